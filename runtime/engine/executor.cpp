// The one generic handler of all commands of all businesses.
#include "runtime/engine/executor.hpp"

#include <algorithm>
#include <stdexcept>

namespace runtime {
namespace {

constexpr int made_before_guess = 3;
constexpr int looked_up_after_wrong_guess = 1'000;

}  // namespace

OpenedTables::OpenedTables(const kit::Context& context, store::Store& store)
    : Layouts(layouts_of(context)), own(open_tables(store)) {
  for (auto* layouts : {&aggregates, &views})
    for (auto& layout : *layouts) {
      layout.id = store.table(layout.table);
      layout.inbox = own.inbox;
    }
  for (const auto& view : context.views)
    beside.push_back(view.of ? -1 : store.table(layout_of(view, "__rebuilt").table));
}

const kit::EventModel& Executor::event_model(const kit::AggregateModel& aggregate,
                                             const kit::Box& event) {
  if (const auto* model = aggregate.event(event.type())) return *model;
  throw std::logic_error(event.type().name + " is not wired to " + aggregate.resource.item);
}

Executor::Executor(const kit::Context& context, store::Store& store, Observer& observer)
    : context_(context), opened_(context, store), writer_(store.writer()), observer_(observer) {
  for (const auto& layout : opened_.aggregates) aggregates_.emplace_back(layout, writer_);
  for (const auto& layout : opened_.views) views_.emplace_back(layout, writer_);
  reset();
}

void Executor::flush() {
  write_recorded();
  for (auto* objects : {&aggregates_, &views_})
    for (auto& table : *objects) {
      table.flush();
      table.write_count();
    }
}

void Executor::reset() {
  ++rollbacks_;
  recorded_.clear();
  may_guess_ = guessed_ = false;
  for (auto& aggregate : aggregates_) aggregate.forget();
  for (auto& view : views_) view.forget();
  last_seq_ = store::last_of(writer_, opened_.own.events);
}

bool Executor::stop_guessing() {
  if (guessed_)
    for (auto& [command, made] : made_in_a_row_) made = -looked_up_after_wrong_guess;
  return guessed_;
}

const Layout& Executor::layout(const kit::AggregateModel& aggregate) const {
  return opened_.aggregates[static_cast<std::size_t>(&aggregate - context_.aggregates.data())];
}

Executed Executor::run(kit::Box command, const Meta& meta,
                       std::optional<std::int64_t> expected_version, bool shown, Outcome& outcome,
                       std::span<const std::string> kept) {
  const kit::AggregateModel* aggregate = context_.aggregate_for(command.type());
  if (!aggregate) throw std::logic_error("no aggregate takes " + command.type().name);
  const auto at = static_cast<std::size_t>(aggregate - context_.aggregates.data());
  const kit::CommandModel& model = *aggregate->command(command.type());
  Attempt attempt{*aggregate, model, at, command, meta, expected_version, shown, kept};
  std::string scratch;
  attempt.id = command.get("id", scratch).integer();
  if (attempt.id == 0 && opened_.aggregates[at].key_column >= 0) {
    // Most commands that name a key make what it names. Where that is so, it is not looked up: the
    // store refuses it when it is there after all, and the transaction is done again without
    // guessing.
    int& made = made_in_a_row_[&model];
    if (may_guess_ && made >= made_before_guess && !expected_version) {
      guessed_ = true;
      if (auto done = run(attempt, true, outcome)) return std::move(*done);
    }
    attempt.id = id_of(at, command);
    made = attempt.id == 0 ? made + 1 : 0;
  }
  return *run(attempt, false, outcome);
}

// Nothing: it was taken to be new, and may be there; nothing has come of it.
std::optional<Executed> Executor::run(const Attempt& attempt, bool guessed, Outcome& outcome) {
  auto& [aggregate, model, at, command, meta, expected_version, shown, kept, named] = attempt;
  Object fresh;
  Object* object = named == 0 ? nullptr : aggregates_[at].find(named);
  const std::int64_t id = named == 0 ? aggregates_[at].last_id() + 1 : named;
  if (!object) {
    fresh.box = kit::Box(*aggregate.state);
    aggregate.state->fields.front().set(fresh.box.object(), kit::Value(id));
    object = &fresh;
  }
  const std::int64_t before = object->version;
  command.set(model.id_at, id);
  command.set(model.at_at, meta.at.ms);
  command.set(model.by_at, meta.principal);
  std::string scratch;
  for (const auto& field : kept) command.set(field, object->box.get(field, scratch));
  look_up(model, command);

  Executed out;
  out.result.aggregate = &aggregate;
  out.result.id = id;
  kit::Effects effects;
  if (expected_version.value_or(before) != before)
    out.result.kind = Result::Kind::stale;
  else
    effects = model.decide(object->box.object(), command.object());
  if (guessed && effects.events.empty()) return std::nullopt;
  if (effects.refusal) {
    out.result.kind = Result::Kind::refused;
    out.result.refusal = effects.refusal;
  }
  if (out.result.kind == Result::Kind::done) {
    for (const auto& event : effects.events)
      event_model(aggregate, event).evolve(object->box.object(), event.object());
    object->version += static_cast<std::int64_t>(effects.events.size());
    if (before > 0 && object->version != before) aggregates_[at].changed(id, *object);
    if (before == 0 && object->version > 0) object = &aggregates_[at].make(id, std::move(fresh));
    record(attempt, id, before, effects, out, outcome);
  }
  out.result.version = object->version;
  out.result.created = before == 0 && object->version > 0;
  out.result.position = last_seq_;
  // Who waits is told later.
  if (object->version > 0 && ((shown && !out.waits) || out.settles)) out.result.state = object->box;
  return out;
}

Result Executor::current(const kit::AggregateModel& aggregate, std::int64_t id) {
  Result result;
  result.aggregate = &aggregate;
  result.id = id;
  const auto at = static_cast<std::size_t>(&aggregate - context_.aggregates.data());
  if (const Object* object = aggregates_[at].find(id)) {
    result.version = object->version;
    result.state = object->box;
  }
  result.position = last_seq_;
  return result;
}

// Of the one that the command's key names; 0: there is none.
std::int64_t Executor::id_of(std::size_t at, const kit::Box& command) {
  const Layout& layout = opened_.aggregates[at];
  std::string scratch;
  std::int64_t id = 0;
  const kit::Value key = command.get(context_.aggregates[at].key, scratch);
  if (key.is_null()) return 0;
  aggregates_[at].flush();
  const store::Query query{{{layout.key_column, store::Condition::Test::equal, key}}, {}, 0, 1};
  writer_.scan(layout.id, query, [&](std::span<const kit::Value> row) {
    id = row[0].integer();
    return false;
  });
  return id;
}

void Executor::look_up(const kit::CommandModel& command, kit::Box& asked) {
  for (const auto& lookup : command.lookups) {
    const kit::ViewModel* view = context_.view(lookup.view);
    if (!view) continue;
    const auto at = static_cast<std::size_t>(view - context_.views.data());
    const bool by_id =
        lookup.where.size() == 1 && lookup.where[0].first == view->row->fields.front().name;
    if (by_id)
      look_up_by_id(lookup, at, asked);
    else
      look_up_by_values(lookup, at, asked);
  }
}

void Executor::look_up_by_id(const kit::Lookup& lookup, std::size_t view, kit::Box& asked) {
  std::string scratch;
  const kit::Value id = asked.given(lookup.where[0].second, scratch);
  if (id.is_null()) return;
  if (const Object* row = views_[view].find(id.integer()))  // it may be kept
    for (const auto& [from, to] : lookup.copies) asked.set(to, row->box.get(from, scratch));
}

void Executor::look_up_by_values(const kit::Lookup& lookup, std::size_t view, kit::Box& asked) {
  const Layout& layout = opened_.views[view];
  store::Query query{{}, {}, 0, 1};
  std::vector<std::string> texts(lookup.where.size());  // the conditions' values may live here
  for (std::size_t at = 0; at < texts.size(); ++at) {
    const auto& [column, field] = lookup.where[at];
    const kit::Value wanted = asked.given(field, texts[at]);
    if (wanted.is_null()) return;
    query.where.push_back({layout.table.column(column), store::Condition::Test::equal, wanted});
  }
  views_[view].flush();
  writer_.scan(layout.id, query, [&](std::span<const kit::Value> row) {
    for (const auto& [from, to] : lookup.copies)
      asked.set(to, row[static_cast<std::size_t>(layout.table.column(from))]);
    return false;
  });
}

void Executor::project(std::string_view producer, const kit::Type& type, const void* event) {
  for (std::size_t i = 0; i < context_.views.size(); ++i)
    for (const auto& projection : context_.views[i].projections)
      if (projection.event == &type && projection.from == producer)
        projection.project(views_[i], event);
}

}  // namespace runtime
