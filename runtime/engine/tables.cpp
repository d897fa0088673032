// Columns of the runtime's tables. Times that people look at are instants; the rest are
// milliseconds.
#include "runtime/engine/tables.hpp"

namespace runtime {

using kit::Kind;

store::Table events::table() {
  return {"madang_events",
          {{"seq", Kind::integer},
           {"aggregate", Kind::text},
           {"aggregateId", Kind::integer},
           {"version", Kind::integer},
           {"type", Kind::text},
           {"internal", Kind::boolean},
           {"at", Kind::integer},
           {"correlation", Kind::text},
           {"causation", Kind::text},
           {"data", Kind::text},
           {"asks", Kind::text}},
          {0},
          {}};
}

store::Table calls::table() {
  return {"madang_calls",
          {{"key", Kind::text},
           {"type", Kind::text},
           {"until", Kind::integer},
           {"correlation", Kind::text},
           {"request", Kind::text}},
          {0},
          {}};
}

store::Table timers::table() {
  return {"madang_timers",
          {{"aggregate", Kind::text},
           {"aggregateId", Kind::integer},
           {"type", Kind::text},
           {"due", Kind::integer},
           {"correlation", Kind::text},
           {"command", Kind::text}},
          {0, 1, 2},
          {{{3}, false}}};
}

store::Table inbox::table() {
  return {"madang_inbox", {{"producer", Kind::text}, {"seq", Kind::integer}}, {0}, {}};
}

store::Table parked::table() {
  return {"madang_parked",
          {{"id", Kind::integer},
           {"producer", Kind::text},
           {"key", Kind::text},
           {"seq", Kind::integer},
           {"type", Kind::text},
           {"reason", Kind::text},
           {"data", Kind::text},
           {"correlation", Kind::text},
           {"at", Kind::instant}},
          {0},
          {}};
}

store::Table replies::table() {
  return {"madang_replies",
          {{"key", Kind::text},
           {"fingerprint", Kind::text},
           {"context", Kind::text},
           {"aggregate", Kind::text},
           {"aggregateId", Kind::integer},
           {"reply", Kind::text},
           {"at", Kind::integer}},
          {0},
          {{{6}, false}}};
}

Tables open_tables(store::Store& store) {
  return {store.table(events::table()), store.table(calls::table()),
          store.table(timers::table()), store.table(inbox::table()),
          store.table(parked::table()), store.table(replies::table())};
}

}  // namespace runtime
