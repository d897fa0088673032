// An identity map with a list of what is to be written.
#include "runtime/engine/kept_objects.hpp"

namespace runtime {

KeptObjects::Object* KeptObjects::find(std::int64_t id) {
  if (const auto known = objects_.find(id); known != objects_.end()) return &known->second;
  const kit::Value key(id);
  Object read;
  const bool there = writer_.get(layout_.id, {&key, 1}, [&](std::span<const kit::Value> row) {
    read.box = kit::Box(*layout_.type);
    layout_.read(row, read.box.object());
    if (layout_.version_column >= 0)
      read.version = row[static_cast<std::size_t>(layout_.version_column)].integer();
    return true;
  });
  return there ? &keep(id, std::move(read)) : nullptr;
}

KeptObjects::Object& KeptObjects::keep(std::int64_t id, Object object) {
  return objects_.insert_or_assign(id, std::move(object)).first->second;
}

void KeptObjects::changed(std::int64_t id, Object& object) {
  if (object.changed) return;
  object.changed = true;
  changed_.push_back(id);
}

void KeptObjects::erase(std::int64_t id) {
  objects_.erase(id);
  const kit::Value key(id);
  writer_.erase(layout_.id, {&key, 1});
}

void KeptObjects::flush() {
  for (const auto id : changed_) {
    const auto found = objects_.find(id);
    if (found == objects_.end() || !found->second.changed) continue;
    Object& object = found->second;
    layout_.write(object.box.object(), object.version, row_, scratch_);
    writer_.put(layout_.id, row_);
    object.changed = false;
  }
  changed_.clear();
  if (objects_.size() > kept_max) objects_.clear();
}

void KeptObjects::forget() {
  objects_.clear();
  changed_.clear();
}

}  // namespace runtime
