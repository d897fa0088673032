// OpenAPI 3.1: a path for each operation of the model, a schema for each resource and each command.
#include <map>

#include "runtime/model/model_text.hpp"
#include "runtime/model/operations.hpp"
#include "runtime/model/schemas.hpp"
#include "runtime/rest/fill.hpp"

namespace runtime::model {
namespace {

using rest::Printer;
using Does = Operation::Kind;

constexpr std::string_view hal = "application/hal+json";

void text_schema(Printer& out, std::string_view name) {
  member(out, name, [](Printer& p) { p.member("type", "string"); });
}

void integer_schema(Printer& out, std::string_view name) {
  member(out, name, [](Printer& p) { p.member("type", "integer"); });
}

std::string command_name(const Operation& operation) {
  return operation.context->name + "." + operation.command->type->name;
}

bool has_input(const kit::CommandModel& command) {
  for (const auto& field : command.type->fields)
    if (rest::client_may_set(command, field)) return true;
  return false;
}

class OpenApi {
 public:
  OpenApi(const kit::System& system, std::string_view base)
      : system_(&system), base_(base), operations_(operations_of(system)) {}

  std::string text() {
    object(out_, [&](Printer&) {
      out_.member("openapi", "3.1.0");
      info();
      tags();
      member(out_, "paths", [&](Printer&) { paths(); });
      member(out_, "components", [&](Printer&) { components(); });
    });
    return text_ + "\n";
  }

 private:
  void info() {
    member(out_, "info", [&](Printer&) {
      out_.member("title", system_->title + " / " + system_->title_korean);
      out_.member("version", MADANG_VERSION);
    });
    out_.name("servers");
    out_.open_list();
    out_.next();
    object(out_, [&](Printer&) { out_.member("url", base_); });
    out_.close_list();
  }

  void tags() {
    out_.name("tags");
    out_.open_list();
    for (const auto& context : system_->contexts) {
      out_.next();
      object(out_, [&](Printer&) {
        out_.member("name", context.name);
        out_.member("description", context.title + " / " + context.title_korean);
      });
    }
    out_.close_list();
  }

  // Operations of one path stand together; paths keep the order of the model.
  void paths() {
    std::vector<std::string> order;
    std::map<std::string, std::vector<const Operation*>> by_path;
    for (const auto& operation : operations_) {
      auto& list = by_path[operation.path];
      if (list.empty()) order.push_back(operation.path);
      list.push_back(&operation);
    }
    for (const auto& path : order)
      member(out_, path, [&](Printer&) {
        for (const auto* operation : by_path[path]) describe(*operation);
      });
  }

  void describe(const Operation& operation) {
    std::string method = operation.method;
    for (char& c : method) c = static_cast<char>(c - 'A' + 'a');
    member(out_, method, [&](Printer&) {
      texts(out_, "tags", {operation.context->name});
      out_.member("summary", summary(operation));
      if (operation.kind == Does::list && !operation.resource->aliases.empty())
        out_.member("description", "Also at /" + operation.resource->aliases.front());
      parameters(operation);
      request_body(operation);
      member(out_, "responses", [&](Printer&) { responses(operation); });
    });
  }

  static std::string summary(const Operation& operation) {
    const auto* command = operation.command;
    if (!command || command->title.empty()) return operation.what;
    return command->title + " / " + command->title_korean;
  }

  void parameters(const Operation& operation) {
    const bool item = operation.path.find("{id}") != std::string::npos;
    const bool pages = operation.kind == Does::list && operation.resource->paged;
    const bool search = operation.kind == Does::search;
    if (!item && !pages && !search) return;
    out_.name("parameters");
    out_.open_list();
    if (item) parameter("id", "path", true, "integer");
    if (search) searched(operation);
    if (pages)
      for (const auto* name : {"page", "size"}) parameter(name, "query", false, "integer");
    if (pages) parameter("sort", "query", false, "string");
    out_.close_list();
  }

  void parameter(std::string_view name, std::string_view in, bool required, Members schema) {
    out_.next();
    object(out_, [&](Printer&) {
      out_.member("name", name);
      out_.member("in", in);
      if (required) out_.flag("required", true);
      schema(out_);
    });
  }
  void parameter(std::string_view name, std::string_view in, bool required, const char* type) {
    parameter(name, in, required, [&](Printer&) {
      member(out_, "schema", [&](Printer& p) { p.member("type", type); });
    });
  }
  void searched(const Operation& operation) {
    const auto& name = operation.search_field;
    parameter(name, "query", !operation.resource->search_single,
              [&](Printer&) { schema("schema", *operation.type, *operation.resource, name); });
  }

  void request_body(const Operation& operation) {
    const bool by_word = operation.kind == Does::update && !worded(*operation.aggregate).empty();
    if (!by_word && (!operation.command || !has_input(*operation.command))) return;
    member(out_, "requestBody", [&](Printer&) {
      if (operation.kind == Does::create) out_.flag("required", true);
      member(out_, "content", [&](Printer&) {
        member(out_, "application/json", [&](Printer&) {
          out_.name("schema");
          if (by_word)
            reference(out_, "schemas", changes_name(operation));
          else
            reference(out_, "schemas", command_name(operation));
        });
      });
    });
  }

  static std::string changes_name(const Operation& operation) {
    return operation.context->name + "." + operation.type->name + ".changes";
  }
  static std::string item_name(const Operation& operation) {
    return operation.context->name + "." + operation.type->name;
  }

  void answer(std::string_view status, std::string_view description, std::string_view media,
              const std::string& schema) {
    member(out_, status, [&](Printer&) {
      out_.member("description", description);
      if (schema.empty()) return;
      member(out_, "content", [&](Printer&) {
        member(out_, media, [&](Printer&) {
          out_.name("schema");
          reference(out_, "schemas", schema);
        });
      });
    });
  }

  void problem(std::string_view status, std::string_view description) {
    answer(status, description, "application/problem+json", "Problem");
  }

  // Whether who waits may be answered in such a way.
  template <class Way>
  static bool ends_wait(const Operation& operation, Way way) {
    const auto& events = operation.aggregate->events;
    return std::any_of(events.begin(), events.end(), [&](const kit::EventModel& event) {
      return event.ends_wait && way(*event.ends_wait);
    });
  }

  void responses(const Operation& operation) {
    const std::string item = item_name(operation);
    const bool changes = operation.kind == Does::create || operation.kind == Does::update ||
                         operation.kind == Does::act;
    if (operation.kind == Does::create)
      answer("201", "made", hal, item);
    else if (operation.kind == Does::remove)
      answer("204", "gone", hal, "");
    else if (operation.kind == Does::list ||
             (operation.kind == Does::search && !operation.resource->search_single))
      answer("200", "a list", hal, item + ".list");
    else
      answer("200", "as it is now", hal, item);
    const bool writes = changes || operation.kind == Does::remove;
    if (writes && ends_wait(operation, [](const kit::EndsWait& ends) { return !ends.refusal; }))
      answer("202", "accepted, and finished later", hal, item);
    const bool reads_values = operation.kind == Does::search ||
                              (operation.kind == Does::list && operation.resource->paged);
    if (changes || reads_values) problem("400", "not understood, or a value that does not fit");
    const bool missing = changes && ends_wait(operation, [](const kit::EndsWait& ends) {
                           return ends.refusal && ends.refusal->status == 404;
                         });
    const bool single = operation.kind == Does::search && operation.resource->search_single;
    if (missing || single || operation.path.find("{id}") != std::string::npos)
      problem("404", "there is none");
    if (writes) problem("409", "the rules forbid it now");
    if (changes) problem("422", "the rules forbid it");
    problem("503", "not now; try again in a moment");
  }

  void components() {
    member(out_, "schemas", [&](Printer&) {
      for (const auto& operation : operations_) {
        if (operation.kind == Does::list) item(operation);
        if (operation.kind == Does::list) list(operation);
        if (operation.method == "PATCH") changes(operation);
        if (operation.kind == Does::create || operation.kind == Does::act)
          command(operation);
        else if (operation.kind == Does::update && worded(*operation.aggregate).empty() &&
                 operation.method == "PATCH")
          command(operation);
      }
      general();
    });
  }

  void property(const kit::Type& type, const kit::Resource& resource, std::string_view name,
                const kit::CommandModel* command) {
    schema(name, type, resource, name, command);
  }
  void schema(std::string_view called, const kit::Type& type, const kit::Resource& resource,
              std::string_view name, const kit::CommandModel* command = nullptr) {
    const int at = type.index(name);
    if (at < 0) return;
    out_.name(called);
    field_schema(out_, type.fields[static_cast<std::size_t>(at)],
                 {command ? range_of(*command, name) : nullptr, example_of(resource, name), false});
  }

  void item(const Operation& operation) {
    const auto& resource = *operation.resource;
    member(out_, item_name(operation), [&](Printer&) {
      out_.member("type", "object");
      member(out_, "properties", [&](Printer&) {
        for (const auto& name : resource.shows) property(*operation.type, resource, name, nullptr);
        for (const auto& name : resource.extras) property(*operation.type, resource, name, nullptr);
        links();
      });
      texts(out_, "required", resource.shows);
    });
  }

  void links() {
    out_.name("_links");
    reference(out_, "schemas", "Links");
  }

  void list(const Operation& operation) {
    member(out_, item_name(operation) + ".list", [&](Printer&) {
      out_.member("type", "object");
      member(out_, "properties", [&](Printer&) {
        member(out_, "_embedded", [&](Printer&) {
          out_.member("type", "object");
          member(out_, "properties", [&](Printer&) {
            member(out_, operation.resource->collection, [&](Printer&) {
              out_.member("type", "array");
              out_.name("items");
              reference(out_, "schemas", item_name(operation));
            });
          });
        });
        links();
        if (!operation.resource->paged) return;
        out_.name("page");
        reference(out_, "schemas", "Page");
      });
    });
  }

  // What PATCH and PUT take: the properties that may be changed, and the words that are commands.
  void changes(const Operation& operation) {
    const auto words = worded(*operation.aggregate);
    if (words.empty()) return;
    member(out_, changes_name(operation), [&](Printer&) {
      out_.member("type", "object");
      member(out_, "properties", [&](Printer&) {
        member(out_, operation.resource->state_property, [&](Printer&) {
          std::vector<std::string> values;
          for (const auto* each : words) values.push_back(each->word);
          out_.member("type", "string");
          texts(out_, "enum", values);
        });
        if (operation.command) inputs(operation, operation.resource->state_property);
      });
    });
  }

  void inputs(const Operation& operation, std::string_view except) {
    for (const auto& field : operation.command->type->fields)
      if (rest::client_may_set(*operation.command, field) && field.name != except)
        property(*operation.command->type, *operation.resource, field.name, operation.command);
  }

  void command(const Operation& operation) {
    if (!has_input(*operation.command)) return;
    member(out_, command_name(operation), [&](Printer&) {
      out_.member("type", "object");
      member(out_, "properties", [&](Printer&) { inputs(operation, ""); });
      if (!operation.command->required.empty())
        texts(out_, "required", operation.command->required);
    });
  }

  void general() {
    member(out_, "Links", [&](Printer&) {
      out_.member("type", "object");
      member(out_, "additionalProperties", [&](Printer&) {
        out_.member("type", "object");
        member(out_, "properties", [&](Printer& p) { text_schema(p, "href"); });
      });
    });
    member(out_, "Page", [&](Printer&) {
      out_.member("type", "object");
      member(out_, "properties", [&](Printer& p) {
        for (const auto* name : {"size", "totalElements", "totalPages", "number"})
          integer_schema(p, name);
      });
    });
    member(out_, "Problem", [&](Printer&) {
      out_.member("type", "object");
      member(out_, "properties", [&](Printer& p) {
        for (const auto* name :
             {"type", "title", "detail", "timestamp", "error", "message", "path"})
          text_schema(p, name);
        integer_schema(p, "status");
      });
    });
  }

  const kit::System* system_;
  std::string_view base_;
  std::vector<Operation> operations_;
  std::string text_;
  Printer out_{text_};
};

}  // namespace

std::string openapi_text(const kit::System& system, std::string_view base) {
  return OpenApi(system, base).text();
}

}  // namespace runtime::model
