// The only file of kit that knows the JSON library.
#include "kit/json.hpp"

#include <boost/json.hpp>
#include <charconv>
#include <cmath>
#include <cstring>
#include <utility>

namespace kit::json {
namespace {

namespace bj = boost::json;

constexpr std::size_t arena_bytes = 4096;

void append_integer(std::string& out, std::int64_t value) {
  char buffer[24];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  out.append(buffer, end);
}

void append_real(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  const std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
  out += text;
  if (text.find_first_of(".e") == std::string_view::npos) out += ".0";
}

// As the originals' JSON library escapes.
void append_escape(std::string& out, unsigned char c) {
  static constexpr char hex[] = "0123456789ABCDEF";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      out += hex[c >> 4];
      out += hex[c & 15];
  }
}

// How many bytes of the text stand in JSON as they are, up to the first that needs an escape. Eight
// are looked at together: the top bit of each is set where the test holds for it, or,
// behind the first one, may hold.
std::size_t plain_size(std::string_view text) {
  constexpr std::uint64_t each = 0x0101010101010101, top = each * 0x80;
  const auto zero = [](std::uint64_t bytes) { return (bytes - each) & ~bytes; };
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, 8);
    const std::uint64_t control = (bytes - each * 0x20) & ~bytes;
    if (((control | zero(bytes ^ each * '"') | zero(bytes ^ each * '\\')) & top) != 0) break;
  }
  const auto plain = [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
  };
  while (at < text.size() && plain(text[at])) ++at;
  return at;
}

// Turns a JSON scalar into a Value that borrows from it; false for objects and arrays.
bool scalar(const bj::value& in, Value& out) {
  if (in.is_null())
    out = Value();
  else if (in.is_bool())
    out = Value(in.get_bool());
  else if (in.is_int64())
    out = Value(in.get_int64());
  else if (in.is_double())
    out = Value(in.get_double());
  else if (in.is_string())
    out = Value(std::string_view(in.get_string()));
  else
    return false;
  return true;
}

}  // namespace

void append_text(std::string& out, std::string_view text) {
  out += '"';
  for (;;) {
    const std::size_t plain = plain_size(text);
    out.append(text, 0, plain);
    if (plain == text.size()) break;
    append_escape(out, static_cast<unsigned char>(text[plain]));
    text.remove_prefix(plain + 1);
  }
  out += '"';
}

void append(std::string& out, Kind kind, const Value& value) {
  switch (value.tag()) {
    case Value::Tag::null:
      out += "null";
      return;
    case Value::Tag::integer:
      if (kind == Kind::boolean)
        out += value.integer() != 0 ? "true" : "false";
      else if (kind == Kind::real)
        append_real(out, value.real());
      else
        append_integer(out, value.integer());
      return;
    case Value::Tag::real:
      append_real(out, value.real());
      return;
    case Value::Tag::text:
      if (kind == Kind::list)
        out += value.text();
      else
        append_text(out, value.text());
      return;
  }
}

void append_object(std::string& out, const Type& type, const void* object) {
  std::string scratch;
  out += '{';
  std::size_t without_comma = 1;
  for (const auto& field : type.fields) {
    out.append(field.opening, std::exchange(without_comma, 0));
    append(out, field.kind, field.get(object, scratch));
  }
  out += '}';
}

std::string write(const Type& type, const void* object) {
  std::string out;
  out.reserve(256);
  append_object(out, type, object);
  return out;
}

namespace {

std::string fill(const Type& type, void* object, const bj::object& members) {
  for (const auto& member : members) {
    const int at = type.index_or_alias(std::string_view(member.key().data(), member.key().size()));
    if (at < 0) continue;
    const Field& field = type.fields[static_cast<std::size_t>(at)];
    if (member.value().is_null() && !field.nullable) continue;
    Value value;
    std::string list;
    if (field.kind == Kind::list && member.value().is_array()) {
      list = bj::serialize(member.value());
      value = Value(list);
    } else if (!scalar(member.value(), value)) {
      return field.name + " has the wrong type";
    }
    if (!field.set(object, value)) return field.name + " has a value that does not fit";
  }
  return {};
}

}  // namespace

std::string read(const Type& type, void* object, std::string_view text) {
  unsigned char arena[arena_bytes];
  bj::monotonic_resource memory(arena, sizeof arena);
  bj::error_code error;
  const bj::value root = bj::parse(bj::string_view(text.data(), text.size()), error, &memory);
  if (error) return "malformed JSON";
  if (!root.is_object()) return "not a JSON object";
  return fill(type, object, root.get_object());
}

bool read_items(std::string_view text, const Type& type, const std::function<void*()>& next) {
  unsigned char arena[arena_bytes];
  bj::monotonic_resource memory(arena, sizeof arena);
  bj::error_code error;
  const bj::value root = bj::parse(bj::string_view(text.data(), text.size()), error, &memory);
  if (error || !root.is_array()) return false;
  for (const auto& item : root.get_array())
    if (!item.is_object() || !fill(type, next(), item.get_object()).empty()) return false;
  return true;
}

bool read_texts(std::string_view text, std::vector<std::string>& out) {
  bj::error_code error;
  const bj::value root = bj::parse(bj::string_view(text.data(), text.size()), error);
  if (error || !root.is_array()) return false;
  out.clear();
  for (const auto& item : root.get_array()) {
    if (!item.is_string()) return false;
    out.emplace_back(std::string_view(item.get_string()));
  }
  return true;
}

}  // namespace kit::json
