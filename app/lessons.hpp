// What can be asked of the program: the sub-commands with their options and examples. The command
// line is parsed by this table, and the help is written from it.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace app {

struct Option {
  std::string_view flag;     // "--url"
  std::string_view value{};  // what stands for its value in the help; empty: it takes none
  std::string_view meaning{};
  std::string_view standard{};  // its default, shown in the help
};

struct Lesson {
  std::string_view name;
  std::string_view summary;
  std::vector<std::string_view> words;  // "system"
  std::vector<Option> options;
  bool settings = false;  // takes a flag for each setting
  std::string_view example;
};

std::span<const Lesson> lessons();
const Lesson* lesson(std::string_view name);
std::vector<std::string_view> lesson_names();
std::vector<std::string_view> system_names();

std::string overview();
std::string help(const Lesson& lesson);

}  // namespace app
