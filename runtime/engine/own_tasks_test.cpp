// What a context asks of itself is one with what asked it: a guest is seated if the house has a
// table, both or neither.
#include <gtest/gtest.h>

#include "runtime/engine/small_yard_test.hpp"

namespace house {

enum class Refusal { full, gone };
REFUSALS(Refusal, {Refusal::full, {"full", 409, "no table is free", "자리가 없습니다"}},
         {Refusal::gone, {"gone", 404, "there is no such house", "없는 가게입니다"}})

using GuestId = kit::Id<struct GuestTag>;
using RoomId = kit::Id<struct RoomTag>;

struct Room {
  RoomId id;
  int tables = 0, bells = 0;
};
DESCRIBE(Room, id, tables, bells)
struct Open {
  RoomId id;
  int tables = 0;
};
DESCRIBE(Open, id, tables)
struct Take {
  RoomId id;
  GuestId guest_id;
};
DESCRIBE(Take, id, guest_id)
struct Ring {
  RoomId id;
  std::string cause;
};
DESCRIBE(Ring, id, cause)
struct Opened {
  RoomId id;
  int tables = 0;
};
DESCRIBE(Opened, id, tables)
struct Taken {
  RoomId id;
  GuestId guest_id;
};
DESCRIBE(Taken, id, guest_id)
struct Rang {
  RoomId id;
  std::string cause;
};
DESCRIBE(Rang, id, cause)
using RoomDecision = kit::Decision<std::variant<Opened, Taken, Rang>, Refusal>;
constexpr int haunted = 13;  // tables

inline RoomDecision decide(const Room& room, const Open& open) {
  return Opened{room.id, open.tables};
}
inline RoomDecision decide(const Room& room, const Take& take) {
  if (room.tables == 0) return Refusal::full;
  return Taken{room.id, take.guest_id};
}
inline RoomDecision decide(const Room& room, const Ring& ring) {
  if (room.tables > haunted) throw std::runtime_error("a bug in the rules");
  return Rang{room.id, ring.cause};
}
inline void evolve(Room& room, const Opened& e) { room.tables = e.tables; }
inline void evolve(Room& room, const Taken&) { --room.tables; }
inline void evolve(Room& room, const Rang&) { ++room.bells; }

// The porter, in a house of his own; he always says yes.
struct Greet {
  GuestId id;
};
DESCRIBE(Greet, id)
struct Greeted {
  GuestId id;
};
DESCRIBE(Greeted, id)
struct Greeting {
  GuestId id;
  bool done = false;
};
DESCRIBE(Greeting, id, done)
enum class Silence { nobody };
REFUSALS(Silence, {Silence::nobody, {"nobody", 404, "nobody is there", "아무도 없습니다"}})
using GreetDecision = kit::Decision<std::variant<Greeted>, Silence>;
inline GreetDecision decide(const Greeting& greeting, const Greet& greet) {
  if (greeting.done) return {};
  return Greeted{greet.id};
}
inline void evolve(Greeting& greeting, const Greeted&) { greeting.done = true; }

struct Guest {
  GuestId id;
  bool seated = false, known = false;
};
DESCRIBE(Guest, id, seated, known)
struct Come {
  GuestId id;
  RoomId room_id;
};
DESCRIBE(Come, id, room_id)
struct Ask {
  GuestId id;
};
DESCRIBE(Ask, id)
struct GreetAnswered {
  GuestId id;
};
DESCRIBE(GreetAnswered, id)
struct TakeAnswered {
  GuestId id;
  bool taken = false;
};
DESCRIBE(TakeAnswered, id, taken)
struct Came {
  GuestId id;
};
DESCRIBE(Came, id)
struct Seated {
  GuestId id;
};
DESCRIBE(Seated, id)
struct Left {
  GuestId id;
};
DESCRIBE(Left, id)
using GuestDecision = kit::Decision<std::variant<Came, Seated, Left>, Refusal>;

inline GuestDecision decide(const Guest& guest, const Come& come) {
  return GuestDecision(Came{guest.id}).call(Take{come.room_id, guest.id});
}
// To be shown in by the porter, whose answer is nothing to be recorded: the table is.
inline GuestDecision decide(const Guest& guest, const Ask&) {
  return GuestDecision(Came{guest.id}).call(Greet{guest.id});
}
inline GuestDecision decide(const Guest& guest, const GreetAnswered&) {
  if (guest.seated) return {};
  return GuestDecision().call(Take{{1}, guest.id});
}
inline GuestDecision decide(const Guest& guest, const TakeAnswered& answered) {
  if (answered.taken) return Seated{guest.id};
  return Left{guest.id};
}
inline void evolve(Guest& guest, const Came&) { guest.known = true; }
inline void evolve(Guest& guest, const Seated&) { guest.seated = true; }
inline void evolve(Guest&, const Left&) {}

inline TakeAnswered on_take_answer(const Take& take, const kit::Answer& answer) {
  return {take.guest_id, answer.kind == kit::Answer::Kind::answered};
}
inline GreetAnswered on_greet_answer(const Greet& greet, const kit::Answer&) { return {greet.id}; }
inline Ring on_seated(const Seated&) { return {{1}, {}}; }
inline Ring on_rang(const Rang& e) { return {e.id, {}}; }

inline kit::System system(bool rings_for_ever = false) {
  kit::Service service{"house", "house", "가게"};
  auto guest = service.aggregate<Guest>("guest", "guests");
  guest.shows({"seated"});
  guest.events<Seated, Left>().internal<Came>();
  guest.ends_wait<Seated>().refused_by<Left>(Refusal::full);
  guest.command<Come>().creates();
  guest.command<Ask>().creates();
  guest.command<GreetAnswered>();
  guest.command<TakeAnswered>();
  auto room = service.aggregate<Room>("room", "rooms");
  room.shows({"tables"});
  room.events<Opened, Taken, Rang>();
  room.command<Open>().creates();
  room.command<Take>();
  room.command<Ring>();
  service.calls<on_take_answer>("house");
  service.calls<on_greet_answer>("porter");
  service.whenever<on_seated>("house");
  if (rings_for_ever) service.whenever<on_rang>("house");
  kit::Service lodge{"porter", "porter", "문지기"};
  auto greeting = lodge.aggregate<Greeting>("greeting", "greetings");
  greeting.events<Greeted>();
  greeting.command<Greet>();
  kit::System out;
  out.name = out.topic = "house";
  out.contexts.push_back(service.take());
  out.contexts.push_back(lodge.take());
  return out;
}

}  // namespace house

namespace {

using runtime::Result;
using runtime::testing::SmallYard;
using Kind = runtime::Result::Kind;

TEST(OwnTasks, a_call_within_a_context_and_its_answer_are_one_transaction_with_what_asked) {
  SmallYard yard({}, house::system());
  yard.send("house", house::Open{{}, 1});
  yard.settle();
  const auto before = yard.store("house").commits();
  const auto reply = yard.send("house", house::Come{{}, {1}});
  yard.settle();
  EXPECT_EQ(yard.store("house").commits(), before + 1);
  ASSERT_TRUE(*reply);
  EXPECT_EQ((*reply)->kind, Kind::done);
  EXPECT_TRUE((*reply)->created);
  EXPECT_TRUE((*reply)->state.as<house::Guest>()->seated);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(OwnTasks, a_refusal_within_the_context_refuses_the_request_that_waits) {
  SmallYard yard({}, house::system());
  yard.send("house", house::Open{{}, 0});
  const auto reply = yard.send("house", house::Come{{}, {1}});
  yard.settle();
  ASSERT_TRUE(*reply);
  EXPECT_EQ((*reply)->kind, Kind::refused);
  EXPECT_EQ((*reply)->refusal->name, "full");
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(OwnTasks, a_policy_on_an_event_of_its_own_is_told_what_caused_it) {
  SmallYard yard({}, house::system());
  yard.send("house", house::Open{{}, 1});
  yard.send("house", house::Come{{}, {1}});
  yard.settle();
  const auto room = yard.all<house::Room>("house").at(0);
  EXPECT_EQ(room.bells, 1);
  EXPECT_EQ(room.tables, 0);
}

// What was asked of the porter is answered in the log, though the answer itself is not there.
TEST(OwnTasks, what_records_nothing_itself_is_no_cause) {
  SmallYard yard({}, house::system());
  yard.send("house", house::Open{{}, 2});
  const auto reply = yard.send("house", house::Ask{});
  yard.settle();
  yard.send("house", house::Come{{}, {1}});
  yard.settle();
  ASSERT_TRUE(*reply);
  EXPECT_EQ((*reply)->kind, Kind::done);
  std::vector<std::string> causes;
  const auto& tables = yard.engine("house").executor().tables();
  yard.store("house").reader()->scan(tables.events, {}, [&](std::span<const kit::Value> row) {
    causes.push_back(std::string(row[runtime::events::type].text()) + " < " +
                     std::string(row[runtime::events::causation].text()));
    return true;
  });
  EXPECT_EQ(causes, (std::vector<std::string>{
                        "Opened < request", "Came < request", "Taken < house/guest/1/1/Greet",
                        "Seated < house/guest/1/1/Greet", "Rang < house/4", "Came < request",
                        "Taken < house/6", "Seated < house/6", "Rang < house/8"}));
  const auto reader = yard.store("house").reader();
  EXPECT_TRUE(runtime::read_open_calls("house", tables, *reader).empty());
  const kit::Value mark("@calls");
  EXPECT_FALSE(reader->get(tables.inbox, {&mark, 1}, [](std::span<const kit::Value>) {
    return true;
  })) << "the log alone says that it is answered";
}

TEST(OwnTasks, what_throws_takes_all_back_that_it_is_one_with) {
  SmallYard yard({}, house::system());
  yard.send("house", house::Open{{}, house::haunted + 2});
  yard.settle();
  const auto reply = yard.send("house", house::Come{{}, {1}});
  yard.settle();
  ASSERT_TRUE(*reply);
  EXPECT_EQ((*reply)->kind, Kind::failed);
  EXPECT_TRUE(yard.all<house::Guest>("house").empty());
  EXPECT_EQ(yard.all<house::Room>("house").at(0).tables, house::haunted + 2);
}

TEST(OwnTasks, a_policy_that_never_comes_to_an_end_is_taken_back) {
  SmallYard yard({}, house::system(true));
  yard.send("house", house::Open{{}, 1});
  const auto reply = yard.send("house", house::Come{{}, {1}});
  yard.settle();
  ASSERT_TRUE(*reply);
  EXPECT_EQ((*reply)->kind, Kind::failed);
  EXPECT_EQ(yard.all<house::Room>("house").at(0).bells, 0);
}

}  // namespace
