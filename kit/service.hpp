// The words with which a service.cpp wires a context. Each adds a line to the model
// (kit/model.hpp); `decide`, `evolve`, `project` and `visibility` are found beside the types they
// take.
//
//   kit::Service app{"app", "orders", "주문"};
//   auto order = app.aggregate<Order>("order", "orders");
//   order.events<OrderPlaced, OrderCanceled>().internal<OrderRequested>();
//   order.command<Place>().creates().required("item").range("qty", 1, 1'000'000);
//   order.command<Cancel>().word("주문취소").action("cancel", "cancel the order", "주문 취소");
//   order.command<PaymentAnswered>();
//   order.ends_wait<OrderPlaced>().refused_by<PaymentRefused>(Refusal::payment_declined);
//   app.calls<on_pay_answer>("pay");
//   app.whenever<on_rejected>("store");
//   app.view<MenuRow>("menu", "menus").from<store::MenuItemListed>("store");
//   app.view<ReceiptRow>("receipt", "receipts").of<Order>();
#pragma once
#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "kit/model.hpp"

namespace kit {

// A command that finds its aggregate by id has a field `id`; by key, one named as the key; else it
// makes a new one. Its fields `at` and `by` are stamped with time and caller; `id` with the
// aggregate's id; `cause` with the event that a policy answered to ("app/12").

// The rows of a view under projection: rows[id] makes it when it is not there.
template <class Row>
class Rows {
 public:
  explicit Rows(RowsPort& port) : port_(&port) {}
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  Row& operator[](std::int64_t key) { return *static_cast<Row*>(port_->row(key)); }
  template <class Tag>
  Row& operator[](Id<Tag> id) {
    return (*this)[id.value];
  }
  void erase(std::int64_t key) { port_->erase(key); }

 private:
  RowsPort* port_;
};

// Options of one command; a reference into the model under construction, good for the wiring
// expression only.
class CommandWords {
 public:
  explicit CommandWords(CommandModel& model) : model_(&model) {}
  CommandWords creates() { return model_->creates = true, *this; }
  CommandWords updates() { return model_->updates = true, *this; }
  CommandWords deletes() { return model_->deletes = true, *this; }
  // What it is called where "delete" says too little.
  CommandWords titled(std::string title, std::string korean) {
    model_->title = std::move(title);
    model_->title_korean = std::move(korean);
    return *this;
  }
  CommandWords word(std::string word) { return model_->word = std::move(word), *this; }
  CommandWords action(std::string name, std::string title, std::string korean) {
    model_->action = std::move(name);
    return titled(std::move(title), std::move(korean));
  }
  CommandWords required(std::initializer_list<std::string> fields) {
    return model_->required.assign(fields), *this;
  }
  CommandWords range(std::string field, std::int64_t min, std::int64_t max) {
    return model_->ranges.push_back({std::move(field), min, max}), *this;
  }
  // lookup("menus", {{"item", "item"}}, {{"price", "listPrice"}}): see kit::Lookup.
  CommandWords lookup(std::string view, std::vector<std::pair<std::string, std::string>> where,
                      std::vector<std::pair<std::string, std::string>> copies) {
    model_->lookups.push_back({std::move(view), std::move(where), std::move(copies)});
    return *this;
  }
  // Another context's call that is asked again until it has its answer, and is answered by a later
  // event: what it leaves until then need not be on the disk, because after a loss of power it is
  // made again. Whatever it asks of others must go by a key that is the same then, and whatever
  // withdraws it must withdraw what was asked, even where nothing is known of it any more.
  CommandWords asked_again() { return model_->asked_again = true, *this; }

 private:
  CommandModel* model_;
};

namespace detail {

template <class State>
Visibility visibility_of(const void* state) {
  return visibility(*static_cast<const State*>(state));
}

template <class State>
constexpr auto visibility_function() -> Visibility (*)(const void*) {
  if constexpr (requires(const State& state) { visibility(state); })
    return &visibility_of<State>;
  else
    return nullptr;
}

// Commands out of whatever a policy returns: one, none or several.
template <class C>
void add_commands(std::vector<Box>& out, C command) {
  out.push_back(Box::of(std::move(command)));
}
template <class C>
void add_commands(std::vector<Box>& out, std::optional<C> command) {
  if (command) out.push_back(Box::of(std::move(*command)));
}
template <class C>
void add_commands(std::vector<Box>& out, std::vector<C> commands) {
  for (auto& command : commands) out.push_back(Box::of(std::move(command)));
}

template <class C>
struct CommandOf {
  using type = C;
};
template <class C>
struct CommandOf<std::optional<C>> {
  using type = C;
};
template <class C>
struct CommandOf<std::vector<C>> {
  using type = C;
};

}  // namespace detail

template <class Self>
class ResourceWords {
 public:
  explicit ResourceWords(Resource& resource) : resource_(&resource) {}
  Self& shows(std::initializer_list<std::string> names) {
    return resource_->shows.assign(names), self();
  }
  Self& extras(std::initializer_list<std::string> names) {
    return resource_->extras.assign(names), self();
  }
  Self& alias(std::string path) { return resource_->aliases.push_back(std::move(path)), self(); }
  Self& state_in(std::string property) {
    return resource_->state_property = std::move(property), self();
  }
  Self& search(std::string field) {
    return resource_->searches.push_back(std::move(field)), self();
  }
  Self& search_single() { return resource_->search_single = true, self(); }
  Self& unpaged() { return resource_->paged = false, self(); }
  Self& dates(std::string offset) { return resource_->date_offset = std::move(offset), self(); }
  Self& example(std::string field, std::string value) {
    return resource_->examples.emplace_back(std::move(field), std::move(value)), self();
  }
  Self& accepts(std::string spelling, std::string field) {
    return resource_->input_aliases.emplace_back(std::move(spelling), std::move(field)), self();
  }

 protected:
  Resource* resource_;

 private:
  Self& self() { return static_cast<Self&>(*this); }
};

template <class State>
class AggregateWords : public ResourceWords<AggregateWords<State>> {
 public:
  explicit AggregateWords(AggregateModel& model)
      : ResourceWords<AggregateWords<State>>(model.resource), model_(&model) {}

  template <class... Events>
  AggregateWords& events() {
    return (add_event<Events>(false), ...), *this;
  }
  template <class... Events>
  AggregateWords& internal() {
    return (add_event<Events>(true), ...), *this;
  }
  AggregateWords& key(std::string field) { return model_->key = std::move(field), *this; }

  template <class Command>
  CommandWords command() {
    CommandModel command;
    command.type = &type_of<Command>();
    command.id_at = command.type->index("id");
    command.at_at = command.type->index("at");
    command.by_at = command.type->index("by");
    command.decide = [](const void* state, const void* asked) -> Effects {
      return decide(*static_cast<const State*>(state), *static_cast<const Command*>(asked))
          .effects();
    };
    model_->commands.push_back(std::move(command));
    return CommandWords(model_->commands.back());
  }

  template <class Event>
  AggregateWords& ends_wait() {
    return ends<Event>({false, nullptr});
  }
  template <class Event>
  AggregateWords& held_by() {
    return ends<Event>({true, nullptr});
  }
  template <class Event, class Refusal>
  AggregateWords& refused_by(Refusal why) {
    return ends<Event>({false, refusal_text(why)});
  }

 private:
  template <class Event>
  void add_event(bool internal) {
    EventModel event;
    event.type = &type_of<Event>();
    event.internal = internal;
    event.evolve = [](void* state, const void* happened) {
      evolve(*static_cast<State*>(state), *static_cast<const Event*>(happened));
    };
    model_->events.push_back(event);
  }
  template <class Event>
  AggregateWords& ends(EndsWait how) {
    for (auto& event : model_->events)
      if (event.type == &type_of<Event>()) return event.ends_wait = how, *this;
    throw std::logic_error("name the event " + type_of<Event>().name + " before how it ends waits");
  }
  AggregateModel* model_;
};

template <class Row>
class ViewWords : public ResourceWords<ViewWords<Row>> {
 public:
  explicit ViewWords(ViewModel& model)
      : ResourceWords<ViewWords<Row>>(model.resource), model_(&model) {}
  // `project(kit::Rows<Row>&, const Event&)` folds these events of that context.
  template <class... Events>
  ViewWords& from(const std::string& context) {
    return (add<Events>(context), ...), *this;
  }
  // Instead, for what says nothing but what an aggregate of this context knows, in other words:
  // `project(Row&, const State&)` makes it whenever it is read. It is seen where the aggregate is,
  // and searched by fields that both have; a command can't look anything up in it.
  template <class State>
  ViewWords& of() {
    model_->of = &type_of<State>();
    model_->show = [](void* row, const void* state) {
      project(*static_cast<Row*>(row), *static_cast<const State*>(state));
    };
    return *this;
  }

 private:
  template <class Event>
  void add(const std::string& context) {
    model_->projections.push_back(
        {context, &type_of<Event>(), [](RowsPort& port, const void* event) {
           Rows<Row> rows(port);
           project(rows, *static_cast<const Event*>(event));
         }});
  }
  ViewModel* model_;
};

class CallWords {
 public:
  explicit CallWords(CallModel& model) : model_(&model) {}
  CallWords within(Milliseconds attempt) { return model_->attempt = attempt, *this; }
  CallWords when_overloaded(Overload what) { return model_->overload = what, *this; }

 private:
  CallModel* model_;
};

class Service {
 public:
  Service(std::string name, std::string title, std::string korean, int port = 0) {
    context_.name = std::move(name);
    context_.title = std::move(title);
    context_.title_korean = std::move(korean);
    context_.port = port;
    context_.aggregates.reserve(aggregates_max);
    context_.views.reserve(aggregates_max);
    context_.calls.reserve(calls_max);
  }
  // All it keeps can be had again from other contexts' logs. What it hears it writes together, for
  // a moment (16 ms at most): messages and lists can wait for each other...
  Service& follows_only() { return context_.follows_only = true, *this; }
  // ...unless people look at it at once.
  Service& prompt() { return context_.prompt = true, *this; }

  template <class State>
  AggregateWords<State> aggregate(std::string item, std::string collection) {
    AggregateModel model;
    model.state = &type_of<State>();
    model.visibility = detail::visibility_function<State>();
    model.resource.item = std::move(item);
    model.resource.collection = std::move(collection);
    expect_room(context_.aggregates.size(), aggregates_max);
    context_.aggregates.push_back(std::move(model));
    return AggregateWords<State>(context_.aggregates.back());
  }
  template <class Row>
  ViewWords<Row> view(std::string item, std::string collection) {
    ViewModel model;
    model.row = &type_of<Row>();
    model.visibility = detail::visibility_function<Row>();
    model.resource.item = std::move(item);
    model.resource.collection = std::move(collection);
    expect_room(context_.views.size(), aggregates_max);
    context_.views.push_back(std::move(model));
    return ViewWords<Row>(context_.views.back());
  }
  // whenever<on_payment_approved>("pay"): a policy is a function from one event to commands of this
  // context. To an event of the context itself it answers in the event's own transaction.
  template <auto policy>
  Service& whenever(std::string from) {
    add_policy<policy>(std::move(from), policy);
    return *this;
  }
  // calls<on_pay_answer>("pay"): a function from (request, answer) to a command of this context. A
  // call within the context is part of the transaction that makes it; its callee may not wait.
  template <auto answer>
  CallWords calls(std::string to) {
    add_call<answer>(std::move(to), answer);
    return CallWords(context_.calls.back());
  }
  template <class... Events>
  Service& sends() {
    return (context_.sends.push_back(&type_of<Events>()), ...), *this;
  }

  Context take() { return std::move(context_); }

 private:
  static constexpr std::size_t aggregates_max = 16;
  static constexpr std::size_t calls_max = 32;
  // The words that are handed out refer into the model: it must not move.
  static void expect_room(std::size_t used, std::size_t most) {
    if (used == most)
      throw std::logic_error("a context has at most " + std::to_string(most) + " of a kind");
  }

  template <auto policy, class Result, class Event>
  void add_policy(std::string from, Result (*)(const Event&)) {
    Subscription subscription;
    subscription.from = std::move(from);
    subscription.event = &type_of<Event>();
    subscription.policy = type_of<typename detail::CommandOf<Result>::type>().name;
    subscription.react = [](const void* event, std::vector<Box>& out) {
      detail::add_commands(out, policy(*static_cast<const Event*>(event)));
    };
    context_.subscriptions.push_back(std::move(subscription));
  }
  template <auto answer, class Command, class Request>
  void add_call(std::string to, Command (*)(const Request&, const Answer&)) {
    CallModel call;
    call.request = &type_of<Request>();
    call.to = std::move(to);
    call.answered = [](const void* request, const Answer& what) {
      return Box::of(answer(*static_cast<const Request*>(request), what));
    };
    expect_room(context_.calls.size(), calls_max);
    context_.calls.push_back(std::move(call));
  }
  Context context_;
};

}  // namespace kit
