// The messages that went out to customers, as every other business shows its own.
#pragma once
#include "kit/notice.hpp"
#include "systems/pizza/notification/notification.hpp"

namespace pizza::notification {

void project(kit::Rows<kit::Notice>&, const NotificationRecorded&);
void project(kit::Rows<kit::Notice>&, const CustomerNotified&);

}  // namespace pizza::notification
