// The event-storming board as a Mermaid flowchart: a box for each context; what is asked (blue)
// goes to what decides (yellow), what decides publishes what happened (orange), which policies
// (purple) and views (green) listen to.
#include <set>

#include "runtime/model/model_text.hpp"

namespace runtime::model {
namespace {

constexpr std::string_view colours =
    "  classDef command fill:#a6d0f5,stroke:#3b78a8,color:#000\n"
    "  classDef aggregate fill:#fff2a8,stroke:#b79b1e,color:#000\n"
    "  classDef event fill:#ffb366,stroke:#b36b1f,color:#000\n"
    "  classDef policy fill:#d9b3f0,stroke:#7d4a9e,color:#000\n"
    "  classDef view fill:#b8e0b0,stroke:#4f8a43,color:#000\n"
    "  classDef outside fill:#f4c2d0,stroke:#a34b64,color:#000\n";

std::string id_of(std::string_view context, std::string_view name) {
  return std::string(context) + "_" + std::string(name);
}

bool by_people(const kit::CommandModel& command) { return !command.internal(); }

class Board {
 public:
  explicit Board(const kit::System& system) : system_(&system) {}

  std::string text() {
    for (const auto& context : system_->contexts) draw(context);
    for (const auto& context : system_->contexts) connect(context);
    std::string out = "flowchart LR\n" + nodes_;
    for (const auto& outside : outside_)
      out += "  " + id_of("outside", outside) + "[/\"" + outside + "\"/]:::outside\n";
    return out + arrows_ + std::string(colours);
  }

 private:
  void node(const std::string& id, std::string_view open, std::string_view label,
            std::string_view close, std::string_view kind) {
    nodes_.append("    ").append(id).append(open).append("\"").append(label).append("\"");
    nodes_.append(close).append(":::").append(kind).append("\n");
  }
  void arrow(const std::string& from, std::string_view line, const std::string& to) {
    std::string text = "  " + from + " " + std::string(line) + " " + to + "\n";
    if (drawn_.insert(text).second) arrows_ += text;
  }

  void draw(const kit::Context& context) {
    nodes_ += "  subgraph " + context.name + "[\"" + context.title + " / " + context.title_korean +
              "\"]\n";
    for (const auto& aggregate : context.aggregates) draw(context, aggregate);
    std::set<std::string> policies;
    for (const auto& subscription : context.subscriptions)
      if (policies.insert(subscription.policy).second)
        node(id_of(context.name, "on_" + subscription.policy), "{{", subscription.policy, "}}",
             "policy");
    for (const auto& view : context.views)
      node(id_of(context.name, view.resource.collection), "[(", view.resource.collection, ")]",
           "view");
    nodes_ += "  end\n";
  }

  void draw(const kit::Context& context, const kit::AggregateModel& aggregate) {
    const auto& name = aggregate.state->name;
    const std::string own = id_of(context.name, name);
    node(own, "[", name, "]", "aggregate");
    for (const auto& command : aggregate.commands) {
      if (!by_people(command)) continue;
      const std::string id = id_of(context.name, command.type->name);
      node(id, "[", command.type->name, "]", "command");
      arrow(id, "-->", own);
    }
    for (const auto& event : aggregate.events) {
      if (event.internal) continue;
      const std::string id = id_of(context.name, event.type->name);
      node(id, "([", event.type->name, "])", "event");
      arrow(own, "-->", id);
    }
  }

  std::string target(const kit::Context& context, const kit::Type& command) const {
    const auto* aggregate = context.aggregate_for(command);
    return id_of(context.name, aggregate ? aggregate->state->name : command.name);
  }

  // Where a policy leads; it is known by the name of its command.
  static std::string policy_target(const kit::Context& context, const std::string& command) {
    for (const auto& aggregate : context.aggregates)
      for (const auto& each : aggregate.commands)
        if (each.type->name == command) return id_of(context.name, aggregate.state->name);
    return id_of(context.name, command);
  }

  void connect(const kit::Context& context) {
    for (const auto& subscription : context.subscriptions) {
      const std::string policy = id_of(context.name, "on_" + subscription.policy);
      arrow(id_of(subscription.from, subscription.event->name), "-.->", policy);
      arrow(policy, "-->", policy_target(context, subscription.policy));
    }
    for (const auto& view : context.views) {
      const std::string shown = id_of(context.name, view.resource.collection);
      if (view.of) arrow(id_of(context.name, view.of->name), "-.->", shown);
      for (const auto& projection : view.projections)
        if (is_drawn(projection))
          arrow(id_of(projection.from, projection.event->name), "-.->", shown);
    }
    for (const auto& call : context.calls) connect(context, call);
  }

  // Events that stay in their context are not on the board.
  bool is_drawn(const kit::Projection& projection) const {
    const auto* from = system_->context(projection.from);
    const auto* event = from ? from->event(projection.event->name) : nullptr;
    return event && !event->internal;
  }

  // The answer is a command to the aggregate that asked.
  std::string asker(const kit::Context& context, const kit::CallModel& call) const {
    const kit::Box asked(*call.request);
    return target(context, call.answered(asked.object(), {}).type());
  }

  void connect(const kit::Context& context, const kit::CallModel& call) {
    const std::string line = "== " + call.request->name + " ==>";
    const auto* callee = system_->context(call.to);
    if (!callee) outside_.insert(call.to);
    arrow(asker(context, call), line,
          callee ? target(*callee, *call.request) : id_of("outside", call.to));
  }

  const kit::System* system_;
  std::string nodes_, arrows_;
  std::set<std::string> drawn_, outside_;
};

}  // namespace

std::string mermaid_text(const kit::System& system) { return Board(system).text(); }

}  // namespace runtime::model
