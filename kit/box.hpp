// An owned described struct whose type is known only at run time: an event, a command, a call's
// request, a state.
#pragma once
#include <memory>
#include <utility>

#include "kit/describe.hpp"

namespace kit {

class Box {
 public:
  Box() = default;
  explicit Box(const Type& type) : type_(&type), object_(type.create(), type.destroy) {}
  Box(const Type& type, const void* copied)
      : type_(&type), object_(type.clone(copied), type.destroy) {}
  template <class T>
  static Box of(T&& value) {
    using Held = std::remove_cvref_t<T>;
    Box box;
    box.type_ = &type_of<Held>();
    box.object_ = {new Held(std::forward<T>(value)), box.type_->destroy};
    return box;
  }
  Box(const Box& other) : Box() {
    if (other.type_) *this = Box(*other.type_, other.object());
  }
  // The one moved from is empty.
  Box(Box&& other) noexcept
      : type_(std::exchange(other.type_, nullptr)), object_(std::move(other.object_)) {}
  Box& operator=(Box&& other) noexcept {
    type_ = std::exchange(other.type_, nullptr);
    object_ = std::move(other.object_);
    return *this;
  }
  Box& operator=(const Box& other) { return *this = Box(other); }

  explicit operator bool() const { return type_ != nullptr; }
  const Type& type() const { return *type_; }
  void* object() { return object_.get(); }
  const void* object() const { return object_.get(); }
  // Nullptr when it holds something else.
  template <class T>
  const T* as() const {
    return type_ == &type_of<T>() ? static_cast<const T*>(object_.get()) : nullptr;
  }
  // By the field's place in its type; -1: there is none such.
  bool set(int field, const Value& value) {
    return field >= 0 && type_->fields[static_cast<std::size_t>(field)].set(object(), value);
  }
  // Sets the field of that wire name, if there is one and the value fits.
  bool set(std::string_view name, const Value& value) { return set(type_->index(name), value); }
  Value get(std::string_view name, std::string& scratch) const {
    const int at = type_->index(name);
    return at < 0 ? Value() : type_->fields[static_cast<std::size_t>(at)].get(object(), scratch);
  }
  // As get, and null for an id that is not given.
  Value given(std::string_view name, std::string& scratch) const {
    const int at = type_->index(name);
    if (at < 0) return Value();
    const Field& field = type_->fields[static_cast<std::size_t>(at)];
    const Value value = field.get(object(), scratch);
    const bool none = field.is_id && !value.is_null() && value.integer() == 0;
    return none ? Value() : value;
  }
  friend bool operator==(const Box& a, const Box& b) {
    return a.type_ == b.type_ && (!a.type_ || equal(*a.type_, a.object(), b.object()));
  }

 private:
  const Type* type_ = nullptr;
  std::unique_ptr<void, void (*)(void*)> object_{nullptr, +[](void*) {}};
};

}  // namespace kit
