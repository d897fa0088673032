// Where settings come from: flag before environment before file before default. Whatever is wrong
// is told all at once, and every value remembers where it was set.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "runtime/yard/settings.hpp"

namespace runtime::config {

// One setting as somebody wrote it. `origin` names the place: "--port", "--set".
struct Given {
  std::string key;  // with '-' or '_' between its words
  std::string value;
  std::string origin;
};

using Environment = std::map<std::string, std::string>;

struct Sources {
  std::vector<Given> flags;  // a later one wins
  Environment environment;   // MADANG_PORT, or the name of a file in MADANG_PORT_FILE
  std::string file;          // TOML; "" asks the environment for MADANG_CONFIG
};

struct Config {
  Settings settings;
  std::map<std::string, std::string> origins;  // of each setting; "default" where nobody set it
};

struct Loaded {
  Config config;
  std::vector<std::string>
      errors;  // one line each; the config is to be used only when there are none
};

Loaded load(const Sources& sources);

// TOML that gives the same settings again: `port = 8088  # default`.
std::string print(const Config& config);

// That of this process.
Environment environment();

}  // namespace runtime::config
