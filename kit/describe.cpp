// What of describing needs no template.
#include "kit/describe.hpp"

#include "kit/json.hpp"

namespace kit {

int Type::index(std::string_view wire_name) const {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].name == wire_name) return static_cast<int>(i);
  return -1;
}

int Type::index_or_alias(std::string_view spelling) const {
  if (const int found = index(spelling); found >= 0) return found;
  for (std::size_t i = 0; i < fields.size(); ++i)
    for (const auto& alias : fields[i].aliases)
      if (alias == spelling) return static_cast<int>(i);
  return -1;
}

std::string camel_case(std::string_view snake) {
  std::string out;
  bool upper = false;
  for (const char c : snake) {
    if (c == '_') {
      upper = true;
      continue;
    }
    out += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    upper = false;
  }
  return out;
}

bool equal(const Type& type, const void* a, const void* b) {
  std::string scratch_a, scratch_b;
  for (const auto& field : type.fields)
    if (!(field.get(a, scratch_a) == field.get(b, scratch_b))) return false;
  return true;
}

std::string text_of(const Type& type, const void* object) {
  std::string out = type.name + "{", scratch;
  for (const auto& field : type.fields) {
    if (out.back() != '{') out += ", ";
    out += field.name + ": ";
    json::append(out, field.kind, field.get(object, scratch));
  }
  return out + "}";
}

namespace detail {

void name_field(Field& field, const char* member, std::span<const Rename> renames) {
  field.member = member;
  field.name = camel_case(member);
  for (const auto& rename : renames) {
    if (rename.member != field.member) continue;
    field.aliases.push_back(field.name);
    field.name = rename.wire;
  }
  field.opening = ",\"" + field.name + "\":";  // a name in C++ has nothing to escape
}

void append_texts(std::string& out, std::span<const std::string> items) {
  out += '[';
  for (const auto& item : items) {
    if (out.back() != '[') out += ',';
    json::append_text(out, item);
  }
  out += ']';
}

void append_item(std::string& out, const Type& type, const void* item) {
  if (out.back() != '[') out += ',';
  json::append_object(out, type, item);
}

bool read_items(std::string_view text, const Type& type, void* list, void* (*add)(void* list)) {
  return json::read_items(text, type, [&] { return add(list); });
}

bool read_list(std::string_view text, std::vector<std::string>& out) {
  return json::read_texts(text, out);
}

}  // namespace detail
}  // namespace kit
