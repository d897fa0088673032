// The checks that every system shares.
#include <algorithm>
#include <map>

#include "kit/json.hpp"
#include "kit/memory_rows.hpp"
#include "runtime/audit/witness.hpp"
#include "runtime/engine/open_calls.hpp"

namespace runtime {
namespace {

using Site = Witness::Site;

struct Folded {
  kit::Box state;
  std::int64_t version = 0;
};

std::string name_of(const Site& site, const kit::AggregateModel& aggregate, std::int64_t id) {
  return site.context->name + "." + aggregate.resource.item + " " + std::to_string(id);
}

// Folds the log of one aggregate type and notes gaps on the way.
std::map<std::int64_t, Folded> fold(Witness& witness, const Site& site,
                                    const kit::AggregateModel& aggregate) {
  std::map<std::int64_t, Folded> out;
  for (const auto& event : site.log) {
    if (event.aggregate != aggregate.resource.item) continue;
    Folded& folded = out[event.aggregate_id];
    if (!folded.state) {
      folded.state = kit::Box(*aggregate.state);
      folded.state.set(aggregate.state->fields.front().name, event.aggregate_id);
    }
    const std::string name = name_of(site, aggregate, event.aggregate_id);
    witness.expect(event.version == ++folded.version,
                   name + ": versions have a gap before " + std::to_string(event.version));
    witness.expect(!event.correlation.empty(), name + ": " + event.type + " tells no story");
    const kit::EventModel* model = aggregate.event(event.type);
    if (!model) {
      witness.report(name + ": unknown event " + event.type);
      continue;
    }
    kit::Box box(*model->type);
    kit::json::read(*model->type, box.object(), event.data);
    model->evolve(folded.state.object(), box.object());
  }
  return out;
}

void check_rows(Witness& witness, const Site& site) {
  for (std::size_t i = 0; i < site.context->aggregates.size(); ++i) {
    const auto& aggregate = site.context->aggregates[i];
    const Layout& layout = site.aggregates[i];
    auto folded = fold(witness, site, aggregate);
    site.reader->scan(layout.id, {}, [&](std::span<const kit::Value> row) {
      const std::string name = name_of(site, aggregate, row[0].integer());
      const auto found = folded.find(row[0].integer());
      if (found == folded.end()) {
        witness.report(name + ": a row without an event");
        return true;
      }
      kit::Box state(*layout.type);
      layout.read(row, state.object());
      witness.expect(state == found->second.state,
                     name + ": the row is not the fold of its events: " +
                         kit::text_of(*layout.type, state.object()) + " instead of " +
                         kit::text_of(*layout.type, found->second.state.object()));
      const auto version = row[static_cast<std::size_t>(layout.version_column)].integer();
      witness.expect(version == found->second.version,
                     name + ": version " + std::to_string(version) + " after " +
                         std::to_string(found->second.version) + " events");
      folded.erase(found);
      return true;
    });
    for (const auto& [id, lost] : folded)
      witness.report(name_of(site, aggregate, id) + ": events without a row");
  }
}

// Each producer's events in its order; between producers by time, as they came to pass.
void fold_view(Witness& witness, const kit::ViewModel& view, kit::MemoryRows& rows) {
  struct Source {
    const std::vector<PublishedEvent>* log;
    std::size_t next = 0;
  };
  std::map<std::string, Source> sources;
  for (const auto& projection : view.projections)
    sources[projection.from].log = &witness.site(projection.from)->log;
  while (true) {
    std::pair<const std::string, Source>* first = nullptr;
    for (auto& source : sources) {
      const auto& [log, next] = source.second;
      if (next == log->size()) continue;
      if (!first || (*log)[next].at_ms < (*first->second.log)[first->second.next].at_ms)
        first = &source;
    }
    if (!first) return;
    const PublishedEvent& event = (*first->second.log)[first->second.next++];
    for (const auto& projection : view.projections) {
      if (projection.from != first->first || projection.event->name != event.type) continue;
      kit::Box box(*projection.event);
      kit::json::read(*projection.event, box.object(), event.data);
      projection.project(rows, box.object());
    }
  }
}

void check_view(Witness& witness, const Site& site, std::size_t at) {
  const kit::ViewModel& view = site.context->views[at];
  const Layout& layout = site.views[at];
  kit::MemoryRows expected(*view.row);
  fold_view(witness, view, expected);
  const std::string name = site.context->name + "." + view.resource.collection + " ";
  site.reader->scan(layout.id, {}, [&](std::span<const kit::Value> row) {
    kit::Box actual(*layout.type);
    layout.read(row, actual.object());
    const auto found = expected.rows.find(row[0].integer());
    if (found == expected.rows.end())
      witness.report(name + std::to_string(row[0].integer()) + ": a row that no event explains");
    else if (!(actual == found->second))
      witness.report(
          name + std::to_string(row[0].integer()) +
          ": the row is not the fold of the log: " + kit::text_of(*layout.type, actual.object()) +
          " instead of " + kit::text_of(*layout.type, found->second.object()));
    if (found != expected.rows.end()) expected.rows.erase(found);
    return true;
  });
  for (const auto& [id, row] : expected.rows)
    witness.report(name + std::to_string(id) + ": the row is missing");
}

// Events that the context of the site is still to apply.
std::vector<std::string> unheard(const Witness& witness, const Site& site) {
  const std::string& name = site.context->name;
  std::vector<std::string> out;
  std::map<std::string, std::int64_t, std::less<>> applied;
  site.reader->scan(site.tables.inbox, {}, [&](std::span<const kit::Value> row) {
    applied[std::string(row[inbox::producer].text())] = row[inbox::seq].integer();
    return true;
  });
  const auto check = [&](const std::string& producer, const kit::Type& event) {
    if (producer == name) return;
    const auto& log = witness.site(producer)->log;
    const auto found = std::find_if(log.rbegin(), log.rend(), [&](const PublishedEvent& logged) {
      return logged.type == event.name;
    });
    const std::int64_t last = found == log.rend() ? 0 : found->seq;
    if (applied[producer] < last)
      out.push_back(name + ": has not applied " + producer + "/" + std::to_string(last));
  };
  for (const auto& subscription : site.context->subscriptions)
    check(subscription.from, *subscription.event);
  for (const auto& view : site.context->views)
    for (const auto& projection : view.projections) check(projection.from, *projection.event);
  return out;
}

// What pages tell as their total is what there is.
void check_count(Witness& witness, const Site& site, const Layout& layout) {
  const store::Condition listed = layout.listed();
  const std::int64_t rows = site.reader->count(layout.id, {&listed, 1});
  const std::int64_t told = layout.kept_total(*site.reader).value_or(rows);
  witness.expect(told == rows, site.context->name + "." + layout.table.name + ": " +
                                   std::to_string(told) + " rows are told and " +
                                   std::to_string(rows) + " are listed");
}

void check_parked(Witness& witness, const Site& site) {
  site.reader->scan(site.tables.parked, {}, [&](std::span<const kit::Value> row) {
    witness.report(site.context->name + ": " + std::string(row[parked::producer].text()) + "/" +
                   std::to_string(row[parked::seq].integer()) + " " +
                   std::string(row[parked::type].text()) +
                   " is parked: " + std::string(row[parked::reason].text()));
    return true;
  });
}

// Nobody has heard of what was not said.
void check_causes(Witness& witness, const Site& site) {
  site.reader->scan(site.tables.inbox, {}, [&](std::span<const kit::Value> row) {
    const auto* producer = witness.site(row[inbox::producer].text());
    if (!producer) return true;
    const std::int64_t head = producer->log.empty() ? 0 : producer->log.back().seq;
    witness.expect(row[inbox::seq].integer() <= head,
                   site.context->name + ": has applied " + producer->context->name + "/" +
                       std::to_string(row[inbox::seq].integer()) + ", and its log ends at " +
                       std::to_string(head));
    return true;
  });
}

}  // namespace

std::vector<std::string> under_way(const Witness& witness) {
  std::vector<std::string> out;
  for (const auto& site : witness.sites()) {
    const std::string& name = site.context->name;
    for (const auto& call : read_open_calls(name, site.tables, *site.reader))
      out.push_back(name + ": a call is still under way: " + call.key);
    for (auto& left : unheard(witness, site)) out.push_back(std::move(left));
  }
  return out;
}

std::vector<std::string> audit(Witness& witness) {
  if (witness.at_rest())
    for (auto& left : under_way(witness)) witness.report(std::move(left));
  for (const auto& site : witness.sites()) {
    check_causes(witness, site);
    check_rows(witness, site);
    for (const auto& layout : site.aggregates) check_count(witness, site, layout);
    for (const auto& layout : site.views) check_count(witness, site, layout);
    check_parked(witness, site);
    if (!unheard(witness, site).empty()) continue;
    for (std::size_t i = 0; i < site.context->views.size(); ++i)
      if (!site.views[i].of) check_view(witness, site, i);
  }
  if (witness.system().audit) witness.system().audit(witness);
  return witness.findings();
}

}  // namespace runtime
