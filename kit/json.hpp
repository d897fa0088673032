// JSON in and out for described structs. Writing appends straight to a string; reading goes through
// Boost.JSON, which no header shows. What events and stored commands are: flat objects,
// some with lists of texts or of flat objects.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kit/describe.hpp"

namespace kit::json {

void append_text(std::string& out, std::string_view text);  // quoted and escaped
void append(std::string& out, Kind kind, const Value& value);
// One compact object; instants as epoch milliseconds.
void append_object(std::string& out, const Type& type, const void* object);
std::string write(const Type& type, const void* object);

// Fills the fields that the object has; unknown members are passed over, missing ones leave the
// default. Null empties an optional, is the value of an enum that has a null word, and leaves the
// default of all others. Returns "" or what is wrong, in words that name the member.
std::string read(const Type& type, void* object, std::string_view text);

bool read_texts(std::string_view text, std::vector<std::string>& out);
// Fills one object for each of an array; `next` gives where. False: the text is no array of objects
// that fit.
bool read_items(std::string_view text, const Type& type, const std::function<void*()>& next);

}  // namespace kit::json
