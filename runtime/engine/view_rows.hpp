// A view's rows as a projection sees them, kept in memory until they are written.
#pragma once
#include "runtime/engine/kept_objects.hpp"

namespace runtime {

class ViewRows final : public kit::RowsPort {
 public:
  ViewRows(const kit::Type& type, KeptObjects& kept) : type_(type), kept_(kept) {}

  bool load(std::int64_t key, void* row) override {
    const KeptObjects::Object* found = kept_.find(key);
    if (found) type_.assign(row, found->box.object());
    return found != nullptr;
  }
  void save(std::int64_t key, const void* row) override {
    KeptObjects::Object* found = kept_.find(key);
    if (!found) found = &kept_.keep(key, {kit::Box(type_, row), 0, false});
    type_.assign(found->box.object(), row);
    kept_.changed(key, *found);
  }
  void erase(std::int64_t key) override { kept_.erase(key); }

 private:
  const kit::Type& type_;
  KeptObjects& kept_;
};

}  // namespace runtime
