// The words of the command line, sorted out. Whether values make sense is decided by whoever uses
// them.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "app/lessons.hpp"
#include "runtime/config/config.hpp"

namespace app {

struct Invocation {
  const Lesson* lesson = nullptr;              // of the sub-command; nullptr: none was named
  std::vector<std::string> words;              // "mall"
  std::map<std::string, std::string> options;  // "--url" -> its value, "" for a flag without one
  std::vector<runtime::config::Given> settings;
  std::string config_file;
  bool help = false;
  bool version = false;
  std::string error;  // why it was not understood; then the rest means nothing
};

Invocation parse(const std::vector<std::string>& words);

}  // namespace app
