// Samples of commands, and the forms that a client may fill in to send them.
#include "runtime/rest/forms.hpp"

#include <algorithm>

#include "runtime/rest/fill.hpp"

namespace runtime::rest {
namespace {

bool required(const kit::CommandModel& command, const std::string& field) {
  return std::find(command.required.begin(), command.required.end(), field) !=
         command.required.end();
}

const std::string* example_of(const kit::Resource& resource, const std::string& field) {
  for (const auto& [name, value] : resource.examples)
    if (name == field) return &value;
  return nullptr;
}

// A value that nobody gave: the smallest that the field takes.
kit::Value made_up(const kit::CommandModel& command, const kit::Field& field, kit::Instant now) {
  const kit::Range* range = command.range(field.name);
  switch (field.kind) {
    case kit::Kind::integer:
    case kit::Kind::real:
      return range ? std::clamp<std::int64_t>(1, range->min, range->max) : 1;
    case kit::Kind::boolean:
      return 1;
    case kit::Kind::instant:
      return now.ms;
    case kit::Kind::text:
      return "x";
    case kit::Kind::choice:
      return field.words.empty() ? kit::Value() : field.words.front();
    case kit::Kind::list:
      return "[\"x\"]";
  }
  return {};
}

kit::Box sample_of(const Place& place, const kit::CommandModel& command, const void* state,
                   kit::Instant now) {
  kit::Box sample(*command.type);
  std::string scratch;
  const bool of_a_row = command.creates || &command == place.update;
  for (const auto& field : command.type->fields) {
    kit::Value value;
    kit::Cell converted;
    // What need not be said is left to the rules: not all of a row's copies may be there to return.
    if (!of_a_row && field.nullable && !required(command, field.name)) continue;
    const int same = place.type().index(field.name);
    if (same >= 0) value = place.type().fields[static_cast<std::size_t>(same)].get(state, scratch);
    const auto* example = example_of(*place.resource, field.name);
    if (value.is_null() && example && convert(field, *example, Limits{}, converted).empty())
      value = kit::Value(converted);
    if (value.is_null() && (!field.nullable || required(command, field.name)))
      value = made_up(command, field, now);
    if (!value.is_null()) field.set(sample.object(), value);
  }
  sample.set("id", place.type().fields.front().get(state, scratch));
  sample.set("at", now.ms);
  return sample;
}

std::string_view input_type(const kit::Field& field) {
  switch (field.kind) {
    case kit::Kind::integer:
    case kit::Kind::real:
      return "number";
    case kit::Kind::boolean:
      return "checkbox";
    case kit::Kind::instant:
      return "datetime-local";
    case kit::Kind::text:
    case kit::Kind::choice:
    case kit::Kind::list:
      return "text";
  }
  return "text";
}

void write_options(Printer& out, const kit::Field& field) {
  out.name("options");
  out.open();
  out.name("inline");
  out.open_list();
  for (const auto& word : field.words) {
    out.next();
    out.text(word);
  }
  out.close_list();
  out.close();
}

void write_property(Printer& out, const Place& place, const kit::CommandModel& command,
                    const kit::Field& field) {
  out.next();
  out.open();
  out.member("name", field.name);
  out.member("prompt", field.name);
  out.member("type", input_type(field));
  if (required(command, field.name)) {
    out.flag("required", true);
    if (field.kind == kit::Kind::text) out.member("regex", "^.*\\S.*$");
  }
  if (const auto* range = command.range(field.name)) {
    out.member("min", range->min);
    out.member("max", range->max);
  }
  if (field.kind == kit::Kind::choice) write_options(out, field);
  if (const auto* example = example_of(*place.resource, field.name))
    out.member("placeholder", *example);
  out.close();
}

// The word itself, which the client sends as it stands.
void write_word(Printer& out, const std::string& property, const std::string& word) {
  out.next();
  out.open();
  out.member("name", property);
  out.member("value", word);
  out.flag("readOnly", true);
  out.close();
}

struct Form {
  std::string name, method, target;
};

// What a command is called that has no title of its own: it is the one of its kind.
std::string_view title_of(const kit::CommandModel& command, bool korean) {
  const auto& own = korean ? command.title_korean : command.title;
  if (!own.empty()) return own;
  if (command.creates) return korean ? "등록" : "create";
  if (command.deletes) return korean ? "삭제" : "delete";
  if (command.updates) return korean ? "수정" : "update";
  return command.word;
}

void write_template(Printer& out, const Place& place, const kit::CommandModel& command,
                    const Form& form, bool with_word, const FormAsker& asker) {
  out.name(form.name);
  out.open();
  out.member("title", title_of(command, asker.korean));
  out.member("method", form.method);
  out.member("target", form.target);
  out.member("contentType", "application/json");
  out.name("properties");
  out.open_list();
  if (with_word) write_word(out, place.resource->state_property, command.word);
  if (!command.deletes)
    for (const auto& field : command.type->fields) {
      // A row's own key comes from its URL.
      const bool from_row = !command.creates && field.name == place.aggregate->key;
      if (client_may_set(command, field) && !from_row) write_property(out, place, command, field);
    }
  out.close_list();
  out.close();
}

}  // namespace

bool offered(const Place& place, const kit::CommandModel& command, const void* state,
             kit::Instant now) {
  const kit::Box sample = sample_of(place, command, state, now);
  const kit::Effects effects = command.decide(state, sample.object());
  // An update that changes nothing is one, too.
  return !effects.refusal && (!effects.events.empty() || effects.waits || &command == place.update);
}

void write_item_templates(Printer& out, const Place& place, const void* state,
                          const FormAsker& asker) {
  out.name("_templates");
  out.open();
  std::string scratch;
  const auto id = place.type().fields.front().get(state, scratch).integer();
  const std::string self = item_url(place.shape, asker.base, id);
  static const std::vector<kit::CommandModel> none;
  for (const auto& command : place.aggregate ? place.aggregate->commands : none) {
    const bool by_word = command.action.empty() && !command.word.empty();
    const bool here =
        by_word || !command.action.empty() || &command == place.update || &command == place.erase;
    if (!here || !offered(place, command, state, asker.now)) continue;
    if (!command.action.empty())
      write_template(out, place, command, {command.action, "POST", self + "/" + command.action},
                     false, asker);
    else if (by_word)
      write_template(out, place, command, {command.word, "PATCH", self}, true, asker);
    else if (command.deletes)
      write_template(out, place, command, {"delete", "DELETE", self}, false, asker);
    else
      write_template(out, place, command, {"update", "PUT", self}, false, asker);
  }
  out.close();
}

void write_collection_templates(Printer& out, const Place& place, const FormAsker& asker) {
  out.name("_templates");
  out.open();
  if (place.create)
    write_template(out, place, *place.create,
                   {"default", "POST", std::string(asker.base) + place.shape.path}, false, asker);
  out.close();
}

}  // namespace runtime::rest
