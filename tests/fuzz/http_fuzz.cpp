// The request reader: whatever arrives, however it is cut, it must neither crash nor come to
// another result.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "runtime/http/reader.hpp"

namespace {

using runtime::http::Limits;
using runtime::http::RequestReader;

// What a reader makes of the bytes when they come in pieces of that size.
std::string story(std::string_view bytes, std::size_t piece) {
  const Limits limits;
  RequestReader reader(limits, false);
  std::string told, buffer;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    buffer += bytes.substr(at, piece);
    while (!buffer.empty()) {
      const auto [used, event] = reader.feed(buffer);
      buffer.erase(0, used);
      if (event == RequestReader::Event::refused) return told + "refused";
      if (event == RequestReader::Event::need_more) break;
      if (event != RequestReader::Event::request) continue;
      const auto request = reader.take();
      told += request.method + " " + request.path + " " + request.body + "\n";
    }
  }
  return told;
}

// A chunk's last bytes are looked at when enough of them are there, so that one reader may still
// wait for more where the other has refused.
bool agree(const std::string& a, const std::string& b) {
  return a == b || a + "refused" == b || a == b + "refused";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (size > 0 && !agree(story(bytes, size), story(bytes, 7))) std::abort();
  return 0;
}
