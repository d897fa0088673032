// One row for each kind of event; the general audit compares it with the log.
#include "runtime/sim/tally.hpp"

#include <array>
#include <utility>

#include "kit/service.hpp"

namespace runtime::sim {

struct TallyRow {
  std::int64_t id = 0;
  std::int64_t count = 0;
};
DESCRIBE(TallyRow, id, count)

namespace {

constexpr std::size_t kinds_max = 32;
using Project = void (*)(kit::RowsPort&, const void*);

template <std::int64_t kind>
void count(kit::RowsPort& port, const void*) {
  kit::Rows<TallyRow> rows(port);
  ++rows[kind].count;
}

template <std::size_t... kinds>
constexpr std::array<Project, sizeof...(kinds)> counters(std::index_sequence<kinds...>) {
  return {&count<static_cast<std::int64_t>(kinds) + 1>...};
}

constexpr auto counter_of = counters(std::make_index_sequence<kinds_max>());

void add_tally(kit::Context& context) {
  kit::ViewModel view;
  view.row = &kit::type_of<TallyRow>();
  view.resource.item = context.name + "Tally";
  view.resource.collection = context.name + "Tallies";
  view.resource.shows = {"count"};
  const auto add = [&](const std::string& from, const kit::Type* event) {
    for (const auto& projection : view.projections)
      if (projection.from == from && projection.event == event) return;
    const auto kind = view.projections.size();
    if (kind < kinds_max) view.projections.push_back({from, event, counter_of[kind]});
  };
  for (const auto& subscription : context.subscriptions) add(subscription.from, subscription.event);
  for (const auto& other : context.views)
    for (const auto& projection : other.projections) add(projection.from, projection.event);
  if (!view.projections.empty()) context.views.push_back(std::move(view));
}

}  // namespace

kit::System with_tallies(const kit::System& system) {
  kit::System out = system;
  for (auto& context : out.contexts) add_tally(context);
  return out;
}

}  // namespace runtime::sim
