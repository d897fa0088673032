// Error answers: one body that reads as a problem document (RFC 9457) and as the error JSON that
// clients of the originals know. Pure: the time comes in as text.
#pragma once
#include <string>
#include <string_view>

#include "runtime/http/message.hpp"

namespace runtime::http {

// "Not Found" for 404; a word for the class where the number is not in the register.
std::string_view reason_phrase(int status);

// `detail` says what was wrong in a sentence; when it is empty the reason phrase stands in, because
// clients show `message` and it must never be blank. `time` is like 2024-09-01T10:20:30.000+00:00.
Response problem(int status, std::string_view detail, std::string_view path, std::string_view time);

}  // namespace runtime::http
