#include "runtime/http/message.hpp"

#include "runtime/http/text.hpp"

namespace runtime::http {

const std::string* Request::header(std::string_view name) const {
  for (const Header& each : headers)
    if (same_word(each.name, name)) return &each.value;
  return nullptr;
}

const std::string* Request::parameter(std::string_view name) const {
  for (const auto& [key, value] : query)
    if (key == name) return &value;
  return nullptr;
}

}  // namespace runtime::http
