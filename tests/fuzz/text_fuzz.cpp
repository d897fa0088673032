// The small readers of text from outside: paths, queries, dates, JSON of events and commands.
#include <cstdint>
#include <string>
#include <string_view>

#include "kit/bank.hpp"
#include "kit/instant.hpp"
#include "kit/json.hpp"
#include "runtime/http/uri.hpp"
#include "runtime/script/parser.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::string path;
  runtime::http::Query query;
  runtime::http::decode_path(text, path);
  runtime::http::decode_query(text, query);
  if (const auto at = kit::parse_instant(text)) kit::wire_text(*at);
  kit::bank::Charge charge;
  kit::json::read(kit::type_of<kit::bank::Charge>(), &charge, text);
  runtime::script::parse(text);
  return 0;
}
