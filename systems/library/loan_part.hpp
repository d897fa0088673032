// A return may be of several loans: which ones, how many copies of each, and how many it still has.
#pragma once
#include "kit/describe.hpp"
#include "systems/library/ids.hpp"

namespace library {

struct LoanPart {
  BorrowId borrow_id;
  int taken = 0, left = 0;
};
DESCRIBE(LoanPart, borrow_id, taken, left)

}  // namespace library
