// The table, and the help made of it.
#include "app/lessons.hpp"

#include <algorithm>

#include "kit/json.hpp"
#include "runtime/config/rules.hpp"
#include "runtime/yard/settings.hpp"
#include "systems/catalogue.hpp"

namespace app {
namespace {

constexpr std::size_t column = 36;  // where meanings begin

constexpr std::string_view run_example =
    "  madang run mall --data 가게 --port 8088\n"
    "      starts the mall with its stores in 가게/mall; then, from another terminal:\n"
    "  http POST localhost:8088/orders item=치킨 qty=1 price=18000\n"
    "  MADANG_LOG_LEVEL=debug madang run mall --set breaker_open_ms=2000\n"
    "      the same, with every command and event in the log\n"
    "  madang run all --port 8088\n"
    "      every system in one process, each on a port of its own from 8088 on\n";
constexpr std::string_view demo_example =
    "  madang demo mall\n"
    "      orders 치킨 at a running mall, watches it being paid, cooked and brought, cancels "
    "another\n"
    "  madang demo mall --url http://localhost:9000\n";
constexpr std::string_view model_example =
    "  madang model mall\n"
    "      the board: who publishes which event, and who acts on it\n"
    "  madang model mall --format openapi > mall.json\n";
constexpr std::string_view audit_example =
    "  madang audit mall --data 가게\n"
    "      reads all stores under 가게/mall; ends with 1 when money, orders or messages don't add "
    "up\n";
constexpr std::string_view sim_example =
    "  madang sim mall --seeds 1000\n"
    "      a thousand bad days; each seed that finds something is named\n"
    "  madang sim mall --from 4711 --seeds 1\n"
    "      seed 4711 once more, the same step by step\n";
constexpr std::string_view events_example =
    "  madang events mall --follow\n"
    "      {\"context\":\"app\", ..., \"eventType\":\"OrderPlaced\", ...} and whatever follows\n";
constexpr std::string_view config_example =
    "  madang config --config madang.toml --port 9000\n"
    "      port = 9000  # --port\n"
    "      data = \"가게\"  # madang.toml:1\n"
    "  madang config > madang.toml\n"
    "      a file to begin with: it says what holds now\n";
constexpr std::string_view rebuild_example =
    "  madang rebuild mall orderStates --data 가게\n"
    "      folds the events again into a new table beside the old one, then swaps them\n";

void append_line(std::string& out, std::string left, std::string_view right) {
  left = "  " + left;
  left.resize(std::max(left.size() + 2, column), ' ');
  out += left;
  out += right;
  out += '\n';
}

std::string dashed(std::string_view name) {
  std::string out = "--" + std::string(name);
  std::replace(out.begin(), out.end(), '_', '-');
  return out;
}

void append_settings(std::string& out) {
  const runtime::Settings standard;
  std::string scratch;
  out += "\nSettings; also as MADANG_<NAME> in the environment and as keys of the file:\n";
  append_line(out, "--config FILE", "settings as TOML; also MADANG_CONFIG");
  append_line(out, "--set KEY=VALUE", "any setting by its name");
  for (const auto& field : kit::type_of<runtime::Settings>().fields) {
    const auto& rule = runtime::config::rule(field.member);
    std::string meaning(rule.meaning);
    if (!rule.words.empty()) meaning += ": " + runtime::config::allowed(field);
    meaning += " [";
    kit::json::append(meaning, field.kind, field.get(&standard, scratch));
    meaning += ']';
    const std::string_view value = field.kind == kit::Kind::integer ? " N" : " TEXT";
    std::string flag = dashed(field.member);
    if (!rule.short_flag.empty()) flag = dashed(rule.short_flag) + ", " + flag;
    append_line(out, flag.append(value), meaning);
  }
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string out;
  for (const auto word : words) (out += out.empty() ? "" : ", ") += word;
  return out;
}

}  // namespace

std::span<const Lesson> lessons() {
  static const std::vector<Lesson> all = {
      {"run", "start a system, or all of them", {"system"}, {}, true, run_example},
      {"demo",
       "walk through a running system, showing each request and answer",
       {"system"},
       {{"--url", "URL", "where it runs", "http://localhost:8088"}},
       false,
       demo_example},
      {"model",
       "print a system as its model describes it",
       {"system"},
       {{"--format", "NAME", "board, routes, openapi, asyncapi, mermaid, sql", "board"}},
       false,
       model_example},
      {"audit", "check a system's stores while it is stopped", {"system"}, {}, true, audit_example},
      {"sim",
       "simulate a system with faults, from seeds",
       {"system"},
       {{"--seeds", "N", "how many runs", "100"},
        {"--from", "N", "the first seed", "1"},
        {"--orders", "N", "orders in each run, at least", "20"}},
       false,
       sim_example},
      {"events",
       "print a system's events in the order of their logs",
       {"system"},
       {{"--follow", "", "go on with those to come"}},
       true,
       events_example},
      {"config",
       "print the settings and where each comes from",
       {"system"},
       {},
       true,
       config_example},
      {"rebuild",
       "make a view anew from the events",
       {"system", "view"},
       {},
       true,
       rebuild_example},
  };
  return all;
}

const Lesson* lesson(std::string_view name) {
  for (const auto& one : lessons())
    if (one.name == name) return &one;
  return nullptr;
}

std::vector<std::string_view> lesson_names() {
  std::vector<std::string_view> out;
  for (const auto& one : lessons()) out.push_back(one.name);
  out.push_back("help");
  return out;
}

std::vector<std::string_view> system_names() {
  std::vector<std::string_view> out;
  for (const auto* system : systems::systems()) out.push_back(system->name);
  return out;
}

std::string overview() {
  std::string out = "Madang runs event-driven businesses.\n\nusage: madang <command> ...\n\n";
  for (const auto& one : lessons()) append_line(out, std::string(one.name), one.summary);
  append_line(out, "help <command>", "its options, and examples");
  out += "\nsystems: " + joined(system_names()) + "\n";
  out += "exit codes: 0 done, 1 failed or found something, 2 not understood\n";
  out += "to begin with: madang run " + std::string(system_names().front()) + "\n";
  return out;
}

std::string help(const Lesson& lesson) {
  std::string out = "madang " + std::string(lesson.name) + ": " + std::string(lesson.summary) +
                    "\n\nusage: madang " + std::string(lesson.name);
  for (const auto word : lesson.words) out += " <" + std::string(word) + ">";
  out += lesson.options.empty() && !lesson.settings ? "\n" : " [options]\n";
  if (!lesson.words.empty()) out += "systems: " + joined(system_names()) + "\n";
  out += "\nexamples:\n" + std::string(lesson.example);
  if (!lesson.options.empty()) out += "\noptions:\n";
  for (const auto& option : lesson.options) {
    std::string meaning(option.meaning);
    if (!option.standard.empty()) meaning += " [" + std::string(option.standard) + "]";
    append_line(out, std::string(option.flag) + " " + std::string(option.value), meaning);
  }
  if (lesson.settings) append_settings(out);
  return out;
}

}  // namespace app
