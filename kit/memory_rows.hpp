// A view's rows in memory: for folding a view anew, beside the one in a store.
#pragma once
#include <map>

#include "kit/model.hpp"

namespace kit {

class MemoryRows final : public RowsPort {
 public:
  explicit MemoryRows(const Type& type) : type_(type) {}

  void* row(std::int64_t key) override {
    const auto [found, made] = rows.try_emplace(key, type_);
    if (made) type_.fields.front().set(found->second.object(), Value(key));
    return found->second.object();
  }
  void erase(std::int64_t key) override { rows.erase(key); }

  std::map<std::int64_t, Box> rows;

 private:
  const Type& type_;
};

}  // namespace kit
