// Who is waited for does not wait for the thread of who waits, nor for those that only follow.
#include "runtime/host/workers.hpp"

#include <gtest/gtest.h>

namespace runtime {
namespace {

kit::Context context(const char* name) {
  kit::Context out;
  out.name = name;
  return out;
}

void calls(kit::Context& caller, const char* to, std::optional<kit::Overload> overload = {}) {
  kit::CallModel call;
  call.to = to;
  call.overload = overload;
  caller.calls.push_back(call);
}

TEST(Workers, take_turns_along_the_calls_that_customers_wait_for) {
  kit::System system;
  for (const char* name : {"door", "news", "shelf", "till", "points", "floor"})
    system.contexts.push_back(context(name));
  auto& door = system.contexts[0];
  calls(door, "door");
  calls(door, "shelf");
  calls(door, "till", kit::Overload::hold);
  calls(door, "floor");  // only when somebody cancels
  auto& till = system.contexts[3];
  calls(till, "bank", kit::Overload::hold);
  calls(till, "points", kit::Overload::hold);
  calls(till, "door", kit::Overload::hold);
  EXPECT_EQ(workers_of(system), (std::vector<std::size_t>{0, 2, 1, 1, 0, 2}));
}

}  // namespace
}  // namespace runtime
