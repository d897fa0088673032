// Compares an answer with what a script expects of it.
#pragma once
#include <string>

#include "runtime/script/pattern.hpp"
#include "runtime/script/script.hpp"

namespace runtime::script {

inline constexpr std::size_t differences_max = 8;

// "" when it holds, else a line for each difference: where, what was expected, what came. What the
// expectation keeps is put into `variables` when all of it holds; the {{name}}s in it must have
// been replaced.
std::string difference(const Expectation& expected, const Answer& answer, Variables& variables);

// Of two bodies. The expected one may have gaps where JSON has values: *, {{id=*}} and ... for "and
// others".
std::string body_difference(std::string_view expected, std::string_view body, Variables& kept);

}  // namespace runtime::script
