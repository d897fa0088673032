// The reader's page has a context of its own: nothing waits for it, and nobody writes to it.
#include "systems/library/contexts.hpp"
#include "systems/library/dashboard/dashboard.hpp"

namespace library::dashboard {

kit::Context service() {
  kit::Service page{"dashboard", "the reader's page", "이용자 현황", 8083};
  page.follows_only().prompt();
  page.view<UserInfo>("userInfo", "userInfos")
      .shows({"expireFee", "borrowCnt"})
      .alias("userInfoes")
      .from<borrow::BookBorrowed>("borrow")
      .from<giveback::BookReturned, giveback::BookExpired, giveback::FeeWaived>("return");
  return page.take();
}

}  // namespace library::dashboard
