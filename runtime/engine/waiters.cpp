// Who waits for which aggregate.
#include "runtime/engine/waiters.hpp"

#include <algorithm>
#include <limits>

#include "runtime/engine/step.hpp"

namespace runtime {

void Waiters::add(const Key& key, Waiter waiter) {
  auto& all = waiting_[key];
  if (!waiter.call_key.empty())
    std::erase_if(all, [&](const Waiter& other) { return other.call_key == waiter.call_key; });
  if (waiter.deadline_ticks != no_deadline) deadlines_.emplace_back(waiter.deadline_ticks, key);
  all.push_back(std::move(waiter));
}

std::vector<Waiter> Waiters::take(const Key& key) {
  const auto found = waiting_.find(key);
  if (found == waiting_.end()) return {};
  std::vector<Waiter> all = std::move(found->second);
  waiting_.erase(found);
  return all;
}

const std::vector<Waiter>* Waiters::find(const Key& key) const {
  const auto found = waiting_.find(key);
  return found == waiting_.end() ? nullptr : &found->second;
}

bool Waiters::take_expired(std::int64_t now_ticks, Key& key, Waiter& out) {
  while (!deadlines_.empty() && deadlines_.front().first <= now_ticks) {
    key = deadlines_.front().second;
    deadlines_.pop_front();
    const auto found = waiting_.find(key);
    if (found == waiting_.end()) continue;
    auto& all = found->second;
    const auto late = std::find_if(all.begin(), all.end(), [&](const Waiter& waiter) {
      return waiter.deadline_ticks <= now_ticks;
    });
    if (late == all.end()) continue;
    out = std::move(*late);
    all.erase(late);
    if (all.empty()) waiting_.erase(found);
    return true;
  }
  return false;
}

std::int64_t Waiters::next_deadline() const {
  return deadlines_.empty() ? no_deadline : deadlines_.front().first;
}

}  // namespace runtime
