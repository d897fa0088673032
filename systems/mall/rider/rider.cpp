// The rules of a delivery: near riders only, one rider, forward only.
#include "systems/mall/rider/rider.hpp"

namespace mall::rider {

std::string region_of(const std::optional<std::string>& given, std::string_view address) {
  if (given && !given->empty()) return *given;
  const auto first = address.find(' ');
  if (first == std::string_view::npos) return std::string(address);
  return std::string(address.substr(0, address.find(' ', first + 1)));
}

// The food counts, not what someone entered by hand before there was any: then the delivery begins
// anew.
Decision decide(const Delivery& delivery, const Offer& cooked) {
  const bool cooked_now = cooked.order_management_id && !delivery.order_management_id;
  if (delivery.state != State::none && !cooked_now) return {};
  return DeliveryOffered{delivery.id, cooked.order_id, cooked.order_management_id, cooked.address,
                         region_of(cooked.region, cooked.address)};
}

Decision decide(const Delivery& delivery, const EnterDelivery& entered) {
  if (delivery.state != State::none) return {};
  const std::string address = entered.address.value_or("");
  return DeliveryOffered{
      delivery.id, entered.order_id, {}, address, region_of(entered.region, address)};
}

// The first pick wins. A rider who names no region is taken to be near.
Decision decide(const Delivery& delivery, const Pick& pick) {
  const std::string rider = pick.rider_id.value_or(pick.by);
  switch (delivery.state) {
    case State::none:
      return Refusal::unknown_delivery;
    case State::waiting:
      if (pick.region && delivery.region && *pick.region != *delivery.region)
        return Refusal::other_region;
      return DeliveryStarted{delivery.id,
                             delivery.order_id,
                             State::picked,
                             delivery.address,
                             delivery.region.value_or(""),
                             rider,
                             delivery.order_management_id};
    case State::picked:
      if (rider == delivery.rider_id) return {};
      return Refusal::already_picked;
    case State::delivered:
      return Refusal::already_delivered;
    case State::completed:
      return Refusal::complete;
  }
  return {};
}

Decision decide(const Delivery& delivery, const Deliver& deliver) {
  switch (delivery.state) {
    case State::none:
      return Refusal::unknown_delivery;
    case State::waiting:
      return Refusal::not_picked;
    case State::picked:
      if (deliver.rider_id && deliver.rider_id != delivery.rider_id) return Refusal::other_rider;
      return DeliveryCompleted{delivery.id, delivery.order_id, State::delivered,
                               delivery.order_management_id};
    case State::delivered:
      return {};
    case State::completed:
      return Refusal::complete;
  }
  return {};
}

Decision decide(const Delivery& delivery, const Complete&) {
  if (delivery.state != State::delivered) return {};
  return DeliveryConfirmed{delivery.id, delivery.order_id};
}

void evolve(Delivery& delivery, const DeliveryOffered& e) {
  delivery.order_id = e.order_id;
  delivery.order_management_id = e.order_management_id;
  delivery.address = e.address;
  delivery.region.reset();
  if (!e.region.empty()) delivery.region = e.region;
  delivery.rider_id.reset();
  delivery.state = State::waiting;
}
void evolve(Delivery& delivery, const DeliveryStarted& e) {
  if (!e.rider_id.empty()) delivery.rider_id = e.rider_id;
  delivery.state = e.state;
}
void evolve(Delivery& delivery, const DeliveryCompleted& e) { delivery.state = e.state; }
void evolve(Delivery& delivery, const DeliveryConfirmed&) { delivery.state = State::completed; }

}  // namespace mall::rider
