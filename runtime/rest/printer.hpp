// Writes JSON in the layout of the originals: two blanks of indent, `"key" : value`, `[ ]` and `{
// }` when empty, array elements on the line of their bracket. Appends to a string and keeps no
// tree.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "kit/json.hpp"

namespace runtime::rest {

using kit::json::append_text;
void append_integer(std::string& out, std::int64_t value);
void append_real(std::string& out, double value);  // 4.0, 1.0E10: always with a fraction

class Printer {
 public:
  explicit Printer(std::string& out) : out_(&out) {}

  void open();
  void close();
  void open_list();
  void close_list();
  void next();                         // before each element of a list
  void name(std::string_view name);    // before each member's value
  void quoted(std::string_view name);  // the same, for a name that stands as `"name" : `
  void text(std::string_view value) { append_text(*out_, value); }
  void integer(std::int64_t value) { append_integer(*out_, value); }
  void real(double value) { append_real(*out_, value); }
  void boolean(bool value) { *out_ += value ? "true" : "false"; }
  void null() { *out_ += "null"; }
  void list(std::string_view json);  // an array of texts that stands as compact JSON

  void member(std::string_view name_, std::string_view value) { name(name_), text(value); }
  void member(std::string_view name_, std::int64_t value) { name(name_), integer(value); }
  void flag(std::string_view name_, bool value) { name(name_), boolean(value); }

 private:
  void line();
  std::string* out_;
  std::size_t depth_ = 0;
  bool first_ = true;
};

}  // namespace runtime::rest
