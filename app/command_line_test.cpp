// What the words mean, what is said when they mean nothing, and that each command teaches itself.
#include "app/command_line.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/commands.hpp"
#include "kit/describe.hpp"
#include "runtime/yard/settings.hpp"

namespace app {
namespace {

using Words = std::vector<std::string>;

int exit_code(const Words& words) {
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const int code = run(words, {});
  testing::internal::GetCapturedStdout();
  testing::internal::GetCapturedStderr();
  return code;
}

std::string told(const Words& words, int code = exit_usage) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(run(words, {}), code);
  return testing::internal::GetCapturedStderr();
}

std::string shown(const Words& words) {
  testing::internal::CaptureStdout();
  EXPECT_EQ(run(words, {}), exit_ok);
  return testing::internal::GetCapturedStdout();
}

TEST(command_line, config_is_printed_with_or_without_a_system) {
  EXPECT_EQ(shown({"config", "mall"}), shown({"config"}));
  EXPECT_NE(told({"config", "moll"}).find("did you mean \"mall\""), std::string::npos);
}

TEST(command_line, each_setting_has_a_flag) {
  for (const auto& field : kit::type_of<runtime::Settings>().fields) {
    std::string flag = "--" + field.member;
    std::replace(flag.begin(), flag.end(), '_', '-');
    const auto asked = parse({"run", "mall", flag, "7"});
    ASSERT_EQ(asked.error, "") << flag;
    ASSERT_EQ(asked.settings.size(), 1U);
    EXPECT_EQ(asked.settings[0].key, field.member);
    EXPECT_EQ(asked.settings[0].value, "7");
    EXPECT_EQ(asked.settings[0].origin, flag);
  }
}

TEST(command_line, flags_may_stand_before_and_behind_the_system) {
  for (const auto& words :
       {Words{"run", "--port", "1", "mall"}, Words{"run", "mall", "--port=1"}}) {
    const auto asked = parse(words);
    EXPECT_EQ(asked.error, "");
    EXPECT_EQ(asked.words, Words{"mall"});
    EXPECT_EQ(asked.settings.at(0).value, "1");
  }
}

TEST(command_line, the_last_of_a_flag_counts_and_set_yields_to_it) {
  const auto asked =
      parse({"config", "--port", "1", "--port", "2", "--set", "port=3", "--set", "bind=::"});
  ASSERT_EQ(asked.settings.size(), 3U);
  EXPECT_EQ(asked.settings[1].key, "bind");
  EXPECT_EQ(asked.settings[2].value, "2");
  EXPECT_NE(shown({"config", "--port", "2", "--set", "port=3"}).find("port = 2  # --port\n"),
            std::string::npos);
  EXPECT_NE(shown({"config", "--static", "가게"}).find("static_files = \"가게\"  # --static\n"),
            std::string::npos);
}

TEST(command_line, options_of_single_commands) {
  EXPECT_EQ(parse({"demo", "mall", "--url", "http://x"}).options.at("--url"), "http://x");
  EXPECT_EQ(parse({"sim", "mall", "--seeds", "5", "--from", "9"}).options.at("--from"), "9");
  EXPECT_TRUE(parse({"events", "mall", "--follow"}).options.contains("--follow"));
  EXPECT_EQ(parse({"model", "mall", "--format", "openapi"}).options.at("--format"), "openapi");
  EXPECT_EQ(parse({"rebuild", "mall", "things"}).words, (Words{"mall", "things"}));
  EXPECT_EQ(parse({"run", "mall", "--config", "x.toml"}).config_file, "x.toml");
}

TEST(command_line, what_is_unknown_names_the_nearest) {
  EXPECT_EQ(told({"rum", "mall"}), "madang: unknown command \"rum\": did you mean \"run\"?\n");
  EXPECT_EQ(told({"run", "mal"}), "madang: unknown system \"mal\": did you mean \"mall\"?\n");
  EXPECT_EQ(told({"run", "mall", "--prot", "1"}),
            "madang: unknown flag \"--prot\": did you mean \"--port\"?\n");
  EXPECT_EQ(told({"run", "mall", "--prot=1"}),
            "madang: unknown flag \"--prot\": did you mean \"--port\"?\n");
  EXPECT_EQ(told({"help", "rnu"}), "madang: no help on \"rnu\": did you mean \"run\"?\n");
  EXPECT_EQ(told({"config", "--set", "prot=1"}),
            "madang: --set: unknown setting \"prot\": did you mean \"port\"?\n");
}

TEST(command_line, what_is_missing_or_too_much_is_said) {
  EXPECT_EQ(told({"run"}).find("madang: which system? For example: madang run "), 0U);
  EXPECT_EQ(told({"rebuild", "mall"}),
            "madang: which view? For example: madang rebuild mall menus\n");
  EXPECT_EQ(told({"run", "mall", "x"}),
            "madang: \"x\" is one word too many; see madang run --help\n");
  EXPECT_EQ(told({"run", "mall", "--port"}), "madang: --port needs a value\n");
  EXPECT_EQ(told({"config", "--set", "port"}), "madang: --set port: write --set key=value\n");
  EXPECT_EQ(told({"--port", "1", "run", "mall"}),
            "madang: flag \"--port\" stands before the command: write it behind\n");
  EXPECT_EQ(told({"sim", "mall", "--seeds", "0"}),
            "madang: --seeds = \"0\" is not a number from 1 on\n");
  EXPECT_EQ(told({"sim", "mall", "--from", "x"}),
            "madang: --from = \"x\" is not a number from 0 on\n");
}

TEST(command_line, every_command_teaches_itself_with_an_example) {
  for (const auto& one : lessons()) {
    const std::string name(one.name), text = shown({"help", name});
    EXPECT_EQ(text, shown({name, "--help"}));
    EXPECT_EQ(text, shown({name, "-h"}));
    EXPECT_NE(text.find("usage: madang " + name), std::string::npos);
    EXPECT_NE(text.find("examples:\n  madang " + name), std::string::npos) << name;
    EXPECT_NE(shown({"help"}).find("\n  " + name + " "), std::string::npos);
  }
  EXPECT_EQ(shown({"help"}), shown({"--help"}));
  EXPECT_EQ(shown({"help"}), shown({"help", "help"}));
}

TEST(command_line, nothing_at_all_is_answered_with_the_overview) {
  EXPECT_EQ(told({}), shown({"help"}));
  EXPECT_EQ(shown({"--version"}), "madang " MADANG_VERSION "\n");
}

TEST(command_line, wrong_settings_keep_a_command_from_starting) {
  EXPECT_NE(told({"run", "all", "--port", "65533"}).find("--port 65530 or less"),
            std::string::npos);
  EXPECT_EQ(exit_code({"config", "--port", "70000"}), exit_usage);
  EXPECT_EQ(exit_code({"config", "--config", "/nowhere/x.toml"}), exit_usage);
  EXPECT_EQ(exit_code({"config"}), exit_ok);
}

}  // namespace
}  // namespace app
