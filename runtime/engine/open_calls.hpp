// Where the calls under way stand in a store. What an event asks of others is a part of it (column
// `asks` of the log), and what the answer leads to names the call as its cause: so a call that is
// soon answered costs no row of its own. Only those that take longer get one, in madang_calls, and
// a mark in the log says that all asked before it are answered or have one; a start reads from
// there.
// Context's thread only; what it writes is in the open transaction.
#pragma once
#include <string>
#include <vector>

#include "runtime/engine/call_runner.hpp"
#include "runtime/engine/tables.hpp"

namespace runtime {

class OpenCalls {
 public:
  // All outlive it. A start reads at most twice `events_behind_mark` events.
  OpenCalls(const Tables& tables, store::Writer& writer, CallRunner& calls,
            std::int64_t events_behind_mark);

  // At a start: all that the store tells of is under way again. Returns those that this version
  // can't read, and why; they are kept for one that can.
  std::vector<std::string> recover(const kit::Context& context, kit::Instant now);

  // Answered for good; `told`: an event names it as its cause.
  void end(const PendingCall& call, bool told);
  bool has_ended(const PendingCall& call) const;  // in this transaction
  // What was asked by the event of that number has ended, and no event tells of it.
  void end_untold(std::int64_t seq);
  // Not answered yet, though events may name it.
  void keep(PendingCall& call) { kept_.push_back(&call); }

  // Before the commit; `made` by this transaction, and not under way yet.
  void write(std::vector<PendingCall>& made);
  void committed(std::int64_t last_seq);
  void reset();  // after a rollback

 private:
  void keep_row(PendingCall& call);

  const Tables tables_;
  store::Writer& writer_;
  CallRunner& calls_;
  const std::int64_t events_behind_mark_;
  std::int64_t last_seq_ = 0, mark_ = 0, wanted_mark_ = 0;
  std::vector<const PendingCall*> ended_;
  std::vector<PendingCall*> kept_, written_;
};

// How the names of an aggregate's calls begin.
std::string asker_key(const std::string& context, std::string_view aggregate, std::int64_t id);
// The name of a call: who asked it, after which change, and what.
std::string call_key(const std::string& context, std::string_view aggregate, std::int64_t id,
                     std::int64_t version, std::string_view type);

// The column `asks`: a line for each call, "Pay <until> <request as JSON>".
void add_ask(std::string& asks, const kit::CallModel& model, const kit::CallRequest& request);

// A call as a store tells of it.
struct StoredCall {
  std::string key, type, correlation, request;
  kit::Instant until;
  std::int64_t seq = 0;  // of the event that asks, where that is behind the mark; else 0
  bool stored = false;   // has a row
};

// All that are not answered.
std::vector<StoredCall> read_open_calls(const std::string& context, const Tables& tables,
                                        store::Reader& reader);

}  // namespace runtime
