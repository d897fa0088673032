// A flat TOML file as a list; the only place that knows the TOML library.
#pragma once
#include <string>
#include <vector>

namespace runtime::config {

struct TomlEntry {
  enum class Kind { text, number, boolean, other };
  std::string key;
  std::string value;
  Kind kind = Kind::text;
  std::size_t line = 0;
};

// In the order of the file. What can't be read is told in `error` ("madang.toml:3: ...").
std::vector<TomlEntry> read_toml(const std::string& path, std::string& error);

}  // namespace runtime::config
