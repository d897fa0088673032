// Opens the contexts in the order of the system, then connects them.
#include "runtime/yard/yard.hpp"

#include <stdexcept>

#include "kit/bank.hpp"

namespace runtime {
namespace {

// A payment context's request to the bank.
void ask_bank(SimulatedBank& bank, const CallTicket& ticket, OnAnswer on_answer) {
  SimulatedBank::Request request;
  if (const auto* charge = ticket.request->as<kit::bank::Charge>()) {
    request.key = charge->key;
    request.amount = charge->amount;
  } else if (const auto* refund = ticket.request->as<kit::bank::Refund>()) {
    request.is_refund = true;
    request.key = refund->key;
    request.amount = refund->amount;
  } else {
    throw std::logic_error("the bank does not know " + ticket.request->type().name);
  }
  request.answer = [on_answer](BankAnswer answer) {
    kit::Answer what;
    if (answer == BankAnswer::declined) {
      what.kind = kit::Answer::Kind::refused;
      what.reason = kit::bank::declined;
    }
    on_answer(what);
  };
  request.failed = [on_answer] { on_answer(std::nullopt); };
  bank.ask(std::move(request));
}

// A row that is made when it is read is not there to be looked up.
void check_lookups(const kit::Context& context) {
  for (const auto& aggregate : context.aggregates)
    for (const auto& command : aggregate.commands)
      for (const auto& lookup : command.lookups)
        if (const auto* view = context.view(lookup.view); view && view->of)
          throw std::logic_error(command.type->name + " looks something up in " + lookup.view +
                                 ", which is made of " + view->of->name);
}

// What can be lost with the power must not be followed by anybody else.
void check_wiring(const kit::System& system) {
  const auto check = [&](const kit::Context& context, const std::string& from) {
    const kit::Context* producer = system.context(from);
    if (!producer)
      throw std::logic_error(context.name + " follows " + from + ", which is not there");
    if (producer->follows_only && producer != &context)
      throw std::logic_error(context.name + " follows " + from +
                             ", which keeps nothing of its own");
  };
  for (const auto& context : system.contexts) {
    check_lookups(context);
    for (const auto& subscription : context.subscriptions) check(context, subscription.from);
    for (const auto& view : context.views)
      for (const auto& projection : view.projections) check(context, projection.from);
  }
}

}  // namespace

Yard::Yard(const kit::System& system, Ground ground) : system_(system), ground_(std::move(ground)) {
  check_wiring(system);
  bank_ = std::make_unique<SimulatedBank>(ground_.store("bank"), *ground_.clock,
                                          ground_.random("bank"));
  const auto bank = [this](const CallTicket& ticket, OnAnswer on_answer) {
    ask_bank(*bank_, ticket, std::move(on_answer));
  };
  caller_.add("bank", bank, bank_.get());
  Bus& bus = ground_.bus(bus_);
  Caller& caller = ground_.caller(caller_);
  for (std::size_t i = 0; i < system.contexts.size(); ++i) {
    const kit::Context& context = system.contexts[i];
    for (const auto& call : context.calls)
      if (call.to == "bank") bank_context_ = i;
    Surroundings surroundings{ground_.clock,
                              &ground_.random(context.name),
                              &bus,
                              &caller,
                              ground_.notifier,
                              &ground_.observer(context),
                              [this, i] { ground_.wake(i); }};
    store::Store& store = ground_.store(context.name);
    engines_.push_back(std::make_unique<Engine>(context, store, surroundings, ground_.limits));
    Engine& engine = *engines_.back();
    bus_.add(context.name, store, engine.executor().tables().events, engine.head());
    caller_.add(context.name, engine);
  }
}

// A log that ends before what others have heard of it would give its numbers again, to other
// things: a new order would be taken for the old one of its number. It is announced only once it is
// on the disk, so no crash brings that about, only a file that is lost or older than the others.
void Yard::check_logs() {
  for (const auto& follower : engines_)
    for (const auto& producer : follower->producers()) {
      const std::int64_t heard = follower->followed(producer), head = engine(producer)->head();
      if (heard <= head) continue;
      throw store::StoreError(system_.name + ": " + follower->model().name + " has heard what " +
                              producer + " said up to its event " + std::to_string(heard) +
                              ", but the file of " + producer + " ends at " + std::to_string(head) +
                              ": it was lost, or is older than the others; restore "
                              "the whole folder, with all files of one moment");
    }
}

void Yard::connect(const std::function<Render(const std::string&)>& revive) {
  check_logs();
  for (auto& engine : engines_) engine->connect(revive);
}

Engine* Yard::engine(std::string_view name) {
  for (auto& engine : engines_)
    if (engine->model().name == name) return engine.get();
  return nullptr;
}

}  // namespace runtime
