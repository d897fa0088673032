// Describing a struct once: DESCRIBE(Order, id, item, qty) makes of it a Type, the erased table of
// its fields that stores, JSON, HAL, forms and the simulator work on. A member `order_id` is
// `orderId` on the wire and in the store; RENAME gives another wire name (R1: the originals'
// spelling), the camel-case one is then accepted on input too. WORDS gives the words by which the
// values of an enum stand on the wire; a null word stands for JSON null.
#pragma once
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kit/id.hpp"
#include "kit/instant.hpp"
#include "kit/money.hpp"
#include "kit/value.hpp"

#define DESCRIBE(T, ...) BOOST_DESCRIBE_STRUCT(T, (), (__VA_ARGS__))
// DESCRIBE_NONE(Tick): a struct without fields.
#define DESCRIBE_NONE(T) BOOST_DESCRIBE_STRUCT(T, (), ())
#define RENAME(T, ...)                                                         \
  [[maybe_unused]] inline std::span<const kit::Rename> kit_renames(const T*) { \
    static constexpr kit::Rename renames[] = {__VA_ARGS__};                    \
    return renames;                                                            \
  }
#define WORDS(E, ...)                                                  \
  [[maybe_unused]] inline std::span<const kit::Word<E>> kit_words(E) { \
    static constexpr kit::Word<E> words[] = {__VA_ARGS__};             \
    return words;                                                      \
  }

namespace kit {

struct Rename {
  std::string_view member;  // as in C++
  std::string_view wire;
};

template <class E>
struct Word {
  E value;
  const char* text;  // nullptr: null on the wire, and in an optional not to be told from none
};

struct Type;

struct Field {
  std::string name;                  // wire and column name
  std::string opening;               // what it begins with in JSON, behind another: ,"name":
  std::string member;                // C++ name
  std::vector<std::string> aliases;  // other spellings accepted on input
  Kind kind = Kind::text;
  bool nullable = false;
  bool is_id = false;  // an Id<...>: ids of 0 stand for "none"
  std::int64_t min = std::numeric_limits<std::int64_t>::min();  // of its C++ type, for integers
  std::int64_t max = std::numeric_limits<std::int64_t>::max();
  std::vector<std::string> words;  // of a choice, without the null word
  const Type* items = nullptr;     // of a list of described structs; a list of texts has none
  // The text of the returned value lives in the object, in static memory or in scratch.
  Value (*get)(const void* object, std::string& scratch) = nullptr;
  // False: the value does not fit (unknown word, out of range, null where none may be, wrong kind).
  bool (*set)(void* object, const Value& value) = nullptr;
};

struct Type {
  std::string name;  // "OrderPlaced"
  std::vector<Field> fields;
  void* (*create)() = nullptr;
  void* (*clone)(const void*) = nullptr;
  void (*destroy)(void*) = nullptr;

  // Index of the field of that wire name, -1 when there is none. With aliases: any accepted
  // spelling.
  int index(std::string_view wire_name) const;
  int index_or_alias(std::string_view spelling) const;
};

template <class T>
const Type& type_of();

std::string camel_case(std::string_view snake);
bool equal(const Type& type, const void* a, const void* b);
// "OrderPlaced{id: 1, item: 치킨}", for test failures and logs.
std::string text_of(const Type& type, const void* object);

namespace detail {

template <class T>
std::string_view short_name() {
  std::string_view name = __PRETTY_FUNCTION__;
  name = name.substr(name.find("T = ") + 4);
  name = name.substr(0, name.find_first_of(";]"));
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

void append_texts(std::string& out, std::span<const std::string> items);
bool read_list(std::string_view json, std::vector<std::string>& out);
void append_item(std::string& out, const Type& type, const void* item);
bool read_items(std::string_view json, const Type& type, void* list, void* (*add)(void* list));

template <class T>
struct Codec;

template <class T>
requires(std::is_integral_v<T> && !std::is_same_v<T, bool>) struct Codec<T> {
  static constexpr Kind kind = Kind::integer;
  static constexpr std::int64_t min = std::numeric_limits<T>::min();
  static constexpr std::int64_t max = std::numeric_limits<T>::max();
  static Value get(const T& value, std::string&) { return Value(value); }
  static bool set(T& out, const Value& value) {
    if (value.tag() != Value::Tag::integer || value.integer() < min || value.integer() > max)
      return false;
    out = static_cast<T>(value.integer());
    return true;
  }
};

template <class Wrapped, std::int64_t Wrapped::*member, Kind wrapped_kind>
struct IntegerCodec {
  static constexpr Kind kind = wrapped_kind;
  static Value get(const Wrapped& value, std::string&) { return Value(value.*member); }
  static bool set(Wrapped& out, const Value& value) {
    if (value.tag() != Value::Tag::integer) return false;
    out.*member = value.integer();
    return true;
  }
};

template <class Tag>
struct Codec<Id<Tag>> : IntegerCodec<Id<Tag>, &Id<Tag>::value, Kind::integer> {
  static constexpr bool is_id = true;
};
template <>
struct Codec<Money> : IntegerCodec<Money, &Money::won, Kind::integer> {};
template <>
struct Codec<Instant> : IntegerCodec<Instant, &Instant::ms, Kind::instant> {};

template <>
struct Codec<bool> {
  static constexpr Kind kind = Kind::boolean;
  static Value get(const bool& value, std::string&) { return Value(value); }
  static bool set(bool& out, const Value& value) {
    if (value.tag() != Value::Tag::integer) return false;
    out = value.integer() != 0;
    return true;
  }
};

template <>
struct Codec<double> {
  static constexpr Kind kind = Kind::real;
  static Value get(const double& value, std::string&) { return Value(value); }
  static bool set(double& out, const Value& value) {
    if (value.tag() != Value::Tag::integer && value.tag() != Value::Tag::real) return false;
    out = value.real();
    return true;
  }
};

template <>
struct Codec<std::string> {
  static constexpr Kind kind = Kind::text;
  static Value get(const std::string& value, std::string&) { return Value(value); }
  static bool set(std::string& out, const Value& value) {
    if (value.tag() != Value::Tag::text) return false;
    out = value.text();
    return true;
  }
};

template <>
struct Codec<std::vector<std::string>> {
  static constexpr Kind kind = Kind::list;
  static Value get(const std::vector<std::string>& value, std::string& scratch) {
    scratch.clear();
    append_texts(scratch, value);
    return Value(scratch);
  }
  static bool set(std::vector<std::string>& out, const Value& value) {
    return value.tag() == Value::Tag::text && read_list(value.text(), out);
  }
};

// A list of described structs, such as the seats of a room: JSON objects in the list's text.
template <class T>
requires boost::describe::has_describe_members<T>::value struct Codec<std::vector<T>> {
  static constexpr Kind kind = Kind::list;
  static const Type* items() { return &type_of<T>(); }
  static Value get(const std::vector<T>& value, std::string& scratch) {
    scratch = "[";
    for (const auto& item : value) append_item(scratch, type_of<T>(), &item);
    scratch += ']';
    return Value(scratch);
  }
  static bool set(std::vector<T>& out, const Value& value) {
    out.clear();
    return value.tag() == Value::Tag::text &&
           read_items(value.text(), type_of<T>(), &out, [](void* list) -> void* {
             return &static_cast<std::vector<T>*>(list)->emplace_back();
           });
  }
};

template <class E>
requires std::is_enum_v<E>
struct Codec<E> {
  static constexpr Kind kind = Kind::choice;
  static Value get(const E& value, std::string&) {
    for (const auto& word : kit_words(E{}))
      if (word.value == value) return word.text ? Value(word.text) : Value();
    return Value();
  }
  static bool set(E& out, const Value& value) {
    for (const auto& word : kit_words(E{})) {
      const bool same = word.text ? value.tag() == Value::Tag::text && value.text() == word.text
                                  : value.is_null();
      if (!same) continue;
      out = word.value;
      return true;
    }
    return false;
  }
};

template <class T>
struct Codec<std::optional<T>> : Codec<T> {
  static constexpr bool nullable = true;
  static Value get(const std::optional<T>& value, std::string& scratch) {
    return value ? Codec<T>::get(*value, scratch) : Value();
  }
  static bool set(std::optional<T>& out, const Value& value) {
    if (value.is_null()) {
      out.reset();
      return true;
    }
    T inner{};
    if (!Codec<T>::set(inner, value)) return false;
    out = std::move(inner);
    return true;
  }
};

template <class T>
std::span<const Rename> renames_of(const T* tag) {
  if constexpr (requires { kit_renames(tag); })
    return kit_renames(tag);
  else
    return {};
}

template <class E>
void add_words(Field& field) {
  if constexpr (std::is_enum_v<E>) {
    for (const auto& word : kit_words(E{})) {
      if (word.text)
        field.words.emplace_back(word.text);
      else
        field.nullable = true;
    }
  }
}

template <class T>
struct Unwrapped {
  using type = T;
};
template <class T>
struct Unwrapped<std::optional<T>> {
  using type = T;
};

void name_field(Field& field, const char* member, std::span<const Rename> renames);

template <class T, class D>
Field field_of() {
  using Member = std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>;
  using C = Codec<Member>;
  Field field;
  name_field(field, D::name, renames_of<T>(nullptr));
  field.kind = C::kind;
  if constexpr (requires { C::nullable; }) field.nullable = true;
  if constexpr (requires { C::is_id; }) field.is_id = true;
  if constexpr (requires { C::items(); }) field.items = C::items();
  if constexpr (requires { C::min; }) {
    field.min = C::min;
    field.max = C::max;
  }
  add_words<typename Unwrapped<Member>::type>(field);
  field.get = [](const void* object, std::string& scratch) {
    return C::get(static_cast<const T*>(object)->*D::pointer, scratch);
  };
  field.set = [](void* object, const Value& value) {
    return C::set(static_cast<T*>(object)->*D::pointer, value);
  };
  return field;
}

}  // namespace detail

template <class T>
const Type& type_of() {
  static const Type type = [] {
    Type made;
    made.name = detail::short_name<T>();
    made.create = []() -> void* { return new T{}; };
    made.clone = [](const void* from) -> void* { return new T(*static_cast<const T*>(from)); };
    made.destroy = [](void* object) { delete static_cast<T*>(object); };
    using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
    boost::mp11::mp_for_each<Members>(
        [&]<class D>(D) { made.fields.push_back(detail::field_of<T, D>()); });
    return made;
  }();
  return type;
}

}  // namespace kit
