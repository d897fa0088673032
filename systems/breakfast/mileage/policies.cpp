// The payment's number says whose points they are. A payment that had none to give has none to
// take.
#include "systems/breakfast/mileage/policies.hpp"

namespace breakfast::mileage {

std::optional<Revoke> on_cancelled(const payment::Cancelled& e) {
  if (payment::points(e.amount) == 0) return {};
  return Revoke{e.id};
}
std::optional<Revoke> on_pay_expired(const payment::PayExpired& e) {
  if (!e.points_asked) return {};
  return Revoke{e.id};
}
std::optional<Revoke> on_pay_voided(const payment::PayVoided& e) {
  if (!e.points_asked) return {};
  return Revoke{e.id};
}

}  // namespace breakfast::mileage
