// Wires one context's moving parts together.
#include "runtime/engine/engine.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace runtime {
namespace {

// The other contexts whose events this one needs, in the order of their first mention.
std::vector<std::string> producers_of(const kit::Context& context) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& name) {
    if (name != context.name && std::find(out.begin(), out.end(), name) == out.end())
      out.push_back(name);
  };
  for (const auto& subscription : context.subscriptions) add(subscription.from);
  for (const auto& view : context.views)
    for (const auto& projection : view.projections) add(projection.from);
  return out;
}

std::set<std::string> wanted_from(const kit::Context& context, const std::string& producer) {
  std::set<std::string> out;
  for (const auto& subscription : context.subscriptions)
    if (subscription.from == producer) out.insert(subscription.event->name);
  for (const auto& view : context.views)
    for (const auto& projection : view.projections)
      if (projection.from == producer) out.insert(projection.event->name);
  return out;
}

}  // namespace

Engine::Engine(const kit::Context& context, store::Store& store, Surroundings surroundings,
               EngineLimits limits)
    : context_(context),
      store_(store),
      surroundings_(std::move(surroundings)),
      queue_(limits.queue_max, [this] { surroundings_.wake(); }),
      executor_(context, store, *surroundings_.observer),
      inbox_(producers_of(context), executor_.tables(), store.writer()),
      calls_(context, *surroundings_.caller, queue_, *surroundings_.clock, *surroundings_.random,
             *surroundings_.observer, limits.calls),
      transactor_(context, executor_, inbox_, calls_, queue_, store.writer(), *surroundings_.clock,
                  *surroundings_.observer, limits.transactor),
      timers_(context, executor_.tables(), store.writer(), queue_, *surroundings_.clock,
              *surroundings_.observer),
      rebuild_(context, executor_, inbox_, queue_, store, *surroundings_.observer),
      head_(executor_.last_seq()) {
  transactor_.on_commit = [this](std::int64_t head, std::int64_t timer_due_ms,
                                 std::vector<EventRef> events) {
    timers_.set(timer_due_ms);
    if (head_.exchange(head) != head)
      surroundings_.bus->announce(context_.name, head, std::move(events));
  };
  transactor_.on_timer_done = [this] { timers_.done(); };
}

void Engine::connect(std::function<Render(const std::string&)> revive) {
  const auto wake = [this] { surroundings_.wake(); };
  const auto& producers = inbox_.producers();
  for (std::size_t i = 0; i < producers.size(); ++i)
    tails_.add(std::make_unique<Tail>(static_cast<int>(i), wanted_from(context_, producers[i]),
                                      surroundings_.bus->feed(producers[i], wake), inbox_, queue_));
  rebuild_.connect(*surroundings_.bus);
  if (!context_.sends.empty())
    dispatcher_ = std::make_unique<Dispatcher>(
        context_, executor_.tables(), store_.writer(), surroundings_.bus->feed(context_.name, wake),
        *surroundings_.notifier, queue_, *surroundings_.clock, *surroundings_.observer);
  const auto add = [this](Stepper& part) {
    parts_.emplace_back(part, context_, *surroundings_.clock, *surroundings_.observer);
  };
  add(tails_);
  add(timers_);
  add(transactor_);
  add(calls_);
  add(rebuild_);
  if (dispatcher_) add(*dispatcher_);
  transactor_.revive = std::move(revive);
  transactor_.recover();
  rebuild_.start_missing();
}

bool Engine::submit(Job&& job) { return !paused_ && queue_.push_request(job); }

std::int64_t Engine::followed(std::string_view producer) const {
  if (producer == context_.name) return head_;
  for (std::size_t i = 0; i < inbox_.producers().size(); ++i)
    if (inbox_.producers()[i] == producer)
      return i < tails_.all().size() ? tails_.all()[i]->followed()
                                     : inbox_.committed(static_cast<int>(i));
  return 0;
}

void Engine::pause() {
  paused_ = true;
  surroundings_.wake();
}

void Engine::resume() {
  paused_ = false;
  surroundings_.wake();
}

std::vector<Stepper*> Engine::steppers() {
  std::vector<Stepper*> out;
  for (auto& part : parts_) out.push_back(&part);
  return out;
}

Progress Engine::step() {
  if (paused_) return transactor_.turn_away();
  resting_ = false;
  run_asked();
  Progress sum;
  for (auto& part : parts_) {
    const Progress progress = part.step();
    sum.worked = sum.worked || progress.worked;
    sum.wake_ticks_ms = std::min(sum.wake_ticks_ms, progress.wake_ticks_ms);
  }
  resting_ = !sum.worked;
  return sum;
}

void Engine::run_asked() {
  std::vector<std::function<void()>> asked;
  {
    const std::lock_guard lock(asked_mutex_);
    asked.swap(asked_);
  }
  for (const auto& ask : asked) {
    try {
      ask();
    } catch (const std::exception& error) {
      surroundings_.observer->trouble(context_, error.what());
    }
  }
}

void Engine::rebuild(const kit::ViewModel& view, Rebuild::Done done) {
  {
    const std::lock_guard lock(asked_mutex_);
    asked_.push_back([this, &view, done = std::move(done)] { rebuild_.start(view, done); });
  }
  surroundings_.wake();
}

void Engine::rebuild_alone(const kit::ViewModel& view) {
  std::optional<std::string> wrong;
  rebuild_.start(view, [&](const std::string& told) { wrong = told; });
  while (!wrong) {
    rebuild_.step();
    transactor_.step();
  }
  if (!wrong->empty()) throw std::runtime_error(*wrong);
}

void Engine::retry_parked(std::function<void(std::size_t)> done) {
  {
    const std::lock_guard lock(asked_mutex_);
    asked_.push_back([this, done = std::move(done)] {
      const std::size_t applied = transactor_.retry_parked();
      if (done) done(applied);
    });
  }
  surroundings_.wake();
}

}  // namespace runtime
