// The runtime's own tables in each context's store; their names start with `madang_`.
#pragma once
#include <string>

#include "runtime/store/store.hpp"

namespace runtime {

// The event log: an event per row, never changed. seq is the order in which they were committed;
// asks are the calls that were recorded with it (open_calls.hpp).
namespace events {
enum Column {
  seq,
  aggregate,
  aggregate_id,
  version,
  type,
  internal,
  at,
  correlation,
  causation,
  data,
  asks
};
store::Table table();
}  // namespace events

// Calls that wait long for their answer (open_calls.hpp).
namespace calls {
enum Column { key, type, until, correlation, request };
store::Table table();
}  // namespace calls

// Timers: one per aggregate and command type.
namespace timers {
enum Column { aggregate, aggregate_id, type, due, correlation, command };
store::Table table();
}  // namespace timers

// The inbox: how far this context has applied each producer's log. Other numbers that go on with
// the context's work stand beside them, so that a commit writes one page for all: "@calls"
// (open_calls.hpp), "@notifier" and "@unsent 12" (dispatcher.hpp), "@rebuild lines" (rebuild.hpp)
// and, for a page's total, how many rows of a table are listed, "@listed orders".
namespace inbox {
enum Column { producer, seq };
store::Table table();
}  // namespace inbox

// Events that could not be applied, and those behind them on the same key, in order.
namespace parked {
enum Column { id, producer, key, seq, type, reason, data, correlation, at };
store::Table table();
}  // namespace parked

// Replies kept for idempotency keys; an empty reply is still being worked on.
namespace replies {
enum Column { key, fingerprint, context, aggregate, aggregate_id, reply, at };
store::Table table();
}  // namespace replies

struct Tables {
  store::TableId events, calls, timers, inbox, parked, replies;
};
Tables open_tables(store::Store& store);

}  // namespace runtime
