// CLI11 splits the words into flags and values; unknown ones are kept, so that our own message can
// name the nearest.
#include "app/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "kit/describe.hpp"
#include "runtime/config/nearest.hpp"
#include "runtime/config/rules.hpp"

namespace app {
namespace {

using runtime::config::advice;

struct Parser {
  CLI::App root{"madang"};
  Invocation out;
  std::vector<std::string> pairs;  // of --set

  Parser() {
    root.set_help_flag();
    root.add_flag("-h,--help", out.help);
    root.add_flag("--version", out.version);
    root.require_subcommand(0, 1);
    root.allow_extras();
    for (const auto& one : lessons()) add(one);
    CLI::App* help = root.add_subcommand("help");
    help->allow_extras();
    help->callback([this] { out.help = true; });
  }

  void add(const Lesson& lesson) {
    CLI::App* command = root.add_subcommand(std::string(lesson.name));
    command->allow_extras();
    command->set_help_flag();
    command->add_flag("-h,--help", out.help);
    command->callback([this, &lesson] { out.lesson = &lesson; });
    for (const auto& option : lesson.options) add(*command, option);
    if (!lesson.settings) return;
    command->add_option("--config", out.config_file)->multi_option_policy(take_last);
    command->add_option("--set", pairs)->allow_extra_args(false);
    for (const auto& field : kit::type_of<runtime::Settings>().fields) {
      add_setting(*command, field.member, field.member);
      if (const auto alias = runtime::config::rule(field.member).short_flag; !alias.empty())
        add_setting(*command, field.member, std::string(alias));
    }
  }

  void add(CLI::App& command, const Option& option) {
    const std::string flag(option.flag);
    if (option.value.empty())
      command.add_flag_callback(flag, [this, flag] { out.options[flag] = ""; });
    else
      command
          .add_option_function<std::string>(
              flag, [this, flag](const std::string& value) { out.options[flag] = value; })
          ->multi_option_policy(take_last);
  }

  void add_setting(CLI::App& command, const std::string& key, std::string flag) {
    std::replace(flag.begin(), flag.end(), '_', '-');
    flag.insert(0, "--");
    command
        .add_option_function<std::string>(flag,
                                          [this, key, flag](const std::string& value) {
                                            out.settings.push_back({key, value, flag});
                                          })
        ->multi_option_policy(take_last);
  }

  static constexpr auto take_last = CLI::MultiOptionPolicy::TakeLast;
};

// A --set yields to a flag of its own, as the more general to the more special.
void add_pairs(Invocation& out, const std::vector<std::string>& pairs) {
  std::vector<runtime::config::Given> given;
  for (const auto& pair : pairs) {
    const auto equals = pair.find('=');
    if (equals == std::string::npos) {
      out.error = "--set " + pair + ": write --set key=value";
      return;
    }
    given.push_back({pair.substr(0, equals), pair.substr(equals + 1), "--set"});
  }
  out.settings.insert(out.settings.begin(), given.begin(), given.end());
}

std::string unknown_flag(const CLI::App& command, const std::string& written) {
  const std::string flag = written.substr(0, written.find('='));
  std::vector<std::string> names;
  for (const auto* option : command.get_options())
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  const std::vector<std::string_view> known(names.begin(), names.end());
  return "unknown flag \"" + flag + "\": " + advice(flag, known);
}

// What no flag took: words, or flags that nobody knows.
void sort_extras(const Parser& parser, Invocation& out) {
  const auto used = parser.root.get_subcommands();
  for (const auto& extra : parser.root.remaining()) {
    if (extra.starts_with('-') && !used.empty())
      out.error = "flag \"" + extra + "\" stands before the command: write it behind";
    else if (extra.starts_with('-'))
      out.error = unknown_flag(parser.root, extra);
    else
      out.error = "unknown command \"" + extra + "\": " + advice(extra, lesson_names());
    return;
  }
  if (used.empty()) return;
  for (const auto& extra : used.front()->remaining()) {
    if (extra.starts_with('-') && extra.size() > 1) {
      out.error = unknown_flag(*used.front(), extra);
      return;
    }
    out.words.push_back(extra);
  }
}

}  // namespace

Invocation parse(const std::vector<std::string>& words) {
  Parser parser;
  try {
    parser.root.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string what = error.what();  // "--port: 1 required TEXT missing"
    Invocation out;
    out.error = what.substr(0, what.find(':')) + " needs a value";
    return out;
  } catch (const CLI::ParseError& error) {
    Invocation out;
    out.error = error.what();
    return out;
  }
  Invocation out = std::move(parser.out);
  sort_extras(parser, out);
  if (out.error.empty()) add_pairs(out, parser.pairs);
  return out;
}

}  // namespace app
