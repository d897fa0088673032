// The objects of one table that a context's writer works on, by id: read once, changed in memory,
// and written once for all the commands and events of a transaction that concern them. What is kept
// from one transaction to the next is what the table holds: the context's writer is its only one.
#pragma once
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "runtime/engine/layout.hpp"

namespace runtime {

class KeptObjects final : public kit::RowsPort {
 public:
  struct Object {
    kit::Box box;
    std::int64_t version = 0;
    bool changed = false;  // and not written yet
    bool made = false;     // it is not in the table yet
    // As the table has it.
    bool listed = false;
    kit::Row indexed;  // what the indexes have of it; empty: it is not there, or they have nothing
  };

  // Both outlive it.
  KeptObjects(const Layout& layout, store::Writer& writer)
      : layout_(layout), writer_(writer), indexed_(layout.indexed()) {}

  // Reads it unless it is kept; nullptr: there is none. Good until the next flush or forget.
  Object* find(std::int64_t id);
  // The largest id that there is; 0: none.
  std::int64_t last_id();
  void changed(std::int64_t id, Object& object);
  // A new one, of a number that no other has. Written with the rest: the flush fails when its key
  // is taken.
  Object& make(std::int64_t id, Object object);
  // For projections. What they ask for counts as changed; what they erase goes from the table, too.
  void* row(std::int64_t id) override;
  void erase(std::int64_t id) override;

  // Writes what has changed: before a commit, and before the table is looked at by anything but
  // its ids.
  void flush();
  // Before a commit: how many of its rows are listed.
  void write_count();
  // What was not written is lost: after a rollback, or when the table has been replaced.
  void forget();
  // As forget, and the table is empty now.
  void cleared();

 private:
  Object& keep(std::int64_t id, Object object);
  Object* changed_since(std::int64_t id);
  bool is_as_indexed(std::int64_t id);
  void note_indexed(Object& object, std::span<const kit::Value> row);
  enum class How : std::uint8_t { appended, put, as_indexed };
  void write(std::span<const std::int64_t> ids, How how);
  bool is_made(std::int64_t id);
  bool count_on(std::span<const std::int64_t> ids);
  std::int64_t written_last_id();
  void added(std::int64_t id);
  void read_count();
  void count(Object& object, bool listed);

  static constexpr std::size_t kept_max = 256;

  const Layout& layout_;
  store::Writer& writer_;
  const std::vector<int> indexed_;  // columns
  std::unordered_map<std::int64_t, Object> objects_;
  std::vector<std::int64_t> changed_;             // ids; one that was erased since is skipped
  std::optional<std::int64_t> last_id_, listed_;  // of the table; nothing: not read yet
  std::optional<std::int64_t> written_last_id_;   // without those that are not written yet
  bool count_changed_ = false;
  std::vector<std::string> scratch_;
};

}  // namespace runtime
