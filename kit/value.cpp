// Conversions and the one order of values.
#include "kit/value.hpp"

namespace kit {

Value::Value(const Cell& cell) {
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) *this = Value(*integer);
  if (const auto* real = std::get_if<double>(&cell)) *this = Value(*real);
  if (const auto* text = std::get_if<std::string>(&cell)) *this = Value(*text);
}

Cell Value::own() const {
  switch (tag_) {
    case Tag::null:
      return {};
    case Tag::integer:
      return integer_;
    case Tag::real:
      return real_;
    case Tag::text:
      return std::string(text());
  }
  return {};
}

bool operator==(const Value& a, const Value& b) { return !(a < b) && !(b < a); }

bool operator<(const Value& a, const Value& b) {
  using Tag = Value::Tag;
  const auto rank = [](Tag tag) { return tag == Tag::real ? Tag::integer : tag; };
  if (rank(a.tag_) != rank(b.tag_)) return rank(a.tag_) < rank(b.tag_);
  if (a.tag_ == Tag::text) return a.text() < b.text();
  if (a.tag_ == Tag::null) return false;
  if (a.tag_ == Tag::integer && b.tag_ == Tag::integer) return a.integer_ < b.integer_;
  return a.real() < b.real();
}

}  // namespace kit
