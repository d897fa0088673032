// Pages as the originals count them: odd numbers are put right and never refused.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "runtime/rest/edge.hpp"

namespace runtime::rest {

struct Page {
  std::int64_t number = 0;
  std::int64_t size = 20;
  std::int64_t total = 0;  // rows of all pages
  std::vector<store::Order> order;
  std::string sort;  // "&sort=qty,asc": what of the wanted order is known here

  std::int64_t pages() const { return (total + size - 1) / size; }
};

// Nothing: more properties to sort by than anyone needs.
std::optional<Page> read_page(const http::Request& request, const Place& place,
                              const Limits& limits);

using Links = std::vector<std::pair<std::string, std::string>>;  // rel, href

// first, prev, self, next, last; only those that there are.
void add_page_links(Links& links, const Exchange& exchange, const Page& page);

}  // namespace runtime::rest
