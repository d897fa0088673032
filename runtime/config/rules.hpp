// What each setting means and which values it may have. Its name, type and default stand in
// Settings alone.
#pragma once
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "kit/describe.hpp"

namespace runtime::config {

struct Rule {
  std::string_view setting{};
  std::string_view meaning{};
  std::int64_t min = std::numeric_limits<std::int64_t>::min();  // of a number
  std::int64_t max = std::numeric_limits<std::int64_t>::max();
  std::string_view words{};   // of a choice, separated by blanks
  bool may_be_empty = false;  // of a text
  std::string_view form{};    // of a text that `fits` alone: what to write
  bool (*fits)(std::string_view) = nullptr;
  std::string_view short_flag{};  // a second name on the command line
};

const Rule& rule(std::string_view setting);

// "a number from 0 to 65535", "one of debug, info, warn, error", "a text", "an IP address"
std::string allowed(const kit::Field& field);

// Sets the field from text. Returns "" or what is wrong: "is not a number; allowed: ...".
std::string assign(const kit::Field& field, void* settings, std::string_view text);

}  // namespace runtime::config
