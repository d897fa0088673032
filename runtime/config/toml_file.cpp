// Flattens what toml11 read. Its errors are several lines of drawing: ours is the place and the
// first line.
#include "runtime/config/toml_file.hpp"

#include <algorithm>
#include <fstream>
#include <toml.hpp>

namespace runtime::config {
namespace {

TomlEntry entry(const std::string& key, const toml::value& value) {
  TomlEntry out{key, {}, TomlEntry::Kind::other, value.location().line()};
  if (value.is_string()) {
    out.kind = TomlEntry::Kind::text;
    out.value = value.as_string().str;
  } else if (value.is_integer()) {
    out.kind = TomlEntry::Kind::number;
    out.value = std::to_string(value.as_integer());
  } else if (value.is_boolean()) {
    out.kind = TomlEntry::Kind::boolean;
    out.value = value.as_boolean() ? "true" : "false";
  }
  return out;
}

}  // namespace

std::vector<TomlEntry> read_toml(const std::string& path, std::string& error) {
  std::vector<TomlEntry> out;
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    error = path + ": can't be read";
    return out;
  }
  try {
    const toml::value root = toml::parse(in, path);
    for (const auto& [key, value] : root.as_table()) out.push_back(entry(key, value));
  } catch (const toml::exception& broken) {
    const std::string what = broken.what();
    error = path + ":" + std::to_string(broken.location().line()) +
            ": not TOML: " + what.substr(0, what.find('\n'));
  } catch (const std::exception& broken) {
    error = path + ": " + broken.what();
  }
  std::sort(out.begin(), out.end(),
            [](const TomlEntry& a, const TomlEntry& b) { return a.line < b.line; });
  return out;
}

}  // namespace runtime::config
