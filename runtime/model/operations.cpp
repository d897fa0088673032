// The same rules by which the REST layer answers, told instead of done.
#include "runtime/model/operations.hpp"

#include <algorithm>

#include "runtime/rest/route.hpp"

namespace runtime::model {
namespace {

using Does = Operation::Kind;

class Collector {
 public:
  explicit Collector(std::vector<Operation>& out) : out_(&out) {}

  void aggregate(const kit::Context& context, const kit::AggregateModel& model) {
    proto_ = {};
    proto_.aggregate = &model;
    reads(context, model.resource, *model.state);
    changes(model);
  }
  void view(const kit::Context& context, const kit::ViewModel& model) {
    proto_ = {};
    reads(context, model.resource, *model.row);
  }

 private:
  void add(Does kind, std::string method, const std::string& below, std::string what,
           const kit::CommandModel* command = nullptr) {
    Operation operation = proto_;
    operation.kind = kind;
    operation.method = std::move(method);
    operation.path = "/" + proto_.resource->collection + below;
    operation.what = std::move(what);
    operation.command = command;
    out_->push_back(std::move(operation));
  }

  void reads(const kit::Context& context, const kit::Resource& resource, const kit::Type& type) {
    proto_.context = &context;
    proto_.resource = &resource;
    proto_.type = &type;
    add(Does::list, "GET", "", "read " + resource.collection);
    add(Does::read, "GET", "/{id}", "read " + resource.item);
    for (const auto& field : resource.searches) {
      add(Does::search, "GET", "/search/" + rest::search_name(field), "find by " + field);
      out_->back().search_field = field;
    }
  }

  void changes(const kit::AggregateModel& model) {
    const auto words = worded(model);
    std::string names;
    for (const auto* command : words) names += (names.empty() ? "" : ", ") + command->type->name;
    for (const auto& command : model.commands)
      if (command.creates) add(Does::create, "POST", "", command.type->name, &command);
    const auto update = std::find_if(model.commands.begin(), model.commands.end(),
                                     [](const auto& command) { return command.updates; });
    if (update != model.commands.end())
      names = update->type->name + (names.empty() ? "" : ", " + names);
    for (const auto* method : {"PATCH", "PUT"})
      if (!names.empty())
        add(Does::update, method, "/{id}", names,
            update == model.commands.end() ? nullptr : &*update);
    for (const auto& command : model.commands)
      if (command.deletes) add(Does::remove, "DELETE", "/{id}", command.type->name, &command);
    for (const auto& command : model.commands)
      if (!command.action.empty())
        add(Does::act, "POST", "/{id}/" + command.action, command.type->name, &command);
  }

  std::vector<Operation>* out_;
  Operation proto_;
};

}  // namespace

std::vector<const kit::CommandModel*> worded(const kit::AggregateModel& aggregate) {
  std::vector<const kit::CommandModel*> found;
  for (const auto& command : aggregate.commands)
    if (!command.word.empty()) found.push_back(&command);
  return found;
}

std::vector<Operation> operations_of(const kit::System& system) {
  std::vector<Operation> out;
  Collector collector(out);
  for (const auto& context : system.contexts) {
    for (const auto& aggregate : context.aggregates) collector.aggregate(context, aggregate);
    for (const auto& view : context.views) collector.view(context, view);
  }
  return out;
}

}  // namespace runtime::model
