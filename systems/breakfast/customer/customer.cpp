// Customers come, change and leave.
#include "systems/breakfast/customer/customer.hpp"

namespace breakfast::customer {
namespace {

template <class Words>
bool says(const Customer& customer, const Words& words) {
  return customer.name == words.name && customer.phone == words.phone &&
         customer.address == words.address && customer.age == words.age;
}

template <class Words>
void write(Customer& customer, const Words& words) {
  customer.name = words.name;
  customer.phone = words.phone;
  customer.address = words.address;
  customer.age = words.age;
}

}  // namespace

kit::Visibility visibility(const Customer& customer) {
  return customer.state == State::registered ? kit::Visibility::listed : kit::Visibility::hidden;
}

Decision decide(const Customer& customer, const Register& wanted) {
  switch (customer.state) {
    case State::none:
      return Registerd{customer.id, wanted.name, wanted.phone, wanted.address, wanted.age};
    case State::registered:
      if (says(customer, wanted)) return {};
      return Refusal::already_registered;
    case State::withdrawn:
      return Refusal::unknown_customer;
  }
  return {};
}

Decision decide(const Customer& customer, const Update& wanted) {
  if (customer.state != State::registered) return Refusal::unknown_customer;
  if (says(customer, wanted)) return {};
  return Updated{customer.id, wanted.name, wanted.phone, wanted.address, wanted.age};
}

Decision decide(const Customer& customer, const Leave&) {
  if (customer.state != State::registered) return Refusal::unknown_customer;
  return Withdrawed{customer.id, customer.name, customer.phone, customer.address, customer.age};
}

void evolve(Customer& customer, const Registerd& e) {
  write(customer, e);
  customer.state = State::registered;
}
void evolve(Customer& customer, const Updated& e) { write(customer, e); }
void evolve(Customer& customer, const Withdrawed&) { customer.state = State::withdrawn; }

}  // namespace breakfast::customer
