// `madang demo` and `madang model`: what a system does, shown and described.
#include <arpa/inet.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "app/commands.hpp"
#include "app/demos.hpp"
#include "app/target.hpp"
#include "runtime/config/nearest.hpp"
#include "runtime/model/model_text.hpp"
#include "runtime/script/client.hpp"
#include "runtime/script/parser.hpp"
#include "runtime/script/player.hpp"

namespace app {
namespace {

// As the client needs it; a name that nobody knows is left for the client to complain of.
std::string address_of(const std::string& host) {
  addrinfo wanted{}, *found = nullptr;
  wanted.ai_family = AF_INET;
  wanted.ai_socktype = SOCK_STREAM;
  if (getaddrinfo(host.c_str(), nullptr, &wanted, &found) != 0) return host;
  char text[INET_ADDRSTRLEN] = "";
  const auto* address = reinterpret_cast<const sockaddr_in*>(found->ai_addr);
  inet_ntop(AF_INET, &address->sin_addr, text, sizeof text);
  freeaddrinfo(found);
  return text;
}

}  // namespace

const Demo* demo_of(std::string_view system) {
  const auto found = std::find_if(demos().begin(), demos().end(),
                                  [&](const Demo& one) { return one.system == system; });
  return found == demos().end() ? nullptr : &*found;
}

int demo(const kit::System& system, const std::string& url) {
  const auto target = target_of(url);
  if (!target) {
    std::fprintf(stderr, "madang demo: --url is like http://localhost:8088, not %s\n", url.c_str());
    return exit_usage;
  }
  const Demo* told = demo_of(system.name);
  if (!told) {
    std::fprintf(stderr, "madang demo: %s has no story yet\n", system.name.c_str());
    return exit_found;
  }
  const auto parsed = runtime::script::parse(told->story);
  runtime::script::PlayOptions options;
  options.stop_at_first = true;
  options.colours = isatty(STDOUT_FILENO) != 0;
  options.host = target->authority();
  options.tell = [&](std::string_view text) { std::fputs(told_of(*target, text).c_str(), stdout); };
  const runtime::script::Address server{address_of(target->host), target->port};
  try {
    const auto result =
        runtime::script::play(parsed.script, runtime::script::Servers{server, server}, options);
    if (result.good()) return exit_ok;
    std::fprintf(stderr, "%s", runtime::script::text_of(result, "demo").c_str());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "madang demo: %s; is `madang run %s` running at %s?\n", error.what(),
                 system.name.c_str(), url.c_str());
  }
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
