// Wakes a context's thread; calls from any thread, cheap when nobody sleeps.
#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace runtime {

class Signal {
 public:
  void notify() {
    if (raised_.exchange(true)) return;      // it knows already
    { const std::lock_guard lock(mutex_); }  // it is asleep, or has not looked yet
    changed_.notify_one();
  }
  // Returns at once when notified since the last wait.
  void wait_for(std::chrono::milliseconds most) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, most, [this] { return raised_.load(); });
    raised_ = false;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::atomic<bool> raised_ = false;
};

}  // namespace runtime
