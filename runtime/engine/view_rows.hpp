// A view's rows in its table, for one projection.
#pragma once
#include "runtime/engine/layout.hpp"

namespace runtime {

class ViewRows final : public kit::RowsPort {
 public:
  ViewRows(const Layout& layout, store::TableId table, store::Writer& writer)
      : layout_(layout), table_(table), writer_(writer) {}

  bool load(std::int64_t key, void* row) override {
    const kit::Value id(key);
    return writer_.get(table_, {&id, 1}, [&](std::span<const kit::Value> values) {
      layout_.read(values, row);
      return true;
    });
  }
  void save(std::int64_t key, const void* row) override {
    static_cast<void>(key);  // stands in the row's first field
    std::vector<kit::Value> values;
    std::vector<std::string> scratch;
    layout_.write(row, 0, values, scratch);
    writer_.put(table_, values);
  }
  void erase(std::int64_t key) override {
    const kit::Value id(key);
    writer_.erase(table_, {&id, 1});
  }

 private:
  const Layout& layout_;
  store::TableId table_;
  store::Writer& writer_;
};

}  // namespace runtime
