// Faults drawn from the simulation's own seed.
#include "runtime/sim/lossy.hpp"

#include <algorithm>

namespace runtime::sim {
namespace {

class LossyFeed final : public EventFeed {
 public:
  LossyFeed(std::unique_ptr<EventFeed> real, Random& random, const Chances& chances)
      : real_(std::move(real)), random_(random), chances_(chances) {}

  void read(std::int64_t after, std::size_t limit, std::vector<EventRef>& out) override {
    if (random_.below(1000) < chances_.event_late) return;
    const std::size_t again =
        random_.below(1000) < chances_.event_again ? read_again(after, limit, out) : 0;
    real_->read(after, 1 + random_.below(limit - again), out);
  }

 private:
  // Leaves room for a new one. How many came again.
  std::size_t read_again(std::int64_t after, std::size_t limit, std::vector<EventRef>& out) {
    const auto back = static_cast<std::int64_t>(random_.below(std::min<std::size_t>(limit, 9)));
    const std::size_t before = out.size();
    if (back > 0)
      real_->read(std::max<std::int64_t>(after - back, 0), static_cast<std::size_t>(back), out);
    while (out.size() > before && out.back()->seq > after) out.pop_back();
    return out.size() - before;
  }

  const std::unique_ptr<EventFeed> real_;
  Random& random_;
  const Chances& chances_;
};

constexpr std::uint64_t late_ms_max = 2'000;
constexpr std::uint64_t request_late_ms_max = 10'000;

}  // namespace

std::unique_ptr<EventFeed> LossyBus::feed(const std::string& producer, std::function<void()> wake) {
  return std::make_unique<LossyFeed>(real_.feed(producer, std::move(wake)), random_, chances_);
}

void LossyCaller::call(const CallTicket& ticket, OnAnswer on_answer) {
  if (happens(chances_.request_lost)) return;
  const OnAnswer answer = [this, on_answer](std::optional<kit::Answer> what) {
    if (happens(chances_.answer_lost)) return;
    if (happens(chances_.answer_late)) {
      const auto due = clock_.ticks_ms() + static_cast<std::int64_t>(random_.below(late_ms_max));
      late_.emplace(due, [on_answer, what] { on_answer(what); });
      return;
    }
    on_answer(what);
  };
  // A request that its caller has long given up arrives all the same, perhaps after what was to
  // take it back.
  if (happens(chances_.request_late)) {
    const auto due =
        clock_.ticks_ms() + static_cast<std::int64_t>(random_.below(request_late_ms_max));
    const auto request = std::make_shared<const kit::Box>(*ticket.request);
    late_.emplace(due, [this, held = ticket, request, answer]() mutable {
      held.request = request.get();
      real_.call(held, answer);
    });
    return;
  }
  if (happens(chances_.request_doubled)) real_.call(ticket, answer);
  real_.call(ticket, answer);
}

Progress LossyCaller::step() {
  bool worked = false;
  while (!late_.empty() && late_.begin()->first <= clock_.ticks_ms()) {
    const auto deliver = std::move(late_.begin()->second);
    late_.erase(late_.begin());
    deliver();
    worked = true;
  }
  return {worked, late_.empty() ? no_deadline : late_.begin()->first};
}

}  // namespace runtime::sim
