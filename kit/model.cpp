// Look-ups in a model. Linear: a context has a handful of each.
#include "kit/model.hpp"

namespace kit {
namespace {

template <class Items, class Same>
auto find(Items& items, Same same) -> decltype(&items.front()) {
  for (auto& item : items)
    if (same(item)) return &item;
  return nullptr;
}

}  // namespace

void stamp_cause(std::span<Box> commands, const std::string& cause) {
  for (std::size_t i = 0; i < commands.size(); ++i)
    commands[i].set("cause", i == 0 ? cause : cause + "/" + std::to_string(i + 1));
}

const Range* CommandModel::range(std::string_view field) const {
  return find(ranges, [&](const auto& range) { return range.field == field; });
}

const CommandModel* AggregateModel::command(const Type& type) const {
  return find(commands, [&](const auto& command) { return command.type == &type; });
}

const EventModel* AggregateModel::event(std::string_view name) const {
  return find(events, [&](const auto& event) { return event.type->name == name; });
}

const EventModel* AggregateModel::event(const Type& type) const {
  return find(events, [&](const auto& event) { return event.type == &type; });
}

const AggregateModel* Context::aggregate_for(const Type& command) const {
  return find(aggregates, [&](const auto& aggregate) { return aggregate.command(command); });
}

const AggregateModel* Context::aggregate(std::string_view collection) const {
  return find(aggregates, [&](const auto& a) { return a.resource.collection == collection; });
}

const ViewModel* Context::view(std::string_view collection) const {
  return find(views, [&](const auto& v) { return v.resource.collection == collection; });
}

const CallModel* Context::call(std::string_view request) const {
  return find(calls, [&](const auto& call) { return call.request->name == request; });
}

const EventModel* Context::event(std::string_view wanted) const {
  for (const auto& aggregate : aggregates)
    if (const auto* event = aggregate.event(wanted)) return event;
  return nullptr;
}

const Context* System::context(std::string_view wanted) const {
  return find(contexts, [&](const auto& context) { return context.name == wanted; });
}

}  // namespace kit
