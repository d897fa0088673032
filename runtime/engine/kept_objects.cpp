// An identity map with a list of what is to be written.
#include "runtime/engine/kept_objects.hpp"

#include <algorithm>

namespace runtime {

KeptObjects::Object* KeptObjects::find(std::int64_t id) {
  if (const auto known = objects_.find(id); known != objects_.end()) return &known->second;
  if (id > last_id()) return nullptr;
  const kit::Value key(id);
  Object read;
  const bool there = writer_.get(layout_.id, {&key, 1}, [&](std::span<const kit::Value> row) {
    read.box = kit::Box(*layout_.type);
    layout_.read(row, read.box.object());
    if (layout_.version_column >= 0)
      read.version = row[static_cast<std::size_t>(layout_.version_column)].integer();
    read.listed = Layout::visibility_in(layout_, row) == kit::Visibility::listed;
    note_indexed(read, row);
    return true;
  });
  return there ? &keep(id, std::move(read)) : nullptr;
}

std::int64_t KeptObjects::last_id() {
  if (!last_id_) last_id_ = store::last_of(writer_, layout_.id);
  return *last_id_;
}

void KeptObjects::added(std::int64_t id) { last_id_ = std::max(last_id(), id); }

KeptObjects::Object& KeptObjects::keep(std::int64_t id, Object object) {
  return objects_.insert_or_assign(id, std::move(object)).first->second;
}

void KeptObjects::changed(std::int64_t id, Object& object) {
  if (object.changed) return;
  object.changed = true;
  changed_.push_back(id);
}

KeptObjects::Object& KeptObjects::make(std::int64_t id, Object object) {
  added(id);
  Object& made = keep(id, std::move(object));
  made.made = true;
  changed(id, made);
  return made;
}

void* KeptObjects::row(std::int64_t id) {
  Object* found = find(id);
  if (!found) {
    Object fresh;
    fresh.box = kit::Box(*layout_.type);
    found = &make(id, std::move(fresh));
    layout_.type->fields.front().set(found->box.object(), kit::Value(id));
  }
  changed(id, *found);
  return found->box.object();
}

void KeptObjects::erase(std::int64_t id) {
  Object* const object = find(id);
  if (!object) return;
  read_count();
  count(*object, false);
  objects_.erase(id);
  written_last_id_.reset();
  const kit::Value key(id);
  writer_.erase(layout_.id, {&key, 1});
}

// Most changes leave alone what is looked for, and most that is new comes behind all others. It is
// written last: what it wants to be called by may have been another's until now.
void KeptObjects::flush() {
  if (changed_.empty()) return;
  read_count();
  const auto put = std::stable_partition(changed_.begin(), changed_.end(),
                                         [this](auto id) { return is_as_indexed(id); });
  auto made = std::stable_partition(put, changed_.end(), [this](auto id) { return !is_made(id); });
  const std::span<const std::int64_t> fresh(made, changed_.end());
  if (!count_on(fresh)) made = changed_.end();
  write({changed_.begin(), put}, How::as_indexed);
  write({put, made}, How::put);
  write({made, changed_.end()}, How::appended);
  for (const auto id : fresh) written_last_id_ = std::max(written_last_id(), id);
  changed_.clear();
  if (objects_.size() > kept_max) objects_.clear();
}

bool KeptObjects::is_made(std::int64_t id) {
  const Object* object = changed_since(id);
  return object && object->made;
}

bool KeptObjects::count_on(std::span<const std::int64_t> ids) {
  if (ids.empty()) return true;
  std::int64_t last = written_last_id();
  return std::all_of(ids.begin(), ids.end(),
                     [&](auto id) { return std::exchange(last, id) == id - 1; });
}

std::int64_t KeptObjects::written_last_id() {
  if (!written_last_id_) written_last_id_ = store::last_of(writer_, layout_.id);
  return *written_last_id_;
}

void KeptObjects::write(std::span<const std::int64_t> ids, How how) {
  if (ids.empty()) return;
  auto next = ids.begin();
  const auto rows = [&](std::vector<kit::Value>& row) {
    Object* object = nullptr;
    while (!object && next != ids.end()) object = changed_since(*next++);
    if (!object) return false;
    layout_.write(object->box.object(), object->version, row, scratch_);
    count(*object, Layout::visibility_in(layout_, row) == kit::Visibility::listed);
    if (how != How::as_indexed) note_indexed(*object, row);
    object->changed = object->made = false;
    return true;
  };
  switch (how) {
    case How::as_indexed:
      return writer_.update_all(layout_.id, rows);
    case How::put:
      return writer_.put_all(layout_.id, rows);
    case How::appended:
      return writer_.append_all(layout_.id, rows);
  }
}

bool KeptObjects::is_as_indexed(std::int64_t id) {
  const Object* object = changed_since(id);
  if (!object || object->indexed.empty()) return false;
  std::string scratch;
  for (std::size_t i = 0; i < indexed_.size(); ++i) {
    const auto& field = layout_.type->fields[static_cast<std::size_t>(indexed_[i])];
    if (!(field.get(object->box.object(), scratch) == kit::Value(object->indexed[i]))) return false;
  }
  return true;
}

void KeptObjects::note_indexed(Object& object, std::span<const kit::Value> row) {
  object.indexed.clear();
  for (const int at : indexed_) object.indexed.push_back(row[static_cast<std::size_t>(at)].own());
}

// nullptr: it was written or erased since.
KeptObjects::Object* KeptObjects::changed_since(std::int64_t id) {
  const auto found = objects_.find(id);
  return found == objects_.end() || !found->second.changed ? nullptr : &found->second;
}

// Before the first change; where nobody has counted yet, the rows are counted once.
void KeptObjects::read_count() {
  if (!listed_ && layout_.inbox >= 0) listed_ = layout_.total(writer_);
}

void KeptObjects::count(Object& object, bool listed) {
  if (listed_ && object.listed != listed) {
    *listed_ += listed ? 1 : -1;
    count_changed_ = true;
  }
  object.listed = listed;
}

void KeptObjects::write_count() {
  if (!std::exchange(count_changed_, false)) return;
  const std::string name = layout_.total_name();
  const kit::Value row[] = {name, *listed_};
  writer_.put(layout_.inbox, row);
}

void KeptObjects::forget() {
  objects_.clear();
  changed_.clear();
  last_id_.reset();
  written_last_id_.reset();
  listed_.reset();
  count_changed_ = false;
}

void KeptObjects::cleared() {
  forget();
  last_id_ = written_last_id_ = listed_ = 0;
  count_changed_ = true;
}

}  // namespace runtime
