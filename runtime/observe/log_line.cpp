// Writing and escaping. Escapes are JSON's in both formats.
#include "runtime/observe/log_line.hpp"

#include "kit/json.hpp"
#include "runtime/observe/mask.hpp"

namespace runtime::observe {
namespace {

constexpr std::string_view cut_mark = "...";

void append_unicode(std::string& out, std::uint32_t code) {
  static constexpr char hex[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += hex[(code >> shift) & 15];
}

// Bytes of the UTF-8 character at the front of `text`, 0 when there is none; `code` is set.
std::size_t decode(std::string_view text, std::uint32_t& code) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  const std::size_t size = lead < 0x80       ? 1
                           : lead >> 5 == 6  ? 2
                           : lead >> 4 == 14 ? 3
                           : lead >> 3 == 30 ? 4
                                             : 0;
  if (size == 0 || size > text.size()) return 0;
  code = size == 1 ? lead : lead & (0x7fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if (byte(i) >> 6 != 2) return 0;
    code = (code << 6) | (byte(i) & 63u);
  }
  constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xd800 && code < 0xe000;
  return code < least[size] || surrogate || code > 0x10ffff ? 0 : size;
}

// Control characters, line separators, and marks that reorder what is read.
bool steers(std::uint32_t code) {
  return code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x200b && code <= 0x200f) ||
         (code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x2069) || code == 0xfeff;
}

void append_escaped(std::string& out, std::string_view text) {
  while (!text.empty()) {
    std::uint32_t code = 0;
    const std::size_t size = decode(text, code);
    if (size == 0)
      append_unicode(out, 0xfffd);
    else if (code == '"' || code == '\\')
      (out += '\\') += static_cast<char>(code);
    else if (code == '\n')
      out += "\\n";
    else if (code == '\r')
      out += "\\r";
    else if (code == '\t')
      out += "\\t";
    else if (steers(code))
      append_unicode(out, code);
    else
      out += text.substr(0, size);
    text.remove_prefix(size == 0 ? 1 : size);
  }
}

// Cut between characters, never in one.
std::string_view shortened(std::string_view text) {
  if (text.size() <= log_value_max) return text;
  std::size_t end = log_value_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end);
}

void append_quoted(std::string& out, std::string_view text) {
  const std::string_view shown = shortened(text);
  out += '"';
  append_escaped(out, shown);
  if (shown.size() < text.size()) out += cut_mark;
  out += '"';
}

bool bare(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '=' || c == '\\' || c == 0x7f ||
        static_cast<unsigned char>(c) >= 0x80)
      return false;
  return !text.empty() && text.size() <= log_value_max;
}

void append_value(std::string& out, Format format, std::string_view key, kit::Kind kind,
                  const kit::Value& value) {
  if (value.tag() == kit::Value::Tag::text) {
    const std::string shown = masked_field(key, value.text());
    if (format == Format::text && bare(shown))
      out += shown;
    else
      append_quoted(out, shown);
  } else if (secrecy(key) != Secrecy::open && !value.is_null()) {
    append_quoted(out, "***");
  } else {
    kit::json::append(out, kind, value);
  }
}

void append_object(std::string& out, const LogField& field) {
  std::string scratch;
  out += '{';
  for (const auto& member : field.type->fields) {
    if (out.back() != '{') out += ',';
    append_quoted(out, member.name);
    out += ':';
    append_value(out, Format::json, member.name, member.kind, member.get(field.object, scratch));
  }
  out += '}';
}

void append_field(std::string& out, Format format, const LogField& field) {
  if (field.object)
    append_object(out, field);
  else
    append_value(out, format, field.key, field.kind, field.value);
}

void append_json(std::string& out, const LogEvent& event) {
  out += "{\"time\":\"";
  out += kit::iso_text(event.at);
  out += "\",\"level\":\"";
  out += name_of(event.level);
  out += "\",\"event\":";
  append_quoted(out, event.name);
  if (!event.correlation.empty()) {
    out += ",\"correlation\":";
    append_quoted(out, event.correlation);
  }
  for (const auto& field : event.fields) {
    out += ',';
    append_quoted(out, field.key);
    out += ':';
    append_field(out, Format::json, field);
  }
  out += '}';
}

void append_text(std::string& out, const LogEvent& event) {
  out += kit::iso_text(event.at);
  out += ' ';
  const std::size_t begin = out.size();
  out += name_of(event.level);
  out.resize(begin + 6, ' ');
  append_escaped(out, event.name);
  for (const auto& field : event.fields) {
    out += ' ';
    append_escaped(out, field.key);
    out += '=';
    append_field(out, Format::text, field);
  }
  if (event.correlation.empty()) return;
  out += " correlation=";
  append_value(out, Format::text, "correlation", kit::Kind::text, event.correlation);
}

}  // namespace

std::string_view name_of(Level level) {
  switch (level) {
    case Level::debug:
      return "debug";
    case Level::info:
      return "info";
    case Level::warn:
      return "warn";
    case Level::error:
      return "error";
  }
  return "";
}

void append_line(std::string& out, Format format, const LogEvent& event) {
  if (format == Format::json)
    append_json(out, event);
  else
    append_text(out, event);
}

}  // namespace runtime::observe
