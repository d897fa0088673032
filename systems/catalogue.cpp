// The list itself: a new business is a line here.
#include "systems/catalogue.hpp"

#include <array>

#include "systems/breakfast/breakfast.hpp"
#include "systems/coffee/coffee.hpp"
#include "systems/library/library.hpp"
#include "systems/mall/mall.hpp"
#include "systems/movie/movie.hpp"
#include "systems/pizza/pizza.hpp"

namespace systems {

std::span<const kit::System* const> systems() {
  static const std::array all = {&mall::system(),    &pizza::system(), &breakfast::system(),
                                 &library::system(), &movie::system(), &coffee::system()};
  return all;
}

const kit::System* find(std::string_view name) {
  for (const auto* system : systems())
    if (system->name == name) return system;
  return nullptr;
}

}  // namespace systems
