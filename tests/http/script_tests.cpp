// Plays every story of every system against the real program, each on empty data: a test per file.
// A failure names file, line, step and difference, and shows the end of the program's log.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "runtime/script/parser.hpp"
#include "runtime/script/player.hpp"
#include "tests/http/running_system.hpp"

namespace {

namespace fs = std::filesystem;
using namespace runtime::script;

std::vector<fs::path> stories() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(MADANG_SOURCE) / "systems"))
    if (entry.path().extension() == ".http") found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

std::string system_of(const fs::path& story) {
  return fs::relative(story, fs::path(MADANG_SOURCE) / "systems").begin()->string();
}

std::string name_of(const testing::TestParamInfo<fs::path>& story) {
  return system_of(story.param) + "_" + story.param.stem().string();
}

std::string text_of(const fs::path& file) {
  std::ostringstream out;
  out << std::ifstream(file).rdbuf();
  return out.str();
}

std::string last_part(const std::string& log) {
  constexpr std::size_t shown_max = 4000;
  return log.size() > shown_max ? "..." + log.substr(log.size() - shown_max) : log;
}

class Story : public testing::TestWithParam<fs::path> {};

TEST_P(Story, is_true) {
  const auto parsed = parse(text_of(GetParam()));
  const auto file = GetParam().filename().string();
  ASSERT_FALSE(parsed.fault) << file << ":" << parsed.fault->line << ": " << parsed.fault->what;
  ASSERT_FALSE(parsed.script.steps.empty()) << file << " tells nothing";

  tests::RunningSystem system(MADANG_PROGRAM, system_of(GetParam()));
  const auto result = play(parsed.script, system.servers(), {});
  EXPECT_TRUE(result.good()) << text_of(result, file) << "log:\n" << last_part(system.log());
  EXPECT_EQ(system.stop(), 0) << last_part(system.log());
}

INSTANTIATE_TEST_SUITE_P(http, Story, testing::ValuesIn(stories()), name_of);

}  // namespace
