// Which ports the systems of one process take. Pure.
#pragma once
#include <cstddef>
#include <string>

#include "runtime/yard/settings.hpp"

namespace app {

// Each system has a port of its own, from settings.port on. Their management ports are those from
// settings.management_port on, or follow the last of the others where the two ranges would meet.
// Of 0, any free ones.
runtime::Settings settings_of(std::size_t at, std::size_t systems, runtime::Settings settings);

// "" or why so many systems find no place there, with what would be needed.
std::string no_room(std::size_t systems, const runtime::Settings& settings);

}  // namespace app
