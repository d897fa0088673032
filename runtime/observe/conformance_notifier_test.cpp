// What every notifier promises to those who hand it messages. Written once, run for each
// implementation.
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <sstream>
#include <thread>

#include "runtime/engine/small_system_test.hpp"
#include "runtime/observe/log_notifier.hpp"
#include "runtime/sim/postman.hpp"
#include "runtime/sim/virtual_clock.hpp"

namespace runtime {
namespace {

using small::till::Paid;
using Arrived = std::map<std::string, std::string>;  // by key; only the last when it came again

// A notifier, and what arrived of what was handed to it.
class Rig {
 public:
  virtual ~Rig() = default;
  virtual Notifier& notifier() = 0;
  virtual Arrived arrived() = 0;
};

class LogRig final : public Rig {
 public:
  LogRig() {
    system_.contexts[1].sends.push_back(&kit::type_of<Paid>());
    metrics_ = std::make_unique<observe::Metrics>();
    log_ = std::make_unique<observe::Log>(
        clock_, observe::LogOptions{.level = observe::Level::debug, .to = &out_});
    notifier_ = std::make_unique<observe::LogNotifier>(system_, *log_, *metrics_);
  }
  Notifier& notifier() override { return *notifier_; }
  Arrived arrived() override {
    log_.reset();  // writes what is queued
    Arrived out;
    std::istringstream lines(out_.str());
    for (std::string line; std::getline(lines, line);) {
      const std::string key = between(line, R"("key":")", "\"");
      out[key] =
          between(line, R"("message":")", "\"") + " " + between(line, R"("data":)", "}") + "}";
    }
    return out;
  }

 private:
  static std::string between(const std::string& text, std::string_view from, std::string_view to) {
    const auto start = text.find(from);
    if (start == std::string::npos) return {};
    const auto first = start + from.size();
    return text.substr(first, text.find(to, first) - first);
  }
  sim::VirtualClock clock_;
  std::ostringstream out_;
  kit::System system_ = small::system();
  std::unique_ptr<observe::Metrics> metrics_;
  std::unique_ptr<observe::Log> log_;
  std::unique_ptr<observe::LogNotifier> notifier_;
};

class PostmanRig final : public Rig {
 public:
  Notifier& notifier() override { return postman_; }
  Arrived arrived() override {
    EXPECT_EQ(postman_.complaints(), std::vector<std::string>{});
    return postman_.sent();
  }

 private:
  SeededRandom random_{9};
  sim::Postman postman_{random_};
};

struct Kind {
  const char* name;
  std::unique_ptr<Rig> (*make)();
  bool threads;  // several may hand over messages
  friend std::ostream& operator<<(std::ostream& out, const Kind& kind) { return out << kind.name; }
};

template <class T>
std::unique_ptr<Rig> make() {
  return std::make_unique<T>();
}

class Notifiers : public testing::TestWithParam<Kind> {
 protected:
  static constexpr std::int64_t count = 300;
  static constexpr int attempts_max = 100;

  // As the one who hands over does it: again until it is taken. How often it was not.
  int send(const std::string& key, std::int64_t order) {
    const kit::Box message = kit::Box::of(Paid{{order}, order, 100});
    const kit::Box before = message;
    int failures = 0;
    for (bool taken = false; !taken && failures < attempts_max;) {
      try {
        rig_->notifier().send(key, message);
        taken = true;
      } catch (const std::exception& error) {
        EXPECT_STRNE(error.what(), "") << "an operator wants to know";
        ++failures;
      }
    }
    EXPECT_LT(failures, attempts_max);
    EXPECT_EQ(message, before);
    return failures;
  }
  static std::string key(std::int64_t number) { return "till/" + std::to_string(number); }
  static std::string text(std::int64_t order) {
    const std::string number = std::to_string(order);
    return R"(Paid {"id":)" + number + R"(,"orderId":)" + number + R"(,"amount":100})";
  }
  const std::unique_ptr<Rig> rig_ = GetParam().make();
};
INSTANTIATE_TEST_SUITE_P(each_notifier, Notifiers,
                         testing::Values(Kind{"log", &make<LogRig>, true},
                                         Kind{"postman", &make<PostmanRig>, false}),
                         testing::PrintToStringParamName());

TEST_P(Notifiers, carry_every_message_that_they_took) {
  Arrived all;
  for (std::int64_t number = 1; number <= count; ++number) {
    send(key(number), number);
    all[key(number)] = text(number);
  }
  EXPECT_EQ(rig_->arrived(), all);
}

TEST_P(Notifiers, take_a_message_again_and_carry_no_other_for_it) {
  for (int again = 0; again < 5; ++again) send(key(1), 1);
  send(key(2), 2);
  EXPECT_EQ(rig_->arrived(), (Arrived{{key(1), text(1)}, {key(2), text(2)}}));
}

TEST_P(Notifiers, tell_messages_apart_by_their_keys_alone) {
  for (std::int64_t number = 1; number <= 3; ++number) send(key(number), 7);
  EXPECT_EQ(rig_->arrived(), (Arrived{{key(1), text(7)}, {key(2), text(7)}, {key(3), text(7)}}));
}

TEST_P(Notifiers, have_not_carried_what_they_could_not_take) {
  const kit::Box message = kit::Box::of(Paid{{1}, 1, 100});
  Arrived taken;
  for (std::int64_t number = 1; number <= count; ++number) try {
      rig_->notifier().send(key(number), message);
      taken[key(number)] = text(1);
    } catch (const std::exception&) {
    }
  EXPECT_EQ(rig_->arrived(), taken);
}

TEST_P(Notifiers, are_handed_messages_by_several_threads) {
  if (!GetParam().threads) GTEST_SKIP() << "belongs to one thread";
  std::vector<std::thread> threads;
  for (std::int64_t first : {0, 100, 200})
    threads.emplace_back([this, first] {
      for (std::int64_t number = first; number < first + 100; ++number) send(key(number), number);
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(rig_->arrived().size(), 300U);
}

}  // namespace
}  // namespace runtime
