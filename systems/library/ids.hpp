// The ids of the library's things. A reader has no context of its own: others only name him.
#pragma once
#include "kit/id.hpp"

namespace library {

using UserId = kit::Id<struct UserTag>;
using BookId = kit::Id<struct BookTag>;
using BorrowId = kit::Id<struct BorrowTag>;
using ReturnId = kit::Id<struct ReturnTag>;
using CardId = kit::Id<struct CardTag>;
using ReservationId = kit::Id<struct ReservationTag>;

}  // namespace library
