// The model of a tiny system in each format, compared with the texts under tests/golden;
// UPDATE_GOLDEN=1 rewrites those.
#include "runtime/model/model_text.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <variant>

#include "kit/service.hpp"

namespace runtime {
namespace tiny {

using LampId = kit::Id<struct LampTag>;

enum class State { off, lit };
WORDS(State, {State::off, "꺼짐"}, {State::lit, "켜짐"})

struct Lamp {
  LampId id;
  std::string place;
  std::optional<int> watts;
  State state = State::off;
  std::optional<std::string> owner;
  bool secret = false;
};
DESCRIBE(Lamp, id, place, watts, state, owner, secret)

struct Hang {
  LampId id;
  std::string place;
  std::optional<int> watts;
  std::optional<bool> listed;
  kit::Instant at;
};
DESCRIBE(Hang, id, place, watts, listed, at)
struct Light {
  LampId id;
};
DESCRIBE(Light, id)
struct Take {
  LampId id;
};
DESCRIBE(Take, id)
struct Powered {
  LampId id;
};
DESCRIBE(Powered, id)

struct LampHung {
  LampId id;
  std::string place;
  kit::Instant at;
};
DESCRIBE(LampHung, id, place, at)
struct LampLit {
  LampId id;
};
DESCRIBE(LampLit, id)
struct LampNoted {
  LampId id;
};
DESCRIBE(LampNoted, id)

struct Draw {
  LampId lamp_id;
};
DESCRIBE(Draw, lamp_id)

enum class Refusal { none };
REFUSALS(Refusal, {Refusal::none, {"none", 404, "no lamp", "없음"}})
using Decision = kit::Decision<std::variant<LampHung, LampLit, LampNoted>, Refusal>;

Decision decide(const Lamp&, const Hang&) { return {}; }
Decision decide(const Lamp&, const Light&) { return {}; }
Decision decide(const Lamp&, const Take&) { return {}; }
Decision decide(const Lamp&, const Powered&) { return {}; }
void evolve(Lamp&, const LampHung&) {}
void evolve(Lamp&, const LampLit&) {}
void evolve(Lamp&, const LampNoted&) {}

struct Meter {
  kit::Id<struct MeterTag> id;
  LampId lamp_id;
};
DESCRIBE(Meter, id, lamp_id)
struct Counted {
  kit::Id<struct MeterTag> id;
  LampId lamp_id;
};
DESCRIBE(Counted, id, lamp_id)
struct Read {
  LampId lamp_id;
};
DESCRIBE(Read, lamp_id)
using MeterDecision = kit::Decision<std::variant<Counted>, Refusal>;
MeterDecision decide(const Meter&, const Draw&) { return {}; }
MeterDecision decide(const Meter&, const Read&) { return {}; }
void evolve(Meter&, const Counted&) {}

struct LampRow {
  LampId id;
  std::string place;
};
DESCRIBE(LampRow, id, place)
void project(kit::Rows<LampRow>&, const LampHung&) {}

Powered on_drawn(const Draw&, const kit::Answer&) { return {}; }
Read on_lit(const LampLit& e) { return {e.id}; }

kit::System system() {
  kit::Service house{"house", "lamps", "등불"};
  auto lamp = house.aggregate<Lamp>("lamp", "lamps");
  lamp.shows({"place", "watts", "state"}).extras({"owner"}).state_in("state").search("place");
  lamp.alias("등불s").example("place", "현관").example("watts", "40");
  lamp.events<LampHung, LampLit>().internal<LampNoted>();
  lamp.ends_wait<LampLit>().refused_by<LampNoted>(Refusal::none);
  lamp.command<Hang>()
      .creates()
      .required({"place"})
      .range("watts", 1, 100)
      .lookup("rows", {{"place", "place"}}, {{"id", "listed"}});
  lamp.command<Light>().word("켜짐").action("light", "light it", "켜기");
  lamp.command<Take>().deletes();
  lamp.command<Powered>();
  house.calls<on_drawn>("power");
  house.calls<on_drawn>("bank");
  house.view<LampRow>("row", "rows").shows({"place"}).unpaged().from<LampHung>("house");

  kit::Service power{"power", "meters", "계량"};
  auto meter = power.aggregate<Meter>("meter", "meters");
  meter.key("lampId").shows({"lampId"}).events<Counted>();
  meter.command<Draw>();
  meter.command<Read>();
  power.whenever<on_lit>("house");

  kit::System made;
  made.name = made.topic = "tiny";
  made.title = "tiny house";
  made.title_korean = "작은 집";
  made.contexts = {house.take(), power.take()};
  return made;
}

}  // namespace tiny

namespace {

namespace fs = std::filesystem;

fs::path golden(const std::string& name) {
  return fs::path(__FILE__).parent_path() / "../../tests/golden" / name;
}

void expect_golden(const std::string& text, const std::string& name) {
  if (std::getenv("UPDATE_GOLDEN")) {
    std::ofstream(golden(name)) << text;
    return;
  }
  std::ostringstream known;
  known << std::ifstream(golden(name)).rdbuf();
  EXPECT_EQ(text, known.str()) << "if this is meant, run it with UPDATE_GOLDEN=1";
}

TEST(model_text, each_format_is_as_it_was) {
  const auto system = tiny::system();
  const std::string base = "http://localhost:8088";
  expect_golden(model_text(system, "routes", base), "tiny.routes.txt");
  expect_golden(model_text(system, "openapi", base), "tiny.openapi.json");
  expect_golden(model_text(system, "asyncapi", base), "tiny.asyncapi.json");
  expect_golden(model_text(system, "sql", base), "tiny.sql");
  expect_golden(model_text(system, "mermaid", base), "tiny.mermaid");
}

// Every {"$ref": "#/a/b"} leads to something that is there.
void expect_references(const boost::json::value& at, const boost::json::value& root) {
  if (at.is_array())
    for (const auto& each : at.get_array()) expect_references(each, root);
  if (!at.is_object()) return;
  for (const auto& member : at.get_object()) {
    if (member.key() != "$ref") {
      expect_references(member.value(), root);
      continue;
    }
    boost::json::error_code error;
    EXPECT_TRUE(root.find_pointer(member.value().as_string().subview(1), error)) << member.value();
  }
}

TEST(model_text, an_event_says_me_where_the_originals_do) {
  auto system = tiny::system();
  const auto says = [&] {
    return model_text(system, "asyncapi", "http://localhost").find("\"me\" : {") !=
           std::string::npos;
  };
  system.numeric_timestamps = true;
  EXPECT_FALSE(says());
  system.numeric_timestamps = false;
  EXPECT_TRUE(says());
}

TEST(model_text, references_lead_somewhere) {
  const auto system = tiny::system();
  for (const auto* format : {"openapi", "asyncapi"}) {
    const auto root = boost::json::parse(model_text(system, format, "http://localhost"));
    expect_references(root, root);
  }
}

TEST(model_text, all_listed_formats_are_there_and_no_others) {
  const auto system = tiny::system();
  for (const auto format : model_formats()) EXPECT_NE(model_text(system, format, ""), "") << format;
  EXPECT_EQ(model_text(system, "cobol", ""), "");
}

}  // namespace
}  // namespace runtime
