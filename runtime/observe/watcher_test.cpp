// What a context tells, as lines and numbers.
#include "runtime/observe/watcher.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "runtime/observe/log_notifier.hpp"

namespace runtime::observe {
namespace {

struct Place {
  std::int64_t id = 0;
};
DESCRIBE(Place, id)
struct Placed {
  std::int64_t id = 0;
  std::string phone;
};
DESCRIBE(Placed, id, phone)
struct Pay {
  std::int64_t id = 0;
};
DESCRIBE(Pay, id)

class HandClock final : public Clock {
 public:
  kit::Instant now() const override { return {ticks}; }
  std::int64_t ticks_ms() const override { return ticks; }
  std::int64_t ticks = 0;
};

kit::System shop() {
  kit::Context app;
  app.name = "app";
  app.aggregates.emplace_back();
  app.aggregates[0].commands.emplace_back().type = &kit::type_of<Place>();
  app.aggregates[0].events.emplace_back().type = &kit::type_of<Placed>();
  auto& call = app.calls.emplace_back();
  call.request = &kit::type_of<Pay>();
  call.to = "pay";
  app.subscriptions.push_back({"pay", &kit::type_of<Placed>(), nullptr, ""});
  app.sends = {&kit::type_of<Placed>()};
  kit::System system;
  system.contexts.push_back(std::move(app));
  return system;
}

struct Watched : testing::Test {
  kit::System system = shop();
  const kit::Context& app = system.contexts[0];
  const kit::CallModel& pay = app.calls[0];
  HandClock clock;
  std::ostringstream out;
  std::optional<Log> log;
  Metrics metrics;
  std::optional<Watcher> watcher;
  const Meta meta{"c0ffee", "request", "", {}};

  void begin(Level level) {
    log.emplace(clock, LogOptions{.level = level, .to = &out});
    watcher.emplace(app, clock, *log, metrics);
  }
  std::string end() {
    watcher.reset();
    log.reset();
    return out.str();
  }
  bool page_has(const std::string& line) const {
    return metrics.page().find("\n" + line + "\n") != std::string::npos;
  }
  void act() {
    Result refused;
    refused.kind = Result::Kind::refused;
    static const kit::RefusalText too_late{"too_late", 409, "", ""};
    refused.refusal = &too_late;
    watcher->command_ended(app, kit::type_of<Place>(), Result{}, meta);
    watcher->command_ended(app, kit::type_of<Place>(), refused, meta);
    watcher->event_recorded(app, kit::Box::of(Placed{1, "01012345678"}), 1, 7, meta);
    watcher->event_applied(app, "pay", 3);
    watcher->committed(app, 4, 7);
  }
};

TEST_F(Watched, everything_of_the_model_counts_from_zero) {
  begin(Level::info);
  EXPECT_TRUE(page_has(R"(madang_commands_total{command="Place",context="app",outcome="done"} 0)"));
  EXPECT_TRUE(page_has(R"(madang_events_total{context="app",event="Placed"} 0)"));
  EXPECT_TRUE(page_has(R"(madang_events_parked_total{context="app",producer="pay"} 0)"));
  EXPECT_TRUE(page_has(R"(resilience4j_circuitbreaker_state{name="app.Pay",state="closed"} 1)"));
  EXPECT_TRUE(page_has(R"(resilience4j_circuitbreaker_state{name="app.Pay",state="open"} 0)"));
}

TEST_F(Watched, commands_and_events_are_counted_and_silent_at_info) {
  begin(Level::info);
  act();
  EXPECT_EQ(end(), "");
  EXPECT_TRUE(page_has(R"(madang_commands_total{command="Place",context="app",outcome="done"} 1)"));
  EXPECT_TRUE(
      page_has(R"(madang_commands_total{command="Place",context="app",outcome="refused"} 1)"));
  EXPECT_TRUE(page_has(R"(madang_events_total{context="app",event="Placed"} 1)"));
  EXPECT_TRUE(page_has(R"(madang_events_applied_total{context="app",producer="pay"} 1)"));
  EXPECT_TRUE(page_has(R"(madang_commit_tasks_sum{context="app"} 4)"));
}

TEST_F(Watched, at_debug_they_are_lines_with_correlation_and_without_personal_data) {
  begin(Level::debug);
  act();
  const std::string written = end();
  EXPECT_NE(written.find(R"("event":"command_ended","correlation":"c0ffee","context":"app",)"
                         R"("command":"Place","outcome":"refused","refusal":"too_late")"),
            std::string::npos);
  EXPECT_NE(written.find(R"("type":"Placed","id":1,"seq":7,"causation":"request",)"
                         R"("data":{"id":1,"phone":"*******5678"}})"),
            std::string::npos);
  EXPECT_EQ(written.find("01012345678"), std::string::npos);
}

TEST_F(Watched, a_fallback_is_told_in_the_originals_words_with_its_correlation) {
  begin(Level::info);
  watcher->call_failed(app, pay, true, meta);
  const std::string written = end();
  EXPECT_NE(written.find(R"("level":"info","event":"fallback","correlation":"c0ffee")"),
            std::string::npos);
  EXPECT_NE(
      written.find(R"("reason":"breaker open",)"
                   R"("message":"Circuit breaker has been opened. Fallback returned instead.")"),
      std::string::npos);
  EXPECT_TRUE(
      page_has(R"(madang_calls_failed_total{call="Pay",context="app",reason="breaker open"} 1)"));
}

TEST_F(Watched, a_storm_of_fallbacks_is_a_few_lines_and_a_count) {
  begin(Level::info);
  for (int i = 0; i < 500; ++i) watcher->call_failed(app, pay, true, meta);
  watcher->committed(app, 1, 1);
  clock.ticks = 1'000;
  watcher->committed(app, 1, 1);
  for (int i = 0; i < 12; ++i) watcher->call_failed(app, pay, false, meta);
  const std::string written = end();
  std::size_t lines = 0;
  for (std::size_t at = 0; (at = written.find("\"fallback\"", at)) != std::string::npos; ++at)
    ++lines;
  EXPECT_EQ(lines, 20U);
  EXPECT_NE(written.find(R"("event":"fallbacks_not_shown","context":"app","count":490})"),
            std::string::npos);
  EXPECT_NE(written.find(R"("count":2})"), std::string::npos) << "the last ones at the end";
  EXPECT_TRUE(
      page_has(R"(madang_calls_failed_total{call="Pay",context="app",reason="breaker open"} 500)"));
}

TEST_F(Watched, a_breaker_that_opens_is_a_warning_and_a_state) {
  begin(Level::info);
  watcher->breaker_changed(app, pay, BreakerState::open);
  EXPECT_TRUE(page_has(R"(resilience4j_circuitbreaker_state{name="app.Pay",state="open"} 1)"));
  EXPECT_TRUE(page_has(R"(resilience4j_circuitbreaker_state{name="app.Pay",state="closed"} 0)"));
  EXPECT_NE(end().find(R"("level":"warn","event":"breaker_changed","context":"app","call":"Pay",)"
                       R"("to":"pay","state":"open"})"),
            std::string::npos);
}

TEST_F(Watched, a_parked_event_and_trouble_are_told_and_counted) {
  begin(Level::info);
  watcher->event_parked(app, "pay", 12, "Paid", "phone 010-1234-5678\nis odd");
  for (int i = 0; i < 30; ++i) watcher->trouble(app, "disk full");
  const std::string written = end();
  EXPECT_NE(written.find(R"("event":"event_parked","context":"app","producer":"pay","seq":12,)"
                         R"("type":"Paid","reason":"phone ***-****-5678\nis odd"})"),
            std::string::npos);
  EXPECT_NE(
      written.find(R"("level":"error","event":"trouble","context":"app","what":"disk full"})"),
      std::string::npos);
  EXPECT_NE(written.find(R"("event":"troubles_not_shown","context":"app","count":20})"),
            std::string::npos);
  EXPECT_TRUE(page_has(R"(madang_events_parked_total{context="app",producer="pay"} 1)"));
  EXPECT_TRUE(page_has(R"(madang_troubles_total{context="app"} 30)"));
}

TEST_F(Watched, a_message_is_counted_and_logged_masked_at_debug) {
  begin(Level::debug);
  LogNotifier notifier(system, *log, metrics);
  notifier.send("app/7", kit::Box::of(Placed{1, "01012345678"}));
  EXPECT_NE(end().find(R"("event":"notification","key":"app/7","message":"Placed",)"
                       R"("data":{"id":1,"phone":"*******5678"}})"),
            std::string::npos);
  EXPECT_TRUE(page_has(R"(madang_notifications_total{message="Placed"} 1)"));
}

}  // namespace
}  // namespace runtime::observe
