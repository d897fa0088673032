// Positions are sequences of event logs, one per context.
#include "runtime/rest/position.hpp"

#include <algorithm>

#include "runtime/http/text.hpp"

namespace runtime::rest {
namespace {

bool follows(const kit::Context& context, std::string_view producer) {
  const auto from = [&](const auto& source) { return source.from == producer; };
  if (std::any_of(context.subscriptions.begin(), context.subscriptions.end(), from)) return true;
  return std::any_of(context.views.begin(), context.views.end(), [&](const auto& view) {
    return std::any_of(view.projections.begin(), view.projections.end(), from);
  });
}

}  // namespace

std::string position_text(std::string_view context, std::int64_t position) {
  return std::string(context) + "=" + std::to_string(position);
}

Reached reached(std::string_view at_least, const ContextPort& port) {
  bool all = true;
  while (!at_least.empty()) {
    const auto item = http::next_of_list(at_least);
    const auto equals = item.find('=');
    std::uint64_t wanted = 0;
    if (equals == std::string_view::npos || !http::read_number(item.substr(equals + 1), wanted) ||
        wanted > INT64_MAX)
      return Reached::malformed;
    const auto producer = item.substr(0, equals);
    const auto sequence = static_cast<std::int64_t>(wanted);
    if (producer == port.model().name)
      all = all && port.head() >= sequence;
    else if (follows(port.model(), producer))
      all = all && port.followed(producer) >= sequence;
  }
  return all ? Reached::yes : Reached::not_yet;
}

}  // namespace runtime::rest
