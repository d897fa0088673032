// AsyncAPI 3.0: the system's topic, a message for each event, who sends and who receives it.
#include "runtime/model/model_text.hpp"
#include "runtime/model/schemas.hpp"

namespace runtime::model {
namespace {

using rest::Printer;

class AsyncApi {
 public:
  explicit AsyncApi(const kit::System& system) : system_(&system) {}

  std::string text() {
    object(out_, [&](Printer&) {
      out_.member("asyncapi", "3.0.0");
      member(out_, "info", [&](Printer&) {
        out_.member("title", system_->title + " / " + system_->title_korean);
        out_.member("version", MADANG_VERSION);
      });
      member(out_, "channels", [&](Printer&) { channel(); });
      member(out_, "operations", [&](Printer&) {
        for (const auto& context : system_->contexts) operations(context);
      });
      member(out_, "components", [&](Printer&) {
        member(out_, "messages", [&](Printer&) {
          for_each_event([&](const kit::Context& context, const kit::Type& event) {
            message(context, event);
          });
        });
      });
    });
    return text_ + "\n";
  }

 private:
  static std::string key(std::string_view context, const kit::Type& event) {
    return std::string(context) + "." + event.name;
  }

  template <class Visit>
  void for_each_event(Visit visit) const {
    for (const auto& context : system_->contexts)
      for (const auto& aggregate : context.aggregates)
        for (const auto& event : aggregate.events)
          if (!event.internal) visit(context, *event.type);
  }

  void channel() {
    member(out_, system_->topic, [&](Printer&) {
      out_.member("address", system_->topic);
      member(out_, "messages", [&](Printer&) {
        for_each_event([&](const kit::Context& context, const kit::Type& event) {
          out_.name(key(context.name, event));
          reference(out_, "messages", key(context.name, event));
        });
      });
    });
  }

  void operations(const kit::Context& context) {
    std::vector<std::string> sent, received;
    for_each_event([&](const kit::Context& from, const kit::Type& event) {
      if (&from == &context)
        sent.push_back(key(from.name, event));
      else if (listens(context, from.name, event))
        received.push_back(key(from.name, event));
    });
    operation(context, "send", sent);
    operation(context, "receive", received);
  }

  static bool listens(const kit::Context& context, std::string_view from, const kit::Type& event) {
    for (const auto& subscription : context.subscriptions)
      if (subscription.from == from && subscription.event == &event) return true;
    for (const auto& view : context.views)
      for (const auto& projection : view.projections)
        if (projection.from == from && projection.event == &event) return true;
    return false;
  }

  void operation(const kit::Context& context, std::string_view action,
                 const std::vector<std::string>& messages) {
    if (messages.empty()) return;
    const std::string channel = "#/channels/" + system_->topic;
    member(out_, context.name + "." + std::string(action), [&](Printer&) {
      out_.member("action", action);
      member(out_, "channel", [&](Printer& p) { p.member("$ref", channel); });
      out_.name("messages");
      out_.open_list();
      for (const auto& name : messages) {
        out_.next();
        object(out_, [&](Printer& p) { p.member("$ref", channel + "/messages/" + name); });
      }
      out_.close_list();
    });
  }

  void message(const kit::Context& context, const kit::Type& event) {
    member(out_, key(context.name, event), [&](Printer&) {
      out_.member("name", event.name);
      out_.member("contentType", "application/json");
      member(out_, "payload", [&](Printer&) {
        out_.member("type", "object");
        member(out_, "properties", [&](Printer&) { properties(event); });
        texts(out_, "required", {"eventType", "timestamp"});
      });
    });
  }

  void properties(const kit::Type& event) {
    member(out_, "eventType", [&](Printer& p) {
      p.member("type", "string");
      p.member("const", event.name);
    });
    member(out_, "timestamp", [&](Printer& p) {
      p.member("type", system_->numeric_timestamps ? "integer" : "string");
    });
    for (const auto& field : event.fields) {
      out_.name(field.name);
      field_schema(out_, field, {nullptr, nullptr, true});
    }
    // As the older originals say of each event.
    if (!system_->numeric_timestamps)
      member(out_, "me", [](Printer& p) { p.member("type", "boolean"); });
  }

  const kit::System* system_;
  std::string text_;
  Printer out_{text_};
};

}  // namespace

std::string asyncapi_text(const kit::System& system) { return AsyncApi(system).text(); }

}  // namespace runtime::model
