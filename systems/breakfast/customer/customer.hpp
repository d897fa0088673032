// The customers' register.
#pragma once
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/breakfast/customer/events.hpp"

namespace breakfast::customer {

inline constexpr std::int64_t age_max = 200;

enum class State { none, registered, withdrawn };
WORDS(State, {State::none, "none"}, {State::registered, "registered"},
      {State::withdrawn, "withdrawn"})

struct Customer {
  CustomerId id;
  std::optional<std::string> name, phone, address;
  std::optional<int> age;
  State state = State::none;  // not shown
};
DESCRIBE(Customer, id, name, phone, address, age, state)

kit::Visibility visibility(const Customer& customer);

struct Register {
  std::optional<std::string> name, phone, address;
  std::optional<int> age;
};
DESCRIBE(Register, name, phone, address, age)

// All that is known of them from now on.
struct Update {
  CustomerId id;
  std::optional<std::string> name, phone, address;
  std::optional<int> age;
};
DESCRIBE(Update, id, name, phone, address, age)

struct Leave {
  CustomerId id;
};
DESCRIBE(Leave, id)

enum class Refusal { unknown_customer, already_registered };
REFUSALS(Refusal,
         {Refusal::unknown_customer,
          {"unknown_customer", 404, "there is no such customer", "없는 고객입니다"}},
         {Refusal::already_registered,
          {"already_registered", 409, "this customer is registered already",
           "이미 등록된 고객입니다"}})

using Event = std::variant<Registerd, Updated, Withdrawed>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const Customer&, const Register&);
Decision decide(const Customer&, const Update&);
Decision decide(const Customer&, const Leave&);

void evolve(Customer&, const Registerd&);
void evolve(Customer&, const Updated&);
void evolve(Customer&, const Withdrawed&);

}  // namespace breakfast::customer
