// Runs one command inside the open transaction: load, decide, evolve, save, and record events,
// calls and timers. What must happen only after the commit it writes into an Outcome. Context's
// thread only.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "runtime/engine/call_runner.hpp"
#include "runtime/engine/job.hpp"
#include "runtime/engine/layout.hpp"
#include "runtime/engine/tables.hpp"

namespace runtime {

// What a transaction leaves to be done once it is committed.
struct Outcome {
  std::vector<PendingCall> calls;
  std::vector<EventRef> events;           // recorded, in order
  std::int64_t timer_due_ms = INT64_MAX;  // earliest timer set
};

struct Executed {
  Result result;
  bool waits = false;    // its answer comes with a later event of the aggregate
  bool settles = false;  // the result is also the answer of all who wait for this aggregate
};

// All tables of a context, opened. They must be before a store's writer and readers are.
struct OpenedTables {
  OpenedTables(const kit::Context& context, store::Store& store);
  Tables own;
  std::vector<Layout> aggregates, views;
  std::vector<store::TableId> beside;  // per view: where it is rebuilt
};

class Executor {
 public:
  Executor(const kit::Context& context, store::Store& store, Observer& observer);

  // Throws StoreError when the store fails, and whatever a bug in evolve throws: the transaction is
  // to be rolled back.
  Executed run(kit::Box command, const Meta& meta, std::optional<std::int64_t> expected_version,
               Outcome& outcome);
  // Folds another context's event into this context's views.
  void project(std::string_view producer, const kit::Type& type, const void* event);

  const Tables& tables() const { return opened_.own; }
  const std::vector<Layout>& aggregates() const { return opened_.aggregates; }
  const std::vector<Layout>& views() const { return opened_.views; }
  const std::vector<store::TableId>& beside() const { return opened_.beside; }
  const Layout& layout(const kit::AggregateModel& aggregate) const;
  // Result for an aggregate as it stands now.
  Result current(const kit::AggregateModel& aggregate, std::int64_t id);
  std::int64_t last_seq() const { return last_seq_; }
  // After a rollback: what was counted in memory is read again.
  void reset();

 private:
  struct Loaded {
    kit::Box state;
    std::int64_t id = 0;
    std::int64_t version = 0;
  };
  Loaded load(std::size_t aggregate, const kit::Box& command);
  bool read(std::size_t aggregate, std::int64_t id, Loaded& loaded);
  void look_up(const kit::CommandModel& command, kit::Box& asked);
  void append(const kit::AggregateModel& aggregate, const kit::EventModel& event, kit::Box& box,
              const Loaded& loaded, const Meta& meta, Outcome& outcome);
  void save(std::size_t aggregate, const Loaded& loaded, bool created);
  void remember(std::size_t aggregate, const Loaded& loaded);
  void record_calls(const kit::AggregateModel& aggregate, const Loaded& loaded, const Meta& meta,
                    std::vector<kit::CallRequest>& calls, Outcome& outcome);
  void record_timers(const kit::AggregateModel& aggregate, const Loaded& loaded, const Meta& meta,
                     std::vector<kit::TimerRequest>& timers, Outcome& outcome);

  const kit::Context& context_;
  const OpenedTables opened_;
  store::Writer& writer_;
  Observer& observer_;
  std::vector<std::int64_t> last_ids_;  // per aggregate
  // Aggregates that wait for an answer, by id: the command that brings it need not read them again.
  // Per aggregate; what the store holds is the same.
  static constexpr std::size_t waiting_max = 1024;
  std::vector<std::unordered_map<std::int64_t, Loaded>> waiting_;
  std::int64_t last_seq_ = 0;
  std::vector<kit::Value> row_;
  std::vector<std::string> scratch_;
};

}  // namespace runtime
