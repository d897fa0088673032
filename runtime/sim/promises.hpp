// What people were told, held against what is recorded: an acknowledged write is there, made by the
// request that was acknowledged, and it said what was so.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "runtime/audit/witness.hpp"

namespace runtime::sim {

struct Promise {
  std::string collection;  // "orders"
  std::int64_t id = 0;
  std::int64_t version = 0;  // after the write, as its ETag said
  std::string word;          // of its state, as the body said; empty when it said none
  std::string trace;         // of the request that made it; empty when another may have made it
};

void check_promises(const std::vector<Promise>& promises, Witness& witness);

}  // namespace runtime::sim
