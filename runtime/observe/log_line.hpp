// One event of the log as one line. Pure: whatever stands in the values, a line stays one line,
// valid JSON or readable text, free of personal data and of characters that would steer a terminal.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "kit/describe.hpp"
#include "kit/instant.hpp"

namespace runtime::observe {

enum class Level : std::uint8_t { debug, info, warn, error };
enum class Format : std::uint8_t { json, text };

std::string_view name_of(Level level);

struct LogField {
  LogField(std::string_view name, kit::Value what) : key(name), value(what) {}
  // Numbers may be written as they are; a bool is told from a number.
  LogField(std::string_view name, bool what) : key(name), value(what), kind(kit::Kind::boolean) {}
  template <class T>
  requires(std::is_convertible_v<T, kit::Value> && !std::is_same_v<T, bool>)
      LogField(std::string_view name, const T& what)
      : key(name), value(what) {}
  // A described struct: its fields become an object. It must outlive the line.
  LogField(std::string_view name, const kit::Type& of, const void* what)
      : key(name), type(&of), object(what) {}

  std::string_view key;
  kit::Value value;
  kit::Kind kind = kit::Kind::text;
  const kit::Type* type = nullptr;
  const void* object = nullptr;
};

struct LogEvent {
  kit::Instant at;
  Level level = Level::info;
  std::string_view name;
  std::string_view correlation;  // left out when empty
  std::span<const LogField> fields;
};

constexpr std::size_t log_value_max = 2'048;  // bytes of one value; the rest is cut off

void append_line(std::string& out, Format format, const LogEvent& event);  // without the line's end

}  // namespace runtime::observe
