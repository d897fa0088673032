// From the words to the sub-command. Everything that is wrong with them is found before anything is
// done.
#include <charconv>
#include <cstdio>
#include <optional>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "runtime/config/nearest.hpp"
#include "systems/catalogue.hpp"

namespace app {
namespace {

constexpr std::string_view all_systems = "all";  // of `run`

int not_understood(const std::string& why) {
  std::fprintf(stderr, "madang: %s\n", why.c_str());
  return exit_usage;
}

int show(const std::string& text) {
  std::fputs(text.c_str(), stdout);
  return exit_ok;
}

int help_on(const std::string& topic) {
  if (topic == "help") return show(overview());
  if (const auto* found = lesson(topic)) return show(help(*found));
  return not_understood("no help on \"" + topic +
                        "\": " + runtime::config::advice(topic, lesson_names()));
}

// Something that may stand for a word that is missing.
std::string example_of(std::string_view word, const Invocation& asked) {
  if (word == "system") return std::string(system_names().front());
  for (const auto& context : systems::find(asked.words[0])->contexts)
    for (const auto& view : context.views) return view.resource.collection;
  return "...";
}

// "" or why the words don't fit the sub-command.
std::string wrong_words(const Invocation& asked) {
  const auto& expected = asked.lesson->words;
  const std::string command = "madang " + std::string(asked.lesson->name);
  if (asked.words.size() > expected.size())
    return "\"" + asked.words[expected.size()] + "\" is one word too many; see " + command +
           " --help";
  const auto names = system_names();
  const bool all =
      asked.lesson->name == "run" && !asked.words.empty() && asked.words[0] == all_systems;
  if (!asked.words.empty() && !all && !systems::find(asked.words[0]))
    return "unknown system \"" + asked.words[0] +
           "\": " + runtime::config::advice(asked.words[0], names);
  // The settings are the same for all systems, so `config` may leave it out.
  const bool optional = asked.lesson->name == "config";
  if (asked.words.size() == expected.size() || optional) return {};
  const std::string missing(expected[asked.words.size()]);
  return "which " + missing + "? For example: " + command +
         (asked.words.empty() ? "" : " " + asked.words[0]) + " " + example_of(missing, asked);
}

template <class Number>
bool take(const Invocation& asked, const char* flag, Number min, Number& out) {
  const auto found = asked.options.find(flag);
  if (found == asked.options.end()) return true;
  const std::string& text = found->second;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error == std::errc() && end == text.data() + text.size() && out >= min) return true;
  not_understood(std::string(flag) + " = \"" + text + "\" is not a number from " +
                 std::to_string(min) + " on");
  return false;
}

std::string option(const Invocation& asked, std::string_view flag) {
  const auto found = asked.options.find(std::string(flag));
  if (found != asked.options.end()) return found->second;
  for (const auto& one : asked.lesson->options)
    if (one.flag == flag) return std::string(one.standard);
  return {};
}

int start_simulation(const kit::System& system, const Invocation& asked) {
  SimOptions options;
  if (!take<std::uint64_t>(asked, "--seeds", 1, options.seeds) ||
      !take<std::uint64_t>(asked, "--from", 0, options.from) ||
      !take(asked, "--orders", 1, options.orders))
    return exit_usage;
  return simulate(system, options);
}

int start(const Invocation& asked, const runtime::config::Config& config) {
  const std::string_view name = asked.lesson->name;
  if (name == "config") return show_config(config);
  if (asked.words[0] == all_systems) return run_systems(systems::systems(), config.settings);
  const kit::System& system = *systems::find(asked.words[0]);
  if (name == "run") {
    const kit::System* one = &system;
    return run_systems({&one, 1}, config.settings);
  }
  if (name == "demo") return demo(system, option(asked, "--url"));
  if (name == "model") return model(system, option(asked, "--format"));
  if (name == "audit") return audit(system, config.settings);
  if (name == "sim") return start_simulation(system, asked);
  if (name == "events") return events(system, config.settings, asked.options.contains("--follow"));
  return rebuild(system, config.settings, asked.words[1]);
}

}  // namespace

int run(const std::vector<std::string>& words, const runtime::config::Environment& environment) {
  const Invocation asked = parse(words);
  if (!asked.error.empty()) return not_understood(asked.error);
  if (asked.version) return show("madang " MADANG_VERSION "\n");
  if (asked.help && asked.lesson) return show(help(*asked.lesson));
  if (asked.help && !asked.words.empty()) return help_on(asked.words[0]);
  if (asked.help) return show(overview());
  if (!asked.lesson) {
    std::fputs(overview().c_str(), stderr);
    return exit_usage;
  }
  if (const auto wrong = wrong_words(asked); !wrong.empty()) return not_understood(wrong);
  runtime::config::Loaded loaded;
  if (asked.lesson->settings)
    loaded = runtime::config::load({asked.settings, environment, asked.config_file});
  for (const auto& error : loaded.errors) not_understood(error);
  return loaded.errors.empty() ? start(asked, loaded.config) : exit_usage;
}

}  // namespace app
