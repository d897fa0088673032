// Two ranges of ports, side by side.
#include "app/ports.hpp"

namespace app {
namespace {

constexpr int port_max = 65'535;

// 0 is no range: any free ones.
bool meet(int a, int b, int systems) {
  return a != 0 && b != 0 && a < b + systems && b < a + systems;
}

int first_management_port(int systems, const runtime::Settings& settings) {
  const bool follow = systems > 1 && meet(settings.port, settings.management_port, systems);
  return follow ? settings.port + systems : settings.management_port;
}

std::string beyond(const char* what, int first, int systems, const char* flag, int at_most) {
  const int last = first + systems - 1;
  if (first == 0 || last <= port_max) return {};
  return std::to_string(systems) + " systems need " + what + " " + std::to_string(first) + " to " +
         std::to_string(last) + ", and " + std::to_string(port_max) +
         " is the last there is: " + flag + " " + std::to_string(at_most) + " or less";
}

}  // namespace

runtime::Settings settings_of(std::size_t at, std::size_t systems, runtime::Settings settings) {
  const int number = static_cast<int>(at);
  const int first = first_management_port(static_cast<int>(systems), settings);
  if (settings.management_port != 0) settings.management_port = first + number;
  if (settings.port != 0) settings.port += number;
  return settings;
}

std::string no_room(std::size_t systems, const runtime::Settings& settings) {
  const int all = static_cast<int>(systems), highest = port_max - all + 1;
  const auto wrong = beyond("the ports", settings.port, all, "--port", highest);
  if (!wrong.empty()) return wrong;
  const int elsewhere = meet(settings.port, highest, all) ? settings.port - all : highest;
  return beyond("the management ports", first_management_port(all, settings), all,
                "--management-port", elsewhere);
}

}  // namespace app
