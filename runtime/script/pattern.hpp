// Texts with gaps: "*" is any text, "{{id=*}}" is any text and keeps it as id, "{{id}}" is what was
// kept before.
#pragma once
#include <map>
#include <string>
#include <string_view>

namespace runtime::script {

using Variables = std::map<std::string, std::string, std::less<>>;

// Puts the values of {{name}} in. Returns "" or the name that is not known.
std::string substitute(std::string& text, const Variables& variables);

// Does the text fit the pattern? What the pattern keeps is put into `kept` only if it does.
bool fits(std::string_view pattern, std::string_view text, Variables& kept);

}  // namespace runtime::script
