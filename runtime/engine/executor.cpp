// The one generic handler of all commands of all businesses.
#include "runtime/engine/executor.hpp"

#include <algorithm>
#include <stdexcept>

#include "kit/json.hpp"
#include "runtime/engine/view_rows.hpp"

namespace runtime {
namespace {

// Value of the largest first column of a table, 0 when it is empty.
std::int64_t last_of(store::Reader& reader, store::TableId table) {
  std::int64_t last = 0;
  reader.scan(table, {{}, {{0, true, false}}, 0, 1}, [&](std::span<const kit::Value> row) {
    last = row[0].integer();
    return false;
  });
  return last;
}

}  // namespace

OpenedTables::OpenedTables(const kit::Context& context, store::Store& store)
    : own(open_tables(store)) {
  for (const auto& aggregate : context.aggregates) {
    aggregates.push_back(layout_of(aggregate));
    aggregates.back().id = store.table(aggregates.back().table);
  }
  for (const auto& view : context.views) {
    views.push_back(layout_of(view));
    views.back().id = store.table(views.back().table);
    beside.push_back(store.table(layout_of(view, "__rebuilt").table));
  }
}

Executor::Executor(const kit::Context& context, store::Store& store, Observer& observer)
    : context_(context), opened_(context, store), writer_(store.writer()), observer_(observer) {
  reset();
}

void Executor::reset() {
  waiting_.assign(context_.aggregates.size(), {});
  last_ids_.clear();
  for (const auto& layout : opened_.aggregates) last_ids_.push_back(last_of(writer_, layout.id));
  last_seq_ = last_of(writer_, opened_.own.events);
}

const Layout& Executor::layout(const kit::AggregateModel& aggregate) const {
  return opened_.aggregates[static_cast<std::size_t>(&aggregate - context_.aggregates.data())];
}

Executed Executor::run(kit::Box command, const Meta& meta,
                       std::optional<std::int64_t> expected_version, Outcome& outcome) {
  const kit::AggregateModel* aggregate = context_.aggregate_for(command.type());
  if (!aggregate) throw std::logic_error("no aggregate takes " + command.type().name);
  const auto at = static_cast<std::size_t>(aggregate - context_.aggregates.data());
  const kit::CommandModel& model = *aggregate->command(command.type());

  Loaded loaded = load(at, command);
  const std::int64_t before = loaded.version;
  command.set("id", loaded.id);
  command.set("at", meta.at.ms);
  command.set("by", meta.principal);
  look_up(model, command);

  Executed out;
  out.result.aggregate = aggregate;
  out.result.id = loaded.id;
  kit::Effects effects;
  if (expected_version && *expected_version != before) {
    out.result.kind = Result::Kind::stale;
  } else {
    effects = model.decide(loaded.state.object(), command.object());
    if (effects.refusal) out.result.kind = Result::Kind::refused;
    out.result.refusal = effects.refusal;
  }
  if (out.result.kind == Result::Kind::done) {
    if (before == 0 && !effects.events.empty()) last_ids_[at] = std::max(last_ids_[at], loaded.id);
    const kit::EndsWait* ends = nullptr;
    for (auto& event : effects.events) {
      const kit::EventModel* happened = aggregate->event(event.type().name);
      if (!happened || happened->type != &event.type())
        throw std::logic_error(event.type().name + " is not wired to " + aggregate->resource.item);
      happened->evolve(loaded.state.object(), event.object());
      ++loaded.version;
      append(*aggregate, *happened, event, loaded, meta, outcome);
      if (happened->ends_wait) ends = &*happened->ends_wait;
    }
    if (loaded.version != before) save(at, loaded, before == 0);
    if (!effects.calls.empty() && loaded.version > 0) remember(at, loaded);
    record_calls(*aggregate, loaded, meta, effects.calls, outcome);
    record_timers(*aggregate, loaded, meta, effects.timers, outcome);
    out.waits = effects.waits && !ends;
    out.settles = ends != nullptr;
    if (ends) {
      out.result.kind = ends->refusal ? Result::Kind::refused
                        : ends->held  ? Result::Kind::held
                                      : Result::Kind::done;
      out.result.refusal = ends->refusal;
    }
  }
  out.result.version = loaded.version;
  out.result.created = before == 0 && loaded.version > 0;
  out.result.position = last_seq_;
  if (loaded.version > 0) out.result.state = std::move(loaded.state);
  return out;
}

Result Executor::current(const kit::AggregateModel& aggregate, std::int64_t id) {
  Loaded loaded;
  Result result;
  result.aggregate = &aggregate;
  result.id = id;
  if (read(static_cast<std::size_t>(&aggregate - context_.aggregates.data()), id, loaded)) {
    result.version = loaded.version;
    result.state = std::move(loaded.state);
  }
  result.position = last_seq_;
  return result;
}

// By id, else by the aggregate's key, else a new one.
Executor::Loaded Executor::load(std::size_t at, const kit::Box& command) {
  const kit::AggregateModel& aggregate = context_.aggregates[at];
  const Layout& layout = opened_.aggregates[at];
  Loaded loaded;
  std::string scratch;
  loaded.id = command.get("id", scratch).integer();
  if (loaded.id == 0 && layout.key_column >= 0) {
    const kit::Value key = command.get(aggregate.key, scratch);
    if (!key.is_null()) {
      const store::Query query{{{layout.key_column, store::Condition::Test::equal, key}}, {}, 0, 1};
      writer_.scan(layout.id, query, [&](std::span<const kit::Value> row) {
        loaded.id = row[0].integer();
        return false;
      });
    }
  }
  if (loaded.id != 0 && read(at, loaded.id, loaded)) return loaded;
  if (loaded.id == 0) loaded.id = last_ids_[at] + 1;
  loaded.state = kit::Box(*aggregate.state);
  aggregate.state->fields.front().set(loaded.state.object(), kit::Value(loaded.id));
  return loaded;
}

void Executor::remember(std::size_t at, const Loaded& loaded) {
  auto& waiting = waiting_[at];
  if (waiting.size() >= waiting_max) waiting.clear();
  waiting.insert_or_assign(loaded.id, loaded);
}

bool Executor::read(std::size_t at, std::int64_t id, Loaded& loaded) {
  if (auto known = waiting_[at].extract(id)) {
    loaded = std::move(known.mapped());
    return true;
  }
  const Layout& layout = opened_.aggregates[at];
  const kit::Value key(id);
  return writer_.get(layout.id, {&key, 1}, [&](std::span<const kit::Value> row) {
    loaded.id = id;
    loaded.state = kit::Box(*layout.type);
    layout.read(row, loaded.state.object());
    loaded.version = row[static_cast<std::size_t>(layout.version_column)].integer();
    return true;
  });
}

void Executor::look_up(const kit::CommandModel& command, kit::Box& asked) {
  for (const auto& lookup : command.lookups) {
    const kit::ViewModel* view = context_.view(lookup.view);
    if (!view) continue;
    const Layout& layout = opened_.views[static_cast<std::size_t>(view - context_.views.data())];
    store::Query query{{}, {}, 0, 1};
    std::vector<std::string> texts(lookup.where.size());  // the conditions' values may live here
    for (std::size_t at = 0; at < texts.size(); ++at) {
      const auto& [column, field] = lookup.where[at];
      const kit::Value wanted = asked.given(field, texts[at]);
      if (wanted.is_null()) break;
      query.where.push_back({layout.table.column(column), store::Condition::Test::equal, wanted});
    }
    if (query.where.size() < texts.size()) continue;
    writer_.scan(layout.id, query, [&](std::span<const kit::Value> row) {
      for (const auto& [from, to] : lookup.copies)
        asked.set(to, row[static_cast<std::size_t>(layout.table.column(from))]);
      return false;
    });
  }
}

void Executor::append(const kit::AggregateModel& aggregate, const kit::EventModel& event,
                      kit::Box& box, const Loaded& loaded, const Meta& meta, Outcome& outcome) {
  auto published = std::make_shared<PublishedEvent>();
  published->seq = ++last_seq_;
  published->aggregate = aggregate.resource.item;
  published->aggregate_id = loaded.id;
  published->version = loaded.version;
  published->type = event.type->name;
  published->internal = event.internal;
  published->at_ms = meta.at.ms;
  published->correlation = meta.correlation;
  published->data = kit::json::write(*event.type, box.object());
  const kit::Value row[] = {published->seq,   aggregate.resource.item, loaded.id,  loaded.version,
                            event.type->name, event.internal,          meta.at.ms, meta.correlation,
                            meta.causation,   published->data};
  if (!writer_.insert(opened_.own.events, row))
    throw std::logic_error(context_.name + ": event " + std::to_string(last_seq_) +
                           " is already there");
  project(context_.name, *event.type, box.object());
  observer_.event_recorded(context_, box, loaded.id, last_seq_, meta);
  published->event = std::move(box);
  outcome.events.push_back(std::move(published));
}

void Executor::project(std::string_view producer, const kit::Type& type, const void* event) {
  for (std::size_t i = 0; i < context_.views.size(); ++i) {
    for (const auto& projection : context_.views[i].projections) {
      if (projection.event != &type || projection.from != producer) continue;
      ViewRows rows(opened_.views[i], opened_.views[i].id, writer_);
      projection.project(rows, event);
    }
  }
}

void Executor::save(std::size_t at, const Loaded& loaded, bool created) {
  const Layout& layout = opened_.aggregates[at];
  layout.write(loaded.state.object(), loaded.version, row_, scratch_);
  if (!created) {
    writer_.put(layout.id, row_);
  } else if (!writer_.insert(layout.id, row_)) {
    throw std::logic_error(context_.name + "." + layout.table.name + ": id " +
                           std::to_string(loaded.id) + " or its key is already taken");
  }
}

void Executor::record_calls(const kit::AggregateModel& aggregate, const Loaded& loaded,
                            const Meta& meta, std::vector<kit::CallRequest>& requests,
                            Outcome& outcome) {
  for (auto& request : requests) {
    const kit::CallModel* model = context_.call(request.request.type().name);
    if (!model) throw std::logic_error(request.request.type().name + " is not wired as a call");
    PendingCall call;
    call.key = context_.name + "/" + aggregate.resource.item + "/" + std::to_string(loaded.id) +
               "/" + std::to_string(loaded.version) + "/" + model->request->name;
    call.model = model;
    call.until = request.until;
    call.meta = {meta.correlation, call.key, meta.principal, meta.at};
    const std::string json = kit::json::write(*model->request, request.request.object());
    const kit::Value row[] = {
        call.key,      aggregate.resource.item, loaded.id, model->request->name,
        call.until.ms, meta.correlation,        json};
    writer_.put(opened_.own.calls, row);
    call.request = std::move(request.request);
    outcome.calls.push_back(std::move(call));
  }
}

void Executor::record_timers(const kit::AggregateModel& aggregate, const Loaded& loaded,
                             const Meta& meta, std::vector<kit::TimerRequest>& requests,
                             Outcome& outcome) {
  for (auto& request : requests) {
    const kit::Value key[] = {aggregate.resource.item, loaded.id, request.command.type().name};
    if (request.due == kit::never) {
      writer_.erase(opened_.own.timers, key);
      continue;
    }
    request.command.set("id", loaded.id);
    const std::string json = kit::json::write(request.command.type(), request.command.object());
    const kit::Value row[] = {key[0], key[1], key[2], request.due.ms, meta.correlation, json};
    writer_.put(opened_.own.timers, row);
    outcome.timer_due_ms = std::min(outcome.timer_due_ms, request.due.ms);
  }
}

}  // namespace runtime
