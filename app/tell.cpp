// `madang demo` and `madang model`: what a system does, shown and described.
#include <unistd.h>

#include <charconv>
#include <cstdio>

#include "app/commands.hpp"
#include "app/demos.hpp"
#include "runtime/config/nearest.hpp"
#include "runtime/model/model_text.hpp"
#include "runtime/script/client.hpp"
#include "runtime/script/parser.hpp"
#include "runtime/script/player.hpp"

namespace app {
namespace {

// "http://localhost:8088" -> the port; 0 when it is no such address.
std::uint16_t port_of(std::string_view url) {
  const auto colon = url.rfind(':');
  std::uint16_t port = 0;
  if (colon == std::string_view::npos || url.substr(0, 7) != "http://") return 0;
  const std::string_view digits = url.substr(colon + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  return error == std::errc() && (end == digits.data() + digits.size() || *end == '/') ? port : 0;
}

}  // namespace

int demo(const kit::System& system, const std::string& url) {
  const std::uint16_t port = port_of(url);
  if (port == 0) {
    std::fprintf(stderr, "madang demo: --url is like http://localhost:8088, not %s\n", url.c_str());
    return exit_usage;
  }
  for (const Demo& told : demos()) {
    if (told.system != system.name) continue;
    const auto parsed = runtime::script::parse(told.story);
    runtime::script::PlayOptions options;
    options.stop_at_first = true;
    options.colours = isatty(STDOUT_FILENO) != 0;
    options.host = "localhost:" + std::to_string(port);
    options.tell = [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); };
    try {
      const auto result = runtime::script::play(
          parsed.script, runtime::script::Servers{{"127.0.0.1", port}, {"127.0.0.1", port}},
          options);
      if (result.good()) return exit_ok;
      std::fprintf(stderr, "%s", runtime::script::text_of(result, "demo").c_str());
    } catch (const std::exception& error) {
      std::fprintf(stderr, "madang demo: %s; is `madang run %s` running at %s?\n", error.what(),
                   system.name.c_str(), url.c_str());
    }
    return exit_found;
  }
  std::fprintf(stderr, "madang demo: %s has no story yet\n", system.name.c_str());
  return exit_found;
}

int model(const kit::System& system, const std::string& format) {
  const std::string text = runtime::model_text(system, format, "http://localhost:8088");
  if (!text.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    return exit_ok;
  }
  std::fprintf(stderr, "madang model: unknown format \"%s\": %s\n", format.c_str(),
               runtime::config::advice(format, runtime::model_formats()).c_str());
  return exit_usage;
}

}  // namespace app
