// A context as data: what its service.cpp declares, erased of its types. Everything in the runtime
// works on this: the store makes its tables from it, HTTP its routes and forms, the simulator its
// customers. Built once at start, then only read.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kit/box.hpp"
#include "kit/decision.hpp"

namespace kit {

// Where a view's projection keeps its rows; the key is the row's first field, an id.
class RowsPort {
 public:
  virtual ~RowsPort() = default;
  // To be changed; made when it is not there. Good until it is erased or the projection ends.
  virtual void* row(std::int64_t key) = 0;
  virtual void erase(std::int64_t key) = 0;
};

// Fills a field of a command from a row of a view of the same context, before it is decided.
struct Lookup {
  std::string view;  // collection name
  // View's field -> the command's field that it must equal. Nothing is looked up while one of the
  // command's is not set.
  std::vector<std::pair<std::string, std::string>> where;
  std::vector<std::pair<std::string, std::string>> copies;  // view's field -> command's field
};

struct Range {
  std::string field;
  std::int64_t min, max;
};

struct CommandModel {
  const Type* type = nullptr;
  Effects (*decide)(const void* state, const void* command) = nullptr;
  bool creates = false;             // POST on the collection
  bool updates = false;             // PUT or PATCH of properties; absent ones stay unset in it
  bool deletes = false;             // DELETE
  std::string word;                 // PATCH, PUT or POST with this state word
  std::string action;               // POST /things/{id}/action
  std::string title, title_korean;  // for forms
  std::vector<std::string> required;
  std::vector<Range> ranges;
  std::vector<Lookup> lookups;
  int id_at = -1, at_at = -1, by_at = -1;  // places of its stamped fields; -1: it has none
  bool asked_again = false;                // see kit::CommandWords
  const Range* range(std::string_view field) const;  // nullptr: any value
  bool internal() const {
    return !creates && !updates && !deletes && word.empty() && action.empty();
  }
};

// Fields of a command that nobody asks for: who takes it in writes them. `cause` names the event
// that a policy answered to.
inline bool is_stamped(std::string_view field) {
  return field == "id" || field == "at" || field == "by" || field == "cause";
}

// How an event ends the wait of a request on its aggregate.
struct EndsWait {
  bool held = false;                     // accepted, to be finished later: 202
  const RefusalText* refusal = nullptr;  // else done
};

struct EventModel {
  const Type* type = nullptr;
  void (*evolve)(void* state, const void* event) = nullptr;
  bool internal =
      false;  // stays in the log: no other context may act on it, and it never goes to the topic
  std::optional<EndsWait> ends_wait;
};

enum class Visibility { listed, own_url, hidden };

// What REST needs to know of an aggregate or a view.
struct Resource {
  std::string item, collection;       // "order", "orders"
  std::vector<std::string> aliases;   // further collection paths
  std::vector<std::string> shows;     // properties in wire order, nulls written
  std::vector<std::string> extras;    // properties of ours: after those, left out while null
  std::string state_property;         // the one whose word is a command; may be empty
  std::vector<std::string> searches;  // fields: findByOrderId for orderId
  bool search_single = false;         // a search gives one row, not a list
  bool paged = true;
  std::string date_offset = "+00:00";
  std::vector<std::pair<std::string, std::string>>
      examples;  // field -> value, for forms, OpenAPI, simulation
  std::vector<std::pair<std::string, std::string>> input_aliases;  // spelling on input -> field
};

struct AggregateModel {
  const Type* state = nullptr;  // first field: id
  std::string key;              // field by which commands without id find it, unique; may be empty
  Visibility (*visibility)(const void* state) = nullptr;  // nullptr: always listed
  std::vector<CommandModel> commands;
  std::vector<EventModel> events;
  Resource resource;

  const CommandModel* command(const Type& type) const;
  const EventModel* event(std::string_view name) const;
  const EventModel* event(const Type& type) const;
};

// Whenever that context published that event, these commands go to aggregates of this one.
struct Subscription {
  std::string from;
  const Type* event = nullptr;
  void (*react)(const void* event, std::vector<Box>& commands) = nullptr;
  std::string policy;  // name of the command it leads to, for the board
};

// What an event leads to is known by it: the first command by the event's place in its log
// ("app/12"), others numbered ("app/12/2").
void stamp_cause(std::span<Box> commands, const std::string& cause);

struct Projection {
  std::string from;  // may be the own context
  const Type* event = nullptr;
  void (*project)(RowsPort& rows, const void* event) = nullptr;
};

struct ViewModel {
  const Type* row = nullptr;
  Visibility (*visibility)(const void* row) = nullptr;
  std::vector<Projection> projections;
  // Or it is made of an aggregate of this context whenever it is read, and kept nowhere.
  const Type* of = nullptr;
  void (*show)(void* row, const void* state) = nullptr;
  Resource resource;
};

// R4, when a callee can't be reached: hold (keep trying, the customer is told that it takes longer)
// or hold off (give up at the first failure, the customer is told to come again).
enum class Overload { hold, hold_off };

// How a request to another context is made and what its answer becomes.
struct CallModel {
  const Type* request = nullptr;
  std::string to;  // context, or an outside port such as "bank"
  Box (*answered)(const void* request, const Answer&) = nullptr;
  Milliseconds attempt{610};  // S2, S3: the originals' breaker
  // Where a customer waits at the door; an operator may choose otherwise. Calls that have none,
  // such as refunds, are always held.
  std::optional<Overload> overload;
  bool held() const { return overload != Overload::hold_off; }
};

struct Context {
  std::string name;
  std::string title, title_korean;
  int port = 0;               // of the original, for the fleet (R20)
  bool follows_only = false;  // all it keeps can be had again from other contexts' logs
  bool prompt = false;        // one that follows only, and is looked at at once
  std::vector<AggregateModel> aggregates;
  std::vector<ViewModel> views;
  std::vector<Subscription> subscriptions;
  std::vector<CallModel> calls;
  std::vector<const Type*> sends;  // own events that go out through the Notifier

  const AggregateModel* aggregate_for(const Type& command) const;
  const AggregateModel* aggregate(std::string_view collection) const;
  const ViewModel* view(std::string_view collection) const;
  const CallModel* call(std::string_view request) const;
  const EventModel* event(std::string_view name) const;
};

class Evidence;  // kit/audit.hpp
using Audit = void (*)(Evidence&);

struct System {
  std::string name, title, title_korean;
  std::string topic;
  bool numeric_timestamps = true;  // of events: milliseconds as number (library, mall), else text
  // How that text is written; none: 20200422102030.
  std::string (*timestamp_text)(std::string_view event, Instant at) = nullptr;
  std::string first;  // collection where something can be made before anything is; empty: the first
  std::vector<Context> contexts;
  Audit audit = nullptr;

  const Context* context(std::string_view name) const;
};

}  // namespace kit
