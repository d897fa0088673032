// A small system for the tests of this layer: lamps that are made, lit and broken, meters that are
// found by their lamp, a label for each lamp, made when it is read, and a list of lamps folded from
// nothing but rows that the tests put there.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kit/decision.hpp"
#include "kit/service.hpp"

namespace lamps {

struct LampTag;
struct MeterTag;
using LampId = kit::Id<LampTag>;
using MeterId = kit::Id<MeterTag>;

enum class Glow { off, lit, waiting, broken };
WORDS(Glow, {Glow::off, "꺼짐"}, {Glow::lit, "켜짐"}, {Glow::waiting, "대기"},
      {Glow::broken, nullptr})

struct Lamp {
  LampId id;
  std::string name;
  int qty = 0;
  std::optional<double> weight;
  Glow state = Glow::off;
  std::optional<kit::Instant> made_at;
  std::vector<std::string> tags;
  bool bright = false;
  std::optional<std::string> note;
};
DESCRIBE(Lamp, id, name, qty, weight, state, made_at, tags, bright, note)
RENAME(Lamp, {"made_at", "madeOn"})

struct Make {
  LampId id;
  std::string name;
  int qty = 1;
  std::optional<double> weight;
  std::optional<kit::Instant> made_at;
  std::vector<std::string> tags;
  bool bright = false;
  std::optional<std::string> note;
  std::int64_t list_price = 0;
  kit::Instant at;
};
DESCRIBE(Make, id, name, qty, weight, made_at, tags, bright, note, list_price, at)
RENAME(Make, {"made_at", "madeOn"})

struct Light {
  LampId id;
  std::optional<int> watts;
};
DESCRIBE(Light, id, watts)
struct Quench {
  LampId id;
};
DESCRIBE(Quench, id)
struct Send {
  LampId id;
};
DESCRIBE(Send, id)
struct Change {
  LampId id;
  std::string name;
  int qty = 1;
  std::optional<kit::Instant> made_at;
};
DESCRIBE(Change, id, name, qty, made_at)
RENAME(Change, {"made_at", "madeOn"})
struct Smash {
  LampId id;
};
DESCRIBE(Smash, id)

struct LampMade {
  LampId id;
  std::string name;
  int qty = 0;
  std::optional<double> weight;
  std::optional<kit::Instant> made_at;
  std::vector<std::string> tags;
  bool bright = false;
  std::optional<std::string> note;
};
DESCRIBE(LampMade, id, name, qty, weight, made_at, tags, bright, note)
struct LampLit {
  LampId id;
};
DESCRIBE(LampLit, id)
struct LampQuenched {
  LampId id;
};
DESCRIBE(LampQuenched, id)
struct LampSent {
  LampId id;
};
DESCRIBE(LampSent, id)
struct LampChanged {
  LampId id;
  std::string name;
  int qty = 1;
  std::optional<kit::Instant> made_at;
};
DESCRIBE(LampChanged, id, name, qty, made_at)
struct LampSmashed {
  LampId id;
};
DESCRIBE(LampSmashed, id)

enum class Refusal { already_lit, still_lit, no_such_lamp, no_power };
REFUSALS(Refusal,
         {Refusal::already_lit, {"already_lit", 409, "the lamp is lit", "이미 켜져 있습니다"}},
         {Refusal::still_lit, {"still_lit", 409, "the lamp is still lit", "아직 켜져 있습니다"}},
         {Refusal::no_such_lamp, {"no_such_lamp", 404, "there is no such lamp", "없는 등입니다"}},
         {Refusal::no_power, {"no_power", 503, "no power just now", "지금은 전기가 없습니다"}})

using Event = std::variant<LampMade, LampLit, LampQuenched, LampSent, LampChanged, LampSmashed>;
using Decision = kit::Decision<Event, Refusal>;

inline Decision decide(const Lamp&, const Make& make) {
  if (make.name == "no power") return Refusal::no_power;
  return LampMade{make.id,      make.name, make.qty,    make.weight,
                  make.made_at, make.tags, make.bright, make.note};
}
inline Decision decide(const Lamp& lamp, const Light&) {
  if (lamp.state == Glow::lit) return {};
  if (lamp.state == Glow::broken) return Refusal::no_such_lamp;
  return LampLit{lamp.id};
}
inline Decision decide(const Lamp& lamp, const Quench&) {
  if (lamp.state == Glow::off) return {};
  return LampQuenched{lamp.id};
}
// Waits for the post office, which never answers here.
inline Decision decide(const Lamp& lamp, const Send&) {
  if (lamp.state == Glow::lit) return Refusal::still_lit;
  return Decision(LampSent{lamp.id}).wait();
}
inline Decision decide(const Lamp& lamp, const Change& change) {
  const bool same =
      lamp.name == change.name && lamp.qty == change.qty && lamp.made_at == change.made_at;
  if (same) return {};
  return LampChanged{lamp.id, change.name, change.qty, change.made_at};
}
inline Decision decide(const Lamp& lamp, const Smash&) {
  if (lamp.state == Glow::lit) return Refusal::still_lit;
  return LampSmashed{lamp.id};
}
inline void evolve(Lamp& lamp, const LampMade& made) {
  lamp = {made.id,      made.name, made.qty,    made.weight, Glow::off,
          made.made_at, made.tags, made.bright, made.note};
}
inline void evolve(Lamp& lamp, const LampLit&) { lamp.state = Glow::lit; }
inline void evolve(Lamp& lamp, const LampQuenched&) { lamp.state = Glow::off; }
inline void evolve(Lamp& lamp, const LampSent&) { lamp.state = Glow::waiting; }
inline void evolve(Lamp& lamp, const LampChanged& changed) {
  lamp.name = changed.name;
  lamp.qty = changed.qty;
  lamp.made_at = changed.made_at;
}
inline void evolve(Lamp& lamp, const LampSmashed&) { lamp.state = Glow::broken; }
inline kit::Visibility visibility(const Lamp& lamp) {
  if (lamp.state == Glow::broken) return kit::Visibility::hidden;
  return lamp.state == Glow::waiting ? kit::Visibility::own_url : kit::Visibility::listed;
}

// A meter belongs to a lamp and is found by it.
enum class Action { progress, canceled };
WORDS(Action, {Action::progress, "progress"}, {Action::canceled, "canceled"})
struct Meter {
  MeterId id;
  LampId lamp_id;
  std::int64_t amount = 0;
  Action action = Action::progress;
};
DESCRIBE(Meter, id, lamp_id, amount, action)
struct Mount {
  LampId lamp_id;
  std::int64_t amount = 0;
  Action action = Action::progress;
};
DESCRIBE(Mount, lamp_id, amount, action)
struct Unmount {
  LampId lamp_id;
};
DESCRIBE(Unmount, lamp_id)
struct Mounted {
  MeterId id;
  LampId lamp_id;
  std::int64_t amount = 0;
};
DESCRIBE(Mounted, id, lamp_id, amount)
struct Unmounted {
  MeterId id;
};
DESCRIBE(Unmounted, id)
enum class MeterRefusal { no_such_meter };
REFUSALS(MeterRefusal, {MeterRefusal::no_such_meter,
                        {"no_such_meter", 404, "there is no such meter", "없는 계량기입니다"}})
using MeterDecision = kit::Decision<std::variant<Mounted, Unmounted>, MeterRefusal>;
inline MeterDecision decide(const Meter& meter, const Mount& mount) {
  if (meter.lamp_id) return {};
  return Mounted{meter.id, mount.lamp_id, mount.amount};
}
inline MeterDecision decide(const Meter& meter, const Unmount&) {
  if (!meter.lamp_id) return MeterRefusal::no_such_meter;
  return Unmounted{meter.id};
}
inline void evolve(Meter& meter, const Mounted& mounted) {
  meter = {mounted.id, mounted.lamp_id, mounted.amount, Action::progress};
}
inline void evolve(Meter& meter, const Unmounted&) { meter.action = Action::canceled; }
inline kit::Visibility visibility(const Meter& meter) {
  return meter.action == Action::canceled ? kit::Visibility::hidden : kit::Visibility::listed;
}

struct Label {
  LampId id;
  std::string text;
  int qty = 0;
};
DESCRIBE(Label, id, text, qty)
inline void project(Label& label, const Lamp& lamp) {
  label.text = lamp.name + (lamp.state == Glow::lit ? "!" : "");
  label.qty = lamp.qty;
}

struct LampRow {
  LampId id;
  std::string name;
  std::int64_t price = 0;
};
DESCRIBE(LampRow, id, name, price)
inline void project(kit::Rows<LampRow>& rows, const LampMade& made) {
  rows[made.id].name = made.name;
}

inline kit::System system() {
  kit::Service shop{"shop", "lamps", "등"};
  auto lamp = shop.aggregate<Lamp>("lamp", "lamps");
  lamp.shows({"name", "qty", "weight", "state", "madeOn", "tags", "bright"}).extras({"note"});
  lamp.state_in("state").alias("등불들").example("name", "desk lamp").accepts("label", "name");
  lamp.search("name");
  lamp.events<LampMade, LampLit, LampQuenched, LampSent, LampChanged, LampSmashed>();
  lamp.command<Make>()
      .creates()
      .required({"name"})
      .range("qty", 1, 1000)
      .range("weight", 0, 1000)
      .lookup("prices", {{"name", "name"}}, {{"price", "listPrice"}});
  lamp.command<Light>().word("켜짐").action("light", "light it", "켜기").range("watts", 1, 100);
  lamp.command<Quench>().word("꺼짐");
  lamp.command<Send>().action("send", "send it away", "보내기");
  lamp.command<Change>().updates().required({"name"}).range("qty", 1, 1000);
  lamp.command<Smash>().deletes();
  auto meter = shop.aggregate<Meter>("meter", "meters");
  meter.shows({"lampId", "amount", "action"}).state_in("action").search("lampId").search_single();
  meter.key("lampId").events<Mounted, Unmounted>();
  meter.command<Mount>().creates().required({"lampId"});
  meter.command<Unmount>().word("canceled");
  shop.view<Label>("label", "labels").shows({"text", "qty"}).search("qty").of<Lamp>();

  kit::Service board{"board", "the board", "게시판"};
  auto row = board.view<LampRow>("lampRow", "lampRows");
  row.shows({"name", "price"}).unpaged().from<LampMade>("shop");

  kit::System system;
  system.name = "lamps";
  system.contexts.push_back(shop.take());
  system.contexts.push_back(board.take());
  return system;
}

}  // namespace lamps
