// One property's value while it travels between a described struct, a store and the wire. A Value
// borrows its text from whoever made it; a Cell owns it. Instants travel as milliseconds, booleans
// as 0 and 1, choices as their word, lists as JSON text.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace kit {

enum class Kind : std::uint8_t { integer, real, text, boolean, instant, choice, list };

using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;
using Row = std::vector<Cell>;

class Value {
 public:
  enum class Tag : std::uint8_t { null, integer, real, text };

  constexpr Value() = default;
  template <class T>
  requires std::is_integral_v<T>
  constexpr Value(T value) : tag_(Tag::integer), integer_(static_cast<std::int64_t>(value)) {}
  constexpr Value(double value) : tag_(Tag::real), real_(value) {}
  constexpr Value(std::string_view value)
      : tag_(Tag::text), size_(value.size()), text_(value.data()) {}
  constexpr Value(const char* value) : Value(std::string_view(value)) {}
  Value(const std::string& value) : Value(std::string_view(value)) {}
  Value(const Cell& cell);

  constexpr Tag tag() const { return tag_; }
  constexpr bool is_null() const { return tag_ == Tag::null; }
  constexpr std::int64_t integer() const { return tag_ == Tag::integer ? integer_ : 0; }
  constexpr double real() const {
    return tag_ == Tag::real ? real_ : static_cast<double>(integer());
  }
  constexpr std::string_view text() const {
    return tag_ == Tag::text ? std::string_view(text_, size_) : std::string_view{};
  }
  Cell own() const;

  friend bool operator==(const Value& a, const Value& b);
  // Null first, then numbers, then text byte by byte: the order that SQLite keeps.
  friend bool operator<(const Value& a, const Value& b);

 private:
  Tag tag_ = Tag::null;
  std::size_t size_ = 0;  // of the text
  union {
    std::int64_t integer_ = 0;
    double real_;
    const char* text_;
  };
};

}  // namespace kit
