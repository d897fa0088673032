// The lines of a script and a place among them; knows where a body ends.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace runtime::script {

class Lines {
 public:
  explicit Lines(std::string_view text);

  bool at_end() const { return at_ == lines_.size(); }
  std::string_view line() const { return lines_[at_]; }  // without blanks at its end
  int number() const { return static_cast<int>(at_) + 1; }
  void next() { ++at_; }
  void skip_empty();
  // A command goes on in the next line where a line ends in a backslash.
  std::string joined();

  bool at_body() const;
  // The body that begins on this line: JSON to its last bracket, or what stands between two lines
  // of ```. False: it has no end.
  bool read_body(std::string& body);

 private:
  bool read_json(std::string& body);
  bool read_fenced(std::string& body);

  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
};

bool is_method(std::string_view word);  // three capital letters or more: "GET", "PATCH"

// Position behind the bracket that closes the JSON value at the start of the text; 0: it is never
// closed.
std::size_t json_end(std::string_view text);

}  // namespace runtime::script
