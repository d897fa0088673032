// Each book's log is played again on a shelf of the audit's own, with rules in other words than the
// book's.
#include "systems/library/shelf_audit.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "kit/books.hpp"
#include "systems/library/book/book.hpp"
#include "systems/library/borrow/reservation.hpp"

namespace library {
namespace {

using kit::number;

struct Shelf {
  std::int64_t stock = 0, lent = 0;
  std::vector<ReservationId> queue;
  std::map<ReservationId, UserId> kept;
  bool removed = false;

  void drop(ReservationId reservation) {
    std::erase(queue, reservation);
    kept.erase(reservation);
  }
};

using Step = std::function<std::string(Shelf&)>;  // what is wrong with it, or ""

class Shelves {
 public:
  explicit Shelves(kit::Evidence& evidence) : evidence_(evidence) {
    read_catalogue();
    read_copies();
    read_queue();
    for (auto& [id, steps] : steps_) play(id, steps);
  }
  const std::map<std::int64_t, Shelf>& all() const { return shelves_; }

 private:
  template <class Event>
  void read(std::string (*step)(Shelf&, const Event&)) {
    for (const auto& logged : evidence_.events("book", kit::type_of<Event>())) {
      const Event event = *logged.event.template as<Event>();
      steps_[logged.aggregate_id].emplace(
          logged.version, [step, event](Shelf& shelf) { return step(shelf, event); });
    }
  }
  void read_catalogue() {
    read<book::BookRegistered>([](Shelf& shelf, const auto& e) -> std::string {
      shelf.stock = e.stock;
      return {};
    });
    read<book::BookChanged>([](Shelf& shelf, const auto& e) -> std::string {
      shelf.stock = e.stock;
      return {};
    });
    read<book::BookRemoved>([](Shelf& shelf, const auto&) -> std::string {
      shelf.removed = true;
      if (shelf.lent > 0) return "was removed while copies were lent";
      const bool reserved = !shelf.queue.empty() || !shelf.kept.empty();
      return reserved ? "was removed while readers had reserved it" : "";
    });
  }
  void read_copies() {
    read<book::StockDecreased>([](Shelf& shelf, const auto& e) -> std::string {
      shelf.stock -= e.stock;
      shelf.lent += e.stock;
      return shelf.removed ? "was lent after it was removed" : "";
    });
    read<book::StockIncreased>([](Shelf& shelf, const auto& e) -> std::string {
      shelf.stock += e.stock;
      shelf.lent -= e.stock;
      return shelf.lent < 0 ? "has more copies back than were lent" : "";
    });
  }
  void read_queue() {
    read<book::ReservationQueued>([](Shelf& shelf, const auto& e) -> std::string {
      shelf.queue.push_back(e.reservation_id);
      const auto place = static_cast<std::size_t>(e.position);
      return place == shelf.queue.size() ? "" : "told a reader a wrong place in the queue";
    });
    read<book::CopyHeld>([](Shelf& shelf, const auto& e) -> std::string {
      const bool next = !shelf.queue.empty() && shelf.queue.front() == e.reservation_id;
      shelf.drop(e.reservation_id);
      shelf.kept[e.reservation_id] = e.user_id;
      return next ? "" : "keeps a copy for a reader who is not next";
    });
    read<book::HeldCopyTaken>([](Shelf& shelf, const auto& e) -> std::string {
      const auto kept = shelf.kept.find(e.reservation_id);
      const bool his = kept != shelf.kept.end() && kept->second == e.user_id;
      shelf.drop(e.reservation_id);
      return his ? "" : "gave a kept copy to somebody else";
    });
    read<book::HoldLapsed>([](Shelf& shelf, const auto& e) -> std::string {
      shelf.drop(e.reservation_id);
      return {};
    });
    read<book::ReservationDropped>([](Shelf& shelf, const auto& e) -> std::string {
      shelf.drop(e.reservation_id);
      return {};
    });
  }

  void play(std::int64_t id, const std::map<std::int64_t, Step>& steps) {
    Shelf& shelf = shelves_[id];
    const std::string name = "book " + number(id);
    for (const auto& [version, step] : steps) {
      const std::string wrong = step(shelf);
      evidence_.expect(wrong.empty(), name + " " + wrong);
      evidence_.expect(shelf.stock >= 0, name + " has lent copies that it has not");
    }
    const auto free = shelf.stock - static_cast<std::int64_t>(shelf.kept.size());
    evidence_.expect(free >= 0, name + " has lent a copy that was kept for somebody");
    evidence_.expect(shelf.queue.empty() || free == 0,
                     name + " has a free copy and lets readers wait");
  }

  kit::Evidence& evidence_;
  std::map<std::int64_t, std::map<std::int64_t, Step>> steps_;  // by version
  std::map<std::int64_t, Shelf> shelves_;
};

void rows_are_what_happened(kit::Evidence& evidence, const Shelves& shelves) {
  for (const auto& row : evidence.all<book::Book>("book")) {
    const auto found = shelves.all().find(row.id.value);
    const Shelf shelf = found == shelves.all().end() ? Shelf{} : found->second;
    const auto count = [](std::optional<int> shown) { return shown.value_or(0); };
    evidence.expect(row.removed == shelf.removed,
                    "book " + number(row.id) + " was removed, or was not, and says otherwise");
    evidence.expect(row.stock == shelf.stock && count(row.lent) == shelf.lent &&
                        count(row.held) == static_cast<int>(shelf.kept.size()) &&
                        count(row.waiting) == static_cast<int>(shelf.queue.size()),
                    "book " + number(row.id) + " counts its copies wrongly");
  }
}

// At rest each reader sees of his reservation what the book says.
void reservations_are_what_the_book_says(kit::Evidence& evidence, const Shelves& shelves) {
  using borrow::Stage;
  for (const auto& row : evidence.all<borrow::Reservation>("borrow")) {
    const std::string name = "reservation " + number(row.id);
    const auto found = shelves.all().find(row.book_id.value);
    const Shelf shelf = found == shelves.all().end() ? Shelf{} : found->second;
    const auto place = std::find(shelf.queue.begin(), shelf.queue.end(), row.id);
    const bool queued = place != shelf.queue.end();
    const bool kept = shelf.kept.contains(row.id);
    evidence.expect(row.status != Stage::pending, name + " has not come to its book");
    evidence.expect(queued == (row.status == Stage::waiting), name + " and its queue disagree");
    evidence.expect(kept == (row.status == Stage::ready), name + " and its kept copy disagree");
    evidence.expect(!row.cancel_wished || !(queued || kept), name + " was given up and goes on");
    if (queued)
      evidence.expect(row.position == static_cast<int>(place - shelf.queue.begin()) + 1,
                      name + " shows a wrong place in the queue");
  }
  for (const auto& book : evidence.all<book::Book>("book"))
    evidence.expect(!evidence.timers_done() || book.holds.empty(),
                    "book " + number(book.id) + " keeps a copy for ever");
}

void once_each(kit::Evidence& evidence) {
  const auto reservation = [](const auto& event) { return event.reservation_id; };
  kit::once<book::BookRemoved>(evidence, "book", [](const auto& event) { return event.id; });
  kit::once<book::ReservationQueued>(evidence, "book", reservation);
  kit::once<book::CopyHeld>(evidence, "book", reservation);
  kit::once<book::HeldCopyTaken>(evidence, "book", reservation);
  kit::once<book::HoldLapsed>(evidence, "book", reservation);
}

}  // namespace

void audit_shelves(kit::Evidence& evidence) {
  const Shelves shelves(evidence);
  rows_are_what_happened(evidence, shelves);
  once_each(evidence);
  if (evidence.at_rest()) reservations_are_what_the_book_says(evidence, shelves);
}

}  // namespace library
