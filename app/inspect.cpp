// `madang audit`, `events` and `rebuild`: what looks into the files of a system.
#include <chrono>
#include <cstdio>
#include <map>
#include <thread>

#include "app/commands.hpp"
#include "app/event_line.hpp"
#include "runtime/audit/witness.hpp"
#include "runtime/engine/local_bus.hpp"
#include "runtime/engine/tables.hpp"
#include "runtime/host/files.hpp"
#include "runtime/observe/log_notifier.hpp"
#include "runtime/yard/yard.hpp"

namespace app {
namespace {

using namespace runtime;

constexpr auto follow_every = std::chrono::milliseconds(200);
constexpr std::size_t read_at_once = 1'000;

int failed(const char* command, const kit::System& system, const std::exception& error) {
  std::fprintf(stderr, "madang %s %s: %s\n", command, system.name.c_str(), error.what());
  return exit_found;
}

}  // namespace

int audit(const kit::System& system, const Settings& settings) {
  try {
    Files files(system, settings.data, false);
    Witness witness(
        system, [&](const std::string& name) -> store::Store& { return files.store(name); }, true);
    std::size_t events = 0;
    for (const auto& site : witness.sites()) events += site.log.size();
    const auto left = under_way(witness);
    witness.set_at_rest(left.empty());
    const auto findings = runtime::audit(witness);
    for (const auto& text : left) std::printf("%s\n", text.c_str());
    for (const auto& finding : findings) std::printf("%s\n", finding.c_str());
    if (!left.empty())
      std::printf(
          "what is under way is no finding, but sums that wait for it were not checked: "
          "start %s, let it finish, stop it and audit again\n",
          system.name.c_str());
    std::printf("%s: %zu events, %zu findings\n", system.name.c_str(), events, findings.size());
    return findings.empty() ? exit_ok : exit_found;
  } catch (const std::exception& error) {
    return failed("audit", system, error);
  }
}

int events(const kit::System& system, const Settings& settings, bool follow) {
  try {
    const auto folder = folder_with_data(system, settings.data);
    std::map<std::string, std::unique_ptr<store::Reader>> readers;
    for (const auto& context : system.contexts)
      readers[context.name] =
          store::read_only((folder / (context.name + ".db")).string(), {events::table()});
    std::map<std::string, std::int64_t> read, latest;
    do {
      // By time over all contexts; each one's own as in its log, where times may go back.
      std::multimap<std::int64_t, std::string> lines;
      for (const auto& context : system.contexts) {
        std::vector<PublishedEvent> found;
        read_events(*readers[context.name], 0, read[context.name], INT64_MAX, read_at_once, found);
        for (const auto& event : found) {
          read[context.name] = event.seq;
          auto& at = latest[context.name];
          at = std::max(at, event.at_ms);
          if (!event.internal) lines.emplace(at, event_line(system, context.name, event));
        }
      }
      for (const auto& [at, text] : lines) std::printf("%s\n", text.c_str());
      std::fflush(stdout);
      if (lines.empty() && follow) std::this_thread::sleep_for(follow_every);
      if (lines.empty() && !follow) return exit_ok;
    } while (true);
  } catch (const std::exception& error) {
    return failed("events", system, error);
  }
}

int rebuild(const kit::System& system, const Settings& settings, const std::string& view) {
  try {
    Files files(system, settings.data, false);
    SystemClock clock;
    SeededRandom random;
    Observer silent;
    observe::Log log(clock, observe::log_options(settings));
    observe::Metrics metrics;
    observe::LogNotifier notifier(system, log, metrics);
    Ground ground;
    ground.clock = &clock;
    ground.notifier = &notifier;
    ground.store = [&](const std::string& name) -> store::Store& { return files.store(name); };
    ground.random = [&](const std::string&) -> Random& { return random; };
    ground.observer = [&](const kit::Context&) -> Observer& { return silent; };
    ground.wake = [](std::size_t) {};
    Yard yard(system, ground);
    yard.connect();
    for (auto& engine : yard.engines()) {
      const kit::ViewModel* model = engine->model().view(view);
      if (!model) continue;
      engine->rebuild_alone(*model);
      std::printf("%s is rebuilt\n", view.c_str());
      return exit_ok;
    }
    std::fprintf(stderr, "madang rebuild %s: there is no view %s\n", system.name.c_str(),
                 view.c_str());
    return exit_usage;
  } catch (const std::exception& error) {
    return failed("rebuild", system, error);
  }
}

}  // namespace app
