// Layout and escaping as the originals' JSON library has them.
#include "runtime/rest/printer.hpp"

#include <charconv>
#include <cmath>

namespace runtime::rest {
namespace {

// "1.5e+10" -> "1.5E10", "1e-05" -> "1.0E-5".
void append_scientific(std::string& out, std::string_view text) {
  const auto e = text.find('e');
  const auto mantissa = text.substr(0, e);
  auto exponent = text.substr(e + 1);
  out += mantissa;
  if (mantissa.find('.') == std::string_view::npos) out += ".0";
  out += 'E';
  if (exponent.front() == '-') out += '-';
  exponent.remove_prefix(1);
  while (exponent.size() > 1 && exponent.front() == '0') exponent.remove_prefix(1);
  out += exponent;
}

}  // namespace

void append_integer(std::string& out, std::int64_t value) {
  char buffer[24];
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

void append_real(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  const double size = std::fabs(value);
  const bool plain = size == 0 || (size >= 1e-3 && size < 1e7);
  char buffer[64];
  const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, format).ptr;
  const std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
  if (!plain) return append_scientific(out, text);
  out += text;
  if (text.find('.') == std::string_view::npos) out += ".0";
}

void Printer::line() {
  *out_ += '\n';
  out_->append(2 * depth_, ' ');
}

void Printer::open() {
  *out_ += '{';
  ++depth_;
  first_ = true;
}

void Printer::close() {
  --depth_;
  if (first_)
    *out_ += ' ';
  else
    line();
  *out_ += '}';
  first_ = false;
}

void Printer::open_list() {
  *out_ += '[';
  first_ = true;
}

void Printer::close_list() {
  *out_ += " ]";
  first_ = false;
}

void Printer::next() {
  *out_ += first_ ? " " : ", ";
  first_ = false;
}

void Printer::name(std::string_view name) {
  if (!first_) *out_ += ',';
  first_ = false;
  line();
  append_text(*out_, name);
  *out_ += " : ";
}

void Printer::quoted(std::string_view name) {
  if (!first_) *out_ += ',';
  first_ = false;
  line();
  *out_ += name;
}

void Printer::list(std::string_view json) {
  bool inside = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (inside) {
      *out_ += c;
      if (c == '\\' && i + 1 < json.size())
        *out_ += json[++i];
      else if (c == '"')
        inside = false;
      continue;
    }
    if (c == ']') *out_ += ' ';
    *out_ += c;
    if (c == '"')
      inside = true;
    else if (c == ',' || (c == '[' && i + 1 < json.size() && json[i + 1] != ']'))
      *out_ += ' ';
  }
}

}  // namespace runtime::rest
