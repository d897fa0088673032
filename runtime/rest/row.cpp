// Rows as objects.
#include "runtime/rest/row.hpp"

namespace runtime::rest {

std::optional<Current> read_row(const Edge& edge, const Place& place, std::int64_t id) {
  std::optional<Current> current;
  const kit::Value key(id);
  edge.reader(place).get(place.layout.id, {&key, 1}, [&](std::span<const kit::Value> row) {
    const auto visibility = Layout::visibility_in(place.layout, row);
    if (visibility == kit::Visibility::hidden) return false;
    current.emplace();
    current->visibility = visibility;
    current->state = kit::Box(place.type());
    place.layout.read(row, current->state.object());
    if (place.layout.version_column >= 0)
      current->version = row[static_cast<std::size_t>(place.layout.version_column)].integer();
    return false;
  });
  return current;
}

std::string state_word(const Place& place, const void* state) {
  if (place.state_column < 0) return {};
  std::string scratch;
  const auto& field = place.type().fields[static_cast<std::size_t>(place.state_column)];
  return std::string(field.get(state, scratch).text());
}

}  // namespace runtime::rest
