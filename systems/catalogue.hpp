// Every business that this program can run.
#pragma once
#include <span>
#include <string_view>

#include "kit/model.hpp"

namespace systems {

std::span<const kit::System* const> systems();
const kit::System* find(std::string_view name);  // nullptr: there is none of that name

}  // namespace systems
