// Precedence, origins, and what is said about mistakes.
#include "runtime/config/config.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <boost/pfr.hpp>
#include <cstdio>
#include <fstream>

#include "runtime/config/rules.hpp"

namespace runtime::config {
namespace {

class File {
 public:
  explicit File(const std::string& text)
      : path_(testing::TempDir() + "config_" + std::to_string(::getpid()) + ".toml") {
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~File() { std::remove(path_.c_str()); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string only_error(const Sources& sources) {
  const auto loaded = load(sources);
  EXPECT_EQ(loaded.errors.size(), 1U);
  return loaded.errors.empty() ? "" : loaded.errors[0];
}

TEST(settings, all_of_them_are_described_and_have_a_rule) {
  const auto& fields = kit::type_of<Settings>().fields;
  EXPECT_EQ(fields.size(), boost::pfr::tuple_size_v<Settings>);
  for (const auto& field : fields) EXPECT_FALSE(rule(field.member).meaning.empty()) << field.member;
}

TEST(settings, every_default_is_allowed) {
  Settings standard;
  std::string scratch;
  for (const auto& field : kit::type_of<Settings>().fields) {
    const auto value = field.get(&standard, scratch);
    const std::string text = value.tag() == kit::Value::Tag::integer
                                 ? std::to_string(value.integer())
                                 : std::string(value.text());
    EXPECT_EQ(assign(field, &standard, text), "") << field.member;
  }
}

TEST(config, a_flag_wins_over_environment_over_file_over_default) {
  const File file("port = 1\nbatch_max = 10\nconnections_max = 2\n");
  const auto loaded = load(
      {{{"port", "3", "--port"}}, {{"MADANG_PORT", "2"}, {"MADANG_BATCH_MAX", "20"}}, file.path()});
  EXPECT_TRUE(loaded.errors.empty());
  const auto& [settings, origins] = loaded.config;
  EXPECT_EQ(settings.port, 3);
  EXPECT_EQ(origins.at("port"), "--port");
  EXPECT_EQ(settings.batch_max, 20);
  EXPECT_EQ(origins.at("batch_max"), "MADANG_BATCH_MAX");
  EXPECT_EQ(settings.connections_max, 2);
  EXPECT_EQ(origins.at("connections_max"), file.path() + ":3");
  EXPECT_EQ(settings.queue_max, Settings{}.queue_max);
  EXPECT_EQ(origins.at("queue_max"), "default");
}

TEST(config, the_last_flag_wins_and_dashes_are_underscores) {
  const auto loaded =
      load({{{"management-port", "1", "--set"}, {"management_port", "2", "--set"}}, {}, ""});
  EXPECT_TRUE(loaded.errors.empty());
  EXPECT_EQ(loaded.config.settings.management_port, 2);
}

TEST(config, port_has_two_more_names_in_the_environment) {
  EXPECT_EQ(load({{}, {{"PORT", "1"}}, ""}).config.settings.port, 1);
  EXPECT_EQ(load({{}, {{"PORT", "1"}, {"SERVER_PORT", "2"}}, ""}).config.settings.port, 2);
  const auto all = load({{}, {{"PORT", "1"}, {"SERVER_PORT", "2"}, {"MADANG_PORT", "3"}}, ""});
  EXPECT_EQ(all.config.settings.port, 3);
}

TEST(config, variables_of_kubernetes_services_are_not_settings) {
  const auto loaded = load({{},
                            {{"MADANG_PORT", "tcp://10.0.0.1:8088"},
                             {"MADANG_SERVICE_HOST", "10.0.0.1"},
                             {"MADANG_SERVICE_PORT", "8088"},
                             {"MADANG_PORT_8088_TCP_ADDR", "10.0.0.1"},
                             {"MADANG_MALL_PORT", "tcp://10.0.0.2:8088"}},
                            ""});
  EXPECT_TRUE(loaded.errors.empty());
  EXPECT_EQ(loaded.config.settings.port, Settings{}.port);
}

TEST(config, a_variable_may_name_a_file_with_the_value) {
  const File file("가게\n");
  const auto loaded = load({{}, {{"MADANG_DATA_FILE", file.path()}}, ""});
  EXPECT_TRUE(loaded.errors.empty());
  EXPECT_EQ(loaded.config.settings.data, "가게");
  EXPECT_EQ(loaded.config.origins.at("data"), "MADANG_DATA_FILE");
  EXPECT_EQ(only_error({{}, {{"MADANG_DATA_FILE", file.path()}, {"MADANG_DATA", "x"}}, ""}),
            "MADANG_DATA_FILE: and MADANG_DATA are both set");
  EXPECT_EQ(only_error({{}, {{"MADANG_DATA_FILE", "/nowhere/x"}}, ""}),
            "MADANG_DATA_FILE: /nowhere/x can't be read");
}

TEST(config, the_environment_may_name_the_file) {
  const File file("port = 5\n");
  EXPECT_EQ(load({{}, {{"MADANG_CONFIG", file.path()}}, ""}).config.settings.port, 5);
}

TEST(config, an_unknown_key_names_its_place_and_the_nearest) {
  const File file("# a comment\nprot = 1\n");
  EXPECT_EQ(only_error({{}, {}, file.path()}),
            file.path() + ":2: unknown setting \"prot\": did you mean \"port\"?");
  EXPECT_EQ(only_error({{{"queue-mx", "1", "--set"}}, {}, ""}),
            "--set: unknown setting \"queue-mx\": did you mean \"queue_max\"?");
  EXPECT_EQ(only_error({{}, {{"MADANG_PRT", "1"}}, ""}),
            "environment: unknown setting \"MADANG_PRT\": did you mean \"MADANG_PORT\"?");
}

TEST(config, a_wrong_type_names_what_is_allowed) {
  const File file("port = \"8088\"\nlog_level = 3\n[data]\nx = 1\n");
  const auto loaded = load({{}, {}, file.path()});
  ASSERT_EQ(loaded.errors.size(), 3U);
  EXPECT_EQ(loaded.errors[0],
            file.path() + ":1: port is not a number; allowed: a number from 0 to 65535");
  EXPECT_EQ(loaded.errors[1], file.path() +
                                  ":2: log_level is not a text in quotes; allowed: one of debug, "
                                  "info, warn, error");
  EXPECT_EQ(loaded.errors[2], file.path() +
                                  ":3: data is neither a number nor a text; allowed: a "
                                  "text that is not empty");
}

TEST(config, a_value_out_of_its_range_names_the_range) {
  const std::string range = "; allowed: a number from 0 to 65535";
  const auto port = [](const char* text) {
    return only_error({{{"port", text, "--port"}}, {}, ""});
  };
  EXPECT_EQ(port("65536"), "--port: port = \"65536\" is out of range" + range);
  EXPECT_EQ(port("-1"), "--port: port = \"-1\" is out of range" + range);
  EXPECT_EQ(port("99999999999999999999"),
            "--port: port = \"99999999999999999999\" is out of range" + range);
  EXPECT_EQ(port("80 "), "--port: port = \"80 \" is not a number" + range);
  EXPECT_EQ(port(""), "--port: port = \"\" is not a number" + range);
  EXPECT_TRUE(load({{{"port", "65535", "--port"}}, {}, ""}).errors.empty());
  EXPECT_EQ(only_error({{{"log_level", "loud", "--log-level"}}, {}, ""}),
            "--log-level: log_level = \"loud\" is unknown; "
            "allowed: one of debug, info, warn, error");
}

TEST(config, addresses_networks_and_origins_are_checked) {
  const auto given = [](const char* key, const char* text) {
    return load({{{key, text, "--set"}}, {}, ""}).errors;
  };
  EXPECT_EQ(given("bind", "localhost"),
            std::vector<std::string>{
                "--set: bind = \"localhost\" is not understood; allowed: an IP address"});
  EXPECT_TRUE(given("bind", "::1").empty());
  EXPECT_TRUE(given("trusted_proxies", "").empty());
  EXPECT_TRUE(given("trusted_proxies", "10.0.0.0/8, fd00::/8,192.168.1.7").empty());
  for (const auto* wrong : {"proxy", "10.0.0.0/33", "10.0.0.1,x", "10.0.0.0/8/8"})
    EXPECT_EQ(given("trusted_proxies", wrong).size(), 1U) << wrong;
  EXPECT_TRUE(given("cors_origins", "https://a.example, http://b.example:3000").empty());
  for (const auto* wrong : {"a.example", "https://a.example/", "https://", "://a"})
    EXPECT_EQ(given("cors_origins", wrong).size(), 1U) << wrong;
}

TEST(config, what_is_not_toml_names_the_line) {
  const File file("port = 1\nbind = \n");
  EXPECT_EQ(only_error({{}, {}, file.path()}).find(file.path() + ":2: not TOML: "), 0U);
  EXPECT_EQ(only_error({{}, {}, "/nowhere/madang.toml"}), "/nowhere/madang.toml: can't be read");
}

TEST(config, all_mistakes_are_told_at_once) {
  const auto loaded = load({{{"port", "x", "--port"}, {"nonsense_of_ours", "1", "--set"}},
                            {{"MADANG_QUEUE_MAX", "0"}},
                            ""});
  EXPECT_EQ(loaded.errors.size(), 3U);
}

TEST(config, what_is_printed_can_be_read_again) {
  const auto first = load({{{"data", "가게 \"하나\"", "--data"}, {"port", "7", "--port"}}, {}, ""});
  const std::string printed = print(first.config);
  EXPECT_EQ(printed.find("port = 7  # --port\nbind = \"0.0.0.0\"  # default\n"), 0U);
  const File file(printed);
  const auto second = load({{}, {}, file.path()});
  EXPECT_TRUE(second.errors.empty());
  EXPECT_TRUE(
      kit::equal(kit::type_of<Settings>(), &first.config.settings, &second.config.settings));
}

}  // namespace
}  // namespace runtime::config
