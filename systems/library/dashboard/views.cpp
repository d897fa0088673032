// A canceled loan never was one: only BookBorrowed counts.
#include <algorithm>

#include "systems/library/dashboard/dashboard.hpp"

namespace library::dashboard {
namespace {

void count(UserInfo& info) {
  info.borrow_cnt = static_cast<int>(std::max<std::int64_t>(info.borrowed - info.returned, 0));
}

}  // namespace

// A row is there once its reader has borrowed something.
kit::Visibility visibility(const UserInfo& info) {
  return info.borrowed > 0 ? kit::Visibility::listed : kit::Visibility::hidden;
}

void project(kit::Rows<UserInfo>& rows, const borrow::BookBorrowed& e) {
  auto& info = rows[e.user_id];
  info.borrowed += e.qty;
  count(info);
}
void project(kit::Rows<UserInfo>& rows, const giveback::BookReturned& e) {
  auto& info = rows[e.user_id];
  info.returned += e.qty;
  count(info);
}
void project(kit::Rows<UserInfo>& rows, const giveback::BookExpired& e) {
  auto& info = rows[e.user_id];
  info.expire_fee = info.expire_fee + e.fee;
}
void project(kit::Rows<UserInfo>& rows, const giveback::FeeWaived& e) {
  auto& info = rows[e.user_id];
  info.expire_fee = std::max(info.expire_fee - e.fee, kit::Money{0});
}

}  // namespace library::dashboard
