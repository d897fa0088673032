// The database and its one writer behind the seam.
#include "runtime/store/simulated/simulated_store.hpp"

#include "runtime/store/simulated/faces.hpp"

namespace runtime::store {

struct SimulatedStore::Parts {
  simulated::Database database;
  simulated::SimulatedWriter writer{database};
};

SimulatedStore::SimulatedStore() : parts_(std::make_unique<Parts>()) {}
SimulatedStore::~SimulatedStore() = default;

TableId SimulatedStore::table(const Table& table) { return parts_->database.define(table); }
Writer& SimulatedStore::writer() { return parts_->writer; }
std::unique_ptr<Reader> SimulatedStore::reader() {
  parts_->database.fail_if_told(Step::read);
  return std::make_unique<simulated::CommittedReader>(parts_->database);
}
std::uint64_t SimulatedStore::commits() const { return parts_->database.commits; }

void SimulatedStore::crash(std::uint64_t draw) { parts_->database.crash(draw); }
void SimulatedStore::fail_next(Step step, int times) {
  parts_->database.failing = step;
  parts_->database.failures = times;
}
void SimulatedStore::fail_no_more() { parts_->database.failing.reset(); }
std::size_t SimulatedStore::unsynced() const { return parts_->database.unsynced.size(); }

}  // namespace runtime::store
