// A view's rows in memory: for folding a view anew, beside the one in a store.
#pragma once
#include <map>

#include "kit/model.hpp"

namespace kit {

class MemoryRows final : public RowsPort {
 public:
  explicit MemoryRows(const Type& type) : type_(type) {}

  bool load(std::int64_t key, void* row) override {
    const auto found = rows.find(key);
    if (found == rows.end()) return false;
    type_.assign(row, found->second.object());
    return true;
  }
  void save(std::int64_t key, const void* row) override { rows[key] = Box(type_, row); }
  void erase(std::int64_t key) override { rows.erase(key); }

  std::map<std::int64_t, Box> rows;

 private:
  const Type& type_;
};

}  // namespace kit
