// The rules of points.
#include "systems/breakfast/mileage/mileage.hpp"

namespace breakfast::mileage {

kit::Visibility visibility(const Mileage& mileage) {
  return mileage.state == State::earned ? kit::Visibility::listed : kit::Visibility::hidden;
}

Decision decide(const Mileage& mileage, const Earn& earn) {
  if (mileage.state != State::none) return {};
  return Milegeadded{mileage.id, earn.pay_id, earn.cnt, earn.order_id, earn.customer_id};
}

Decision decide(const Mileage& mileage, const Revoke& revoke) {
  switch (mileage.state) {
    case State::none:
      return EarningBarred{mileage.id, revoke.pay_id};
    case State::earned:
      return Mileageremoved{mileage.id, mileage.pay_id, mileage.cnt, mileage.order_id,
                            mileage.customer_id};
    case State::revoked:
      return {};
  }
  return {};
}

void evolve(Mileage& mileage, const Milegeadded& e) {
  mileage.pay_id = e.pay_id;
  mileage.order_id = e.order_id;
  mileage.cnt = e.cnt;
  mileage.customer_id = e.customer_id;
  mileage.state = State::earned;
}
void evolve(Mileage& mileage, const Mileageremoved&) { mileage.state = State::revoked; }
void evolve(Mileage& mileage, const EarningBarred& e) {
  mileage.pay_id = e.pay_id;
  mileage.state = State::revoked;
}

}  // namespace breakfast::mileage
