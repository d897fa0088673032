// Runs one command inside the open transaction: load, decide, evolve, save, and record events,
// calls and timers. What must happen only after the commit it writes into an Outcome. Context's
// thread only.
#pragma once
#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "runtime/engine/call_runner.hpp"
#include "runtime/engine/job.hpp"
#include "runtime/engine/kept_objects.hpp"
#include "runtime/engine/tables.hpp"

namespace runtime {

// What a context asks of itself, with a policy on an event of its own or with a call that goes to
// itself: it is done in the same transaction, in the order in which it was asked.
struct OwnTask {
  kit::Box command;
  Meta meta;
  const kit::CallModel* call = nullptr;  // wants an answer
};

// Calls of one kind that an aggregate does not want any more.
struct Withdrawal {
  const kit::CallModel* model = nullptr;
  std::string asker;     // what their keys begin with
  std::int64_t seq = 0;  // of the last event of this transaction that asked for one; 0: none did

  bool means(const PendingCall& call) const {
    return call.model == model && call.key.starts_with(asker);
  }
};

// What a command leaves to be done in its transaction, and once that is committed.
struct Outcome {
  std::deque<OwnTask> own;
  std::vector<PendingCall> calls;
  std::vector<Withdrawal> withdrawals;
  std::vector<std::uint64_t> withdrawn;   // numbers of calls that were under way
  std::vector<EventRef> events;           // recorded, in order
  std::int64_t timer_due_ms = INT64_MAX;  // earliest timer set
};

struct Executed {
  Result result;
  bool waits = false;    // its answer comes with a later event of the aggregate
  bool settles = false;  // the result is also the answer of all who wait for this aggregate
};

// All tables of a context, opened. They must be before a store's writer and readers are.
struct OpenedTables : Layouts {
  OpenedTables(const kit::Context& context, store::Store& store);
  Tables own;
  std::vector<store::TableId> beside;  // per view: where it is rebuilt; -1: it is not
};

class Executor {
 public:
  Executor(const kit::Context& context, store::Store& store, Observer& observer);

  // `shown`: the result's state is wanted; it is there in any case when others wait for it. `kept`:
  // fields of the command that are set to what the aggregate has, where it has them. Throws
  // StoreError when the store fails, and whatever a bug in evolve throws: the transaction is to be
  // rolled back.
  Executed run(kit::Box command, const Meta& meta, std::optional<std::int64_t> expected_version,
               bool shown, Outcome& outcome, std::span<const std::string> kept = {});
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
  // Before each commit: writes what has happened, and what the commands and projections have
  // changed.
  void flush();
  // In this transaction what a key names may be taken to be new.
  void guess(bool may) { may_guess_ = may; }
  // After a failure: whether something was, which may be why. For a while nothing is any more.
  bool stop_guessing();
  void committed() { may_guess_ = guessed_ = false; }
  // After a rollback: what was kept and counted in memory is read again.
  void reset();
  std::uint64_t rollbacks() const { return rollbacks_; }  // how often it was
  // The view's table holds other rows now, those of all events up to here.
  void replaced(std::size_t view) { views_[view].forget(); }

 private:
  using Object = KeptObjects::Object;
  struct Attempt {
    const kit::AggregateModel& aggregate;
    const kit::CommandModel& model;
    std::size_t at;  // of the aggregate
    kit::Box& command;
    const Meta& meta;
    std::optional<std::int64_t> expected_version;
    bool shown;
    std::span<const std::string> kept;
    std::int64_t id = 0;  // named by the command or its key; 0: a new one
  };
  std::optional<Executed> run(const Attempt& attempt, bool guessed, Outcome& outcome);
  static const kit::EventModel& event_model(const kit::AggregateModel& aggregate,
                                            const kit::Box& event);
  void record(const Attempt& attempt, std::int64_t id, std::int64_t version, kit::Effects& effects,
              Executed& out, Outcome& outcome);
  std::int64_t id_of(std::size_t aggregate, const kit::Box& command);
  void look_up(const kit::CommandModel& command, kit::Box& asked);
  void look_up_by_id(const kit::Lookup& lookup, std::size_t view, kit::Box& asked);
  void look_up_by_values(const kit::Lookup& lookup, std::size_t view, kit::Box& asked);
  void append(const kit::AggregateModel& aggregate, const kit::EventModel& event, kit::Box& box,
              std::int64_t id, std::int64_t version, std::string asks, const Meta& meta,
              Outcome& outcome);
  void write_recorded();
  std::string last_event() const;  // as a cause: "pay/12"
  void react(const kit::Box& event, const Meta& meta, Outcome& outcome);
  const kit::CallModel& call_model(const kit::Type& request) const;
  std::string asks_of(const kit::Few<kit::CallRequest>& requests) const;
  void withdraw(const kit::AggregateModel& aggregate, std::int64_t id, const kit::Type& request,
                Outcome& outcome);
  void record_calls(const kit::AggregateModel& aggregate, std::int64_t id, std::int64_t version,
                    bool told, const Meta& meta, kit::Few<kit::CallRequest>& calls,
                    Outcome& outcome);
  void record_timers(const kit::AggregateModel& aggregate, std::int64_t id, const Meta& meta,
                     kit::Few<kit::TimerRequest>& timers, Outcome& outcome);

  // An event that is not in the log yet, and what stands there but is nobody else's business.
  struct Recorded {
    EventRef event;
    std::string causation, asks;
  };

  const kit::Context& context_;
  const OpenedTables opened_;
  store::Writer& writer_;
  Observer& observer_;
  std::vector<KeptObjects> aggregates_, views_;
  // Commands whose key named nothing that was there: how many since the last that found something.
  std::map<const kit::CommandModel*, int> made_in_a_row_;
  bool may_guess_ = false, guessed_ = false;
  std::vector<Recorded> recorded_;
  std::int64_t last_seq_ = 0;
  std::uint64_t rollbacks_ = 0;
};

}  // namespace runtime
