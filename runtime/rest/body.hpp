// A request's JSON body, read strictly: one object, no key twice, nothing behind it, no NUL,
// bounded in depth and size. A byte order mark is passed over. Numbers keep the text they were sent
// as, because a text property takes it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/rest/options.hpp"

namespace runtime::rest {

struct Member;

struct Node {
  enum class Shape : std::uint8_t { null, boolean, integer, real, text, list, object };
  Shape shape = Shape::null;
  std::int64_t integer = 0;     // also of a boolean
  double real = 0;              // also of a whole number that does not fit 64 bits
  std::string text;             // of a text; of a number or boolean, as it was sent
  std::vector<Member> members;  // of an object, and of a list with empty names

  const Node* find(std::string_view key) const;
  Node* find(std::string_view key);
  bool scalar() const { return shape != Shape::list && shape != Shape::object; }
  friend bool operator==(const Node& a, const Node& b);
};

struct Member {
  std::string name;
  Node value;
};

// "" or what is wrong. The root may be an object or a list; the caller knows which it wants.
std::string parse_json(std::string_view body, const Limits& limits, Node& out);

std::string json_of(const Node& node);  // compact

}  // namespace runtime::rest
