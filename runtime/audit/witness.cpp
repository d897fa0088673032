// States and events out of the stores.
#include "runtime/audit/witness.hpp"

#include "kit/json.hpp"
#include "runtime/bank/simulated_bank.hpp"
#include "runtime/engine/executor.hpp"
#include "runtime/engine/local_bus.hpp"

namespace runtime {

Witness::Witness(const kit::System& system,
                 const std::function<store::Store&(const std::string&)>& store, bool at_rest)
    : system_(system), at_rest_(at_rest) {
  for (const auto& context : system.contexts) {
    store::Store& opened = store(context.name);
    Site site;
    site.context = &context;
    const OpenedTables tables(context, opened);
    site.tables = tables.own;
    site.aggregates = tables.aggregates;
    site.views = tables.views;
    site.reader = opened.reader();
    read_events(*site.reader, site.tables.events, 0, INT64_MAX, INT64_MAX, site.log);
    timers_ += site.reader->count(site.tables.timers, {});
    sites_.push_back(std::move(site));
  }
  store::Store& bank = store("bank");
  bank_table_ = bank.table(bank_table());
  bank_reader_ = bank.reader();
}

const Witness::Site* Witness::site(std::string_view context) const {
  for (const auto& site : sites_)
    if (site.context->name == context) return &site;
  return nullptr;
}

std::vector<kit::Box> Witness::boxes(std::string_view context, const kit::Type& state) {
  std::vector<kit::Box> out;
  const Site* from = site(context);
  if (!from) return out;
  const auto add = [&](const Layout& layout) {
    if (layout.type != &state) return;
    from->reader->scan(layout.id, {}, [&](std::span<const kit::Value> row) {
      kit::Box box(state);
      layout.read(row, box.object());
      out.push_back(std::move(box));
      return true;
    });
  };
  for (const auto& layout : from->aggregates) add(layout);
  for (const auto& layout : from->views) add(layout);
  return out;
}

std::vector<kit::LoggedEvent> Witness::events(std::string_view context, const kit::Type& event) {
  std::vector<kit::LoggedEvent> out;
  const Site* from = site(context);
  if (!from) return out;
  for (const auto& logged : from->log) {
    if (logged.type != event.name) continue;
    kit::Box box(event);
    kit::json::read(event, box.object(), logged.data);
    out.push_back({logged.aggregate_id, logged.version, logged.type, std::move(box)});
  }
  return out;
}

std::vector<kit::BankEntry> Witness::bank() { return bank_book(*bank_reader_, bank_table_); }

}  // namespace runtime
