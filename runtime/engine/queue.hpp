// A context's bounded queue: requests are refused when it is full, the context's own work (events,
// answers, timers) is bounded by its makers and always taken.
#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <mutex>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "runtime/engine/bus.hpp"
#include "runtime/engine/job.hpp"

namespace runtime {

struct EventTask {
  int producer = 0;  // index among the context's producers
  EventRef event;
};
struct AnswerTask {
  std::uint64_t call = 0;             // its number
  std::optional<kit::Answer> answer;  // nothing: this attempt failed
};
struct TimerTask {
  const kit::AggregateModel* aggregate = nullptr;
  std::int64_t id = 0;
  std::string type;
};
// Work on the store that is not a command, such as a piece of a view's rebuild.
struct ChoreTask {
  std::function<void()> run;
};
using Task = std::variant<Job, EventTask, AnswerTask, TimerTask, ChoreTask>;

class TaskQueue {
 public:
  TaskQueue(std::size_t requests_max, std::function<void()> wake)
      : requests_max_(requests_max), wake_(std::move(wake)) {}

  // False, and the job untouched, when it is full.
  bool push_request(Job& job) {
    {
      const std::lock_guard lock(mutex_);
      if (requests_ >= requests_max_) return false;
      ++requests_;
      tasks_.emplace_back(std::move(job));
    }
    wake_();
    return true;
  }
  void push(Task task) {
    {
      const std::lock_guard lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    wake_();
  }
  // Moves up to `most` tasks to the end of `out`, oldest first.
  void take(std::size_t most, std::vector<Task>& out) {
    const std::lock_guard lock(mutex_);
    const std::size_t count = std::min(most, tasks_.size() - first_);
    for (std::size_t i = 0; i < count; ++i) {
      if (std::holds_alternative<Job>(tasks_[first_ + i])) --requests_;
      out.push_back(std::move(tasks_[first_ + i]));
    }
    first_ += count;
    // A queue that is never empty must not grow for ever.
    if (first_ < tasks_.size() - first_) return;
    tasks_.erase(tasks_.begin(), tasks_.begin() + static_cast<std::ptrdiff_t>(first_));
    first_ = 0;
  }
  // Takes out the requests of those who wait outside, oldest first; calls of other contexts stay.
  std::vector<Job> take_requests() {
    const std::lock_guard lock(mutex_);
    std::vector<Job> out;
    take_requests(tasks_, first_, out);
    requests_ -= out.size();
    return out;
  }
  static void take_requests(std::vector<Task>& tasks, std::size_t first, std::vector<Job>& out) {
    const auto begin = tasks.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = std::stable_partition(begin, tasks.end(), [](const Task& task) {
      const auto* job = std::get_if<Job>(&task);
      return !job || !job->call_key.empty();
    });
    for (auto at = end; at != tasks.end(); ++at) out.push_back(std::move(std::get<Job>(*at)));
    tasks.erase(end, tasks.end());
  }
  std::size_t size() const {
    const std::lock_guard lock(mutex_);
    return tasks_.size() - first_;
  }
  // Tasks that it holds memory for.
  std::size_t capacity() const {
    const std::lock_guard lock(mutex_);
    return tasks_.capacity();
  }

 private:
  const std::size_t requests_max_;
  const std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::vector<Task> tasks_;
  std::size_t first_ = 0;
  std::size_t requests_ = 0;
};

}  // namespace runtime
