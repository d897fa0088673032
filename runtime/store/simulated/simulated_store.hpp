// A store in memory for simulations: the guarantees of a database, and on demand its disasters. One
// thread uses the store, its writer and its readers.
#pragma once
#include <cstdint>
#include <memory>

#include "runtime/store/store.hpp"

namespace runtime::store {

class SimulatedStore final : public Store {
 public:
  SimulatedStore();
  ~SimulatedStore() override;
  SimulatedStore(const SimulatedStore&) = delete;
  SimulatedStore& operator=(const SimulatedStore&) = delete;

  // Also after the store was used, and again for the same table: a program that starts anew calls
  // it.
  TableId table(const Table& table) override;
  Writer& writer() override;
  std::unique_ptr<Reader> reader() override;
  std::uint64_t commits() const override;

  // The power fails: an open transaction is gone, and of those committed lazily since the last full
  // commit the first `draw % (their number + 1)` survive; with 0 none does. Readers stay usable.
  void crash(std::uint64_t draw = 0);

  // The next such steps throw StoreError and take their transaction with them; nothing of it
  // remains. A read that fails, of the writer or a reader, or the making of a reader, leaves it to
  // be rolled back.
  enum class Step : std::uint8_t { begin, read, write, commit };
  void fail_next(Step step, int times = 1);
  // Takes back what was to fail and has not failed yet.
  void fail_no_more();

  // How many committed transactions a crash may take back.
  std::size_t unsynced() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace runtime::store
