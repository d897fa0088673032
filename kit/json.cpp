// The only file of kit that knows the JSON library.
#include "kit/json.hpp"

#include <boost/json.hpp>
#include <charconv>
#include <cmath>
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
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, plain, i - plain);
    plain = i + 1;
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += "\\u00";
        out += hex[c >> 4];
        out += hex[c & 15];
    }
  }
  out.append(text, plain, text.size() - plain);
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
  char before = '{';
  for (const auto& field : type.fields) {
    out += std::exchange(before, ',');
    out += field.quoted;
    out += ':';
    append(out, field.kind, field.get(object, scratch));
  }
  out += type.fields.empty() ? "{}" : "}";
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
