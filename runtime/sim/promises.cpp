// Each promise is looked up in the log: rows can be overwritten, the log only grows.
#include "runtime/sim/promises.hpp"

#include "kit/json.hpp"

namespace runtime::sim {
namespace {

void check(const Promise& promise, const Witness::Site& site, const kit::AggregateModel& aggregate,
           Witness& witness) {
  const std::string name = promise.collection + "/" + std::to_string(promise.id);
  kit::Box state(*aggregate.state);
  std::int64_t version = 0;
  for (const auto& event : site.log) {
    if (event.aggregate != aggregate.resource.item || event.aggregate_id != promise.id) continue;
    if (++version > promise.version) break;
    if (version == 1 && !promise.trace.empty())
      witness.expect(event.correlation == promise.trace,
                     name + " was acknowledged to one request and made by another");
    const kit::EventModel* model = aggregate.event(event.type);
    if (!model) continue;
    kit::Box box(*model->type);
    kit::json::read(*model->type, box.object(), event.data);
    model->evolve(state.object(), box.object());
  }
  if (version < promise.version) {
    witness.report(name + " was acknowledged in version " + std::to_string(promise.version) +
                   ", and only " + std::to_string(version) + " are recorded");
    return;
  }
  if (promise.word.empty()) return;
  std::string scratch;
  const kit::Value word = state.get(aggregate.resource.state_property, scratch);
  witness.expect(!word.is_null() && word.text() == promise.word,
                 name + " was said to be " + promise.word + " in version " +
                     std::to_string(promise.version) + " and was not");
}

}  // namespace

void check_promises(const std::vector<Promise>& promises, Witness& witness) {
  for (const auto& promise : promises)
    for (const auto& site : witness.sites())
      if (const auto* aggregate = site.context->aggregate(promise.collection))
        check(promise, site, *aggregate, witness);
}

}  // namespace runtime::sim
