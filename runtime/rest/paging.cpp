// Query parameters page, size and sort.
#include "runtime/rest/paging.hpp"

#include <algorithm>
#include <charconv>

#include "runtime/http/text.hpp"
#include "runtime/http/uri.hpp"
#include "runtime/rest/links.hpp"

namespace runtime::rest {
namespace {

// 32 bits, as the originals read it; whatever else is 0.
std::int64_t number_of(const std::string* text) {
  std::int32_t value = 0;
  if (!text) return 0;
  const char* end = text->data() + text->size();
  const auto [stop, error] = std::from_chars(text->data(), end, value);
  return error == std::errc{} && stop == end ? value : 0;
}

int column_of(const Place& place, std::string_view property) {
  if (property == "id") return 0;
  for (const auto& [spelling, field] : place.resource->input_aliases)
    if (property == spelling) property = field;
  const int at = place.type().index_or_alias(property);
  for (const auto& shown : place.shape.shown)
    if (static_cast<int>(shown.column) == at && shown.kind != kit::Kind::list)
      return place.layout.table.column(place.type().fields[shown.column].name);
  return -1;
}

struct SortWords {
  std::vector<std::string_view> properties;
  bool descending = false;
  bool ignore_case = false;
};

// "qty,price,desc,ignorecase"
SortWords words_of(std::string_view text) {
  SortWords words;
  while (!text.empty())
    if (const auto word = http::next_of_list(text); !word.empty()) words.properties.push_back(word);
  const auto last_is = [&](std::string_view word) {
    if (words.properties.empty() || !http::same_word(words.properties.back(), word)) return false;
    words.properties.pop_back();
    return true;
  };
  words.ignore_case = last_is("ignorecase");
  words.descending = last_is("desc");
  if (!words.descending) last_is("asc");
  return words;
}

// Properties in a row that are sorted in the same way share one parameter. `last`: the way of the
// one before.
void append_sort(std::string& out, std::string_view property, std::string_view way,
                 std::string& last) {
  if (last == way) {
    out.resize(out.size() - way.size());
    out += ",";
  } else {
    out += "&sort=";
  }
  out += http::encode_component(property);
  out += way;
  last = way;
}

// Parameters of the request that are not about paging, as sent.
std::string other_parameters(const http::Request& request) {
  std::string kept;
  auto rest = raw_query(request);
  while (!rest.empty()) {
    const auto parameter = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), parameter.size() + 1));
    const auto name = parameter.substr(0, parameter.find('='));
    if (name == "page" || name == "size" || name == "sort" || parameter.empty()) continue;
    kept.append(parameter).append("&");
  }
  return kept;
}

}  // namespace

std::optional<Page> read_page(const http::Request& request, const Place& place,
                              const Limits& limits) {
  Page page;
  page.number = std::max<std::int64_t>(0, number_of(request.parameter("page")));
  page.size = number_of(request.parameter("size"));
  if (page.size < 1) page.size = limits.page_default;
  page.size = std::min(page.size, limits.page_max);
  std::size_t asked = 0;
  std::string last;
  for (const auto& [name, value] : request.query) {
    if (name != "sort") continue;
    const auto words = words_of(value);
    const std::string way =
        std::string(words.descending ? ",desc" : ",asc") + (words.ignore_case ? ",ignorecase" : "");
    asked += std::max<std::size_t>(1, words.properties.size());
    if (asked > limits.sorts_max) return std::nullopt;
    for (const auto property : words.properties) {
      const int column = column_of(place, property);
      if (column < 0) continue;
      page.order.push_back({column, words.descending, words.ignore_case});
      append_sort(page.sort, property, way, last);
    }
  }
  return page;
}

void add_page_links(Links& links, const Exchange& exchange, const Page& page) {
  const std::string path = exchange.base + std::string(raw_path(exchange.request)) + "?" +
                           other_parameters(exchange.request);
  const auto add = [&](const char* rel, std::int64_t number) {
    links.emplace_back(rel, path + "page=" + std::to_string(number) +
                                "&size=" + std::to_string(page.size) + page.sort);
  };
  const bool before = page.number > 0;
  const bool behind = page.number + 1 < page.pages();
  if (before || behind) add("first", 0);
  if (before) add("prev", page.number - 1);
  links.emplace_back("self", exchange.base + exchange.request.target);
  if (behind) add("next", page.number + 1);
  if (before || behind) add("last", std::max<std::int64_t>(0, page.pages() - 1));
}

}  // namespace runtime::rest
