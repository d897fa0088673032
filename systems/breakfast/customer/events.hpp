// What the customers' register tells the others.
#pragma once
#include <optional>
#include <string>

#include "kit/describe.hpp"
#include "systems/breakfast/ids.hpp"

namespace breakfast::customer {

struct Registerd {
  CustomerId id;
  std::optional<std::string> name, phone, address;
  std::optional<int> age;
};
DESCRIBE(Registerd, id, name, phone, address, age)

struct Updated {
  CustomerId id;
  std::optional<std::string> name, phone, address;
  std::optional<int> age;
};
DESCRIBE(Updated, id, name, phone, address, age)

struct Withdrawed {
  CustomerId id;
  std::optional<std::string> name, phone, address;
  std::optional<int> age;
};
DESCRIBE(Withdrawed, id, name, phone, address, age)

}  // namespace breakfast::customer
