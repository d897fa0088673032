// The queue in front of a context's writer.
#include "runtime/engine/queue.hpp"

#include <gtest/gtest.h>

namespace runtime {
namespace {

Task numbered(std::int64_t number) { return TimerTask{nullptr, number, {}}; }

TEST(TaskQueue, gives_tasks_in_their_order) {
  TaskQueue queue(10, [] {});
  std::vector<Task> taken;
  std::int64_t pushed = 0;
  for (int round = 0; round < 20; ++round) {
    for (int i = 0; i < 7; ++i) queue.push(numbered(pushed++));
    queue.take(5, taken);
  }
  queue.take(1'000, taken);
  ASSERT_EQ(taken.size(), 140U);
  for (std::size_t i = 0; i < taken.size(); ++i)
    EXPECT_EQ(std::get<TimerTask>(taken[i]).id, static_cast<std::int64_t>(i));
}

TEST(TaskQueue, that_is_never_empty_does_not_grow_for_ever) {
  TaskQueue queue(10, [] {});
  for (int i = 0; i < 100; ++i) queue.push(numbered(i));
  for (int i = 0; i < 10'000; ++i) {
    std::vector<Task> taken;
    queue.push(numbered(i));
    queue.take(1, taken);
  }
  EXPECT_EQ(queue.size(), 100U);
  EXPECT_LT(queue.capacity(), 1'000U);
}

TEST(TaskQueue, refuses_requests_when_it_is_full_and_leaves_them_untouched) {
  TaskQueue queue(1, [] {});
  Job first, second;
  second.call_key = "still here";
  EXPECT_TRUE(queue.push_request(first));
  EXPECT_FALSE(queue.push_request(second));
  EXPECT_EQ(second.call_key, "still here");
  std::vector<Task> taken;
  queue.take(1, taken);
  EXPECT_TRUE(queue.push_request(second));
}

}  // namespace
}  // namespace runtime
