// What a reader sees of himself: how many books he has, and what his late returns have cost so far.
#pragma once
#include "kit/service.hpp"
#include "systems/library/borrow/events.hpp"
#include "systems/library/giveback/events.hpp"

namespace library::dashboard {

struct UserInfo {
  UserId user_id;
  kit::Money expire_fee;
  int borrow_cnt = 0;
  // Not shown. Loans and returns come from two logs, a return perhaps before its loan.
  std::int64_t borrowed = 0, returned = 0;
};
DESCRIBE(UserInfo, user_id, expire_fee, borrow_cnt, borrowed, returned)

kit::Visibility visibility(const UserInfo& info);

void project(kit::Rows<UserInfo>&, const borrow::BookBorrowed&);
void project(kit::Rows<UserInfo>&, const giveback::BookReturned&);
void project(kit::Rows<UserInfo>&, const giveback::BookExpired&);
void project(kit::Rows<UserInfo>&, const giveback::FeeWaived&);

}  // namespace library::dashboard
