// The log as a whole: levels, order, and what it does when its output is slow.
#include "runtime/observe/log.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <mutex>
#include <sstream>

#include "runtime/observe/throttle.hpp"

namespace runtime::observe {
namespace {

class StoppedClock final : public Clock {
 public:
  kit::Instant now() const override { return {0}; }
  std::int64_t ticks_ms() const override { return 0; }
};

// An output that takes nothing while `gate` is held.
class SlowOutput final : public std::stringbuf {
 public:
  std::mutex gate;

 protected:
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    const std::lock_guard lock(gate);
    return std::stringbuf::xsputn(text, size);
  }
};

std::ptrdiff_t lines(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

TEST(log, writes_one_line_an_event_from_its_level_on) {
  const StoppedClock clock;
  std::ostringstream out;
  {
    Log log(clock, {.level = Level::warn, .to = &out});
    log.info("unheard");
    log.warn("first", {{"n", 1}});
    log.error("second", {}, "c0ffee");
    EXPECT_TRUE(log.wants(Level::warn));
    EXPECT_FALSE(log.wants(Level::info));
  }
  EXPECT_EQ(out.str(), R"({"time":"1970-01-01T00:00:00.000Z","level":"warn","event":"first","n":1})"
                       "\n"
                       R"({"time":"1970-01-01T00:00:00.000Z","level":"error","event":"second",)"
                       R"("correlation":"c0ffee"})"
                       "\n");
}

TEST(log, braces_and_percent_signs_are_plain_text) {
  const StoppedClock clock;
  std::ostringstream out;
  {
    Log log(clock, {.to = &out});
    log.info("x", {{"item", "{} %s {0} %n %v"}});
  }
  EXPECT_NE(out.str().find(R"("item":"{} %s {0} %n %v")"), std::string::npos);
}

TEST(log, a_full_queue_never_blocks_and_counts_what_gave_way) {
  constexpr int written = 1'000, queue_max = 16;
  const StoppedClock clock;
  SlowOutput output;
  std::ostream out(&output);
  std::uint64_t dropped = 0;
  {
    Log log(clock, {.queue_max = queue_max, .to = &out});
    {
      const std::lock_guard lock(output.gate);
      for (int i = 0; i < written; ++i) log.info("x", {{"n", i}});
    }
    dropped = log.dropped();
  }
  EXPECT_GE(dropped, static_cast<std::uint64_t>(written - queue_max - 1));
  // The end of the log itself needs a place in the queue, which may cost one line more.
  EXPECT_LE(lines(output.str()), written - static_cast<std::ptrdiff_t>(dropped));
  EXPECT_GE(lines(output.str()), queue_max - 1);
  EXPECT_NE(output.str().find(R"("n":999})"), std::string::npos) << "the newest line is kept";
}

TEST(log, settings_name_level_and_format) {
  Settings settings;
  settings.log_level = "error";
  settings.log_format = "text";
  EXPECT_EQ(log_options(settings).level, Level::error);
  EXPECT_EQ(log_options(settings).format, Format::text);
  settings.log_format = "json";
  EXPECT_EQ(log_options(settings).format, Format::json);
}

TEST(throttle, lets_a_few_through_each_second_and_counts_the_rest) {
  Throttle throttle(2);
  EXPECT_TRUE(throttle.allow(0));
  EXPECT_TRUE(throttle.allow(10));
  EXPECT_FALSE(throttle.allow(20));
  EXPECT_FALSE(throttle.allow(999));
  EXPECT_TRUE(throttle.left_any_out());
  EXPECT_EQ(throttle.summary(999), 0) << "their second is not over";
  EXPECT_EQ(throttle.summary(1'000), 2);
  EXPECT_EQ(throttle.summary(1'000), 0) << "told once";
  EXPECT_TRUE(throttle.allow(1'000));
  EXPECT_TRUE(throttle.allow(1'001));
  EXPECT_FALSE(throttle.allow(1'002));
}

}  // namespace
}  // namespace runtime::observe
