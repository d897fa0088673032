// What strikes points out.
#pragma once
#include "systems/breakfast/mileage/mileage.hpp"
#include "systems/breakfast/payment/events.hpp"

namespace breakfast::mileage {

std::optional<Revoke> on_cancelled(const payment::Cancelled&);
std::optional<Revoke> on_pay_expired(const payment::PayExpired&);
std::optional<Revoke> on_pay_voided(const payment::PayVoided&);

}  // namespace breakfast::mileage
