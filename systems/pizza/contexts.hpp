// The pizza shop's contexts, each wired in its service.cpp.
#pragma once
#include "kit/model.hpp"

namespace pizza {

namespace order {
kit::Context service();
}
namespace payment {
kit::Context service();
}
namespace delivery {
kit::Context service();
}
namespace notification {
kit::Context service();
}

// Added later by other teams, by subscription alone: none of the contexts above knows them.
namespace satisfaction {
kit::Context service();
}
namespace marketing {
kit::Context service();
}
namespace satisfaction_history {
kit::Context service();
}

// Their names, by which they are followed, called and operated.
namespace name {
inline constexpr const char* order = "PizzaOrderManagement";
inline constexpr const char* payment = "Paymentmanagement";
inline constexpr const char* delivery = "OrderDeliveryManagement";
inline constexpr const char* notification = "NotificationManagement";
inline constexpr const char* satisfaction = "SatisfactionManagement";
inline constexpr const char* marketing = "MarketingManagement";
inline constexpr const char* satisfaction_history = "SatisfactionHistoryManagement";
}  // namespace name

}  // namespace pizza
