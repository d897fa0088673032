// What every system's audit asks of its books: that a thing happened once, to whom it happened,
// that it was told once.
#pragma once
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "kit/audit.hpp"
#include "kit/notice.hpp"

namespace kit {

inline std::string number(std::int64_t value) { return std::to_string(value); }
template <class Tag>
std::string number(Id<Tag> id) {
  return number(id.value);
}

// The things that an event happened to, by what `about` names: an id.
template <class Event, class About>
auto whom(Evidence& evidence, std::string_view context, About about) {
  std::set<decltype(about(std::declval<const Event&>()))> out;
  for (const auto& event : evidence.happened<Event>(context)) out.insert(about(event));
  return out;
}

// One event of a kind for each of what `about` names.
template <class Event, class About>
void once(Evidence& evidence, std::string_view context, About about) {
  std::set<decltype(about(std::declval<const Event&>()))> seen;
  for (const auto& event : evidence.happened<Event>(context))
    evidence.expect(seen.insert(about(event)).second,
                    type_of<Event>().name + " happened twice for " + number(about(event)));
}

// Each change is told once: News news(evidence, "customer"); news.of<OrderPlaced>("app");
class News {
 public:
  News(Evidence& evidence, std::string_view teller);
  template <class... Events>
  void of(std::string_view context) {
    (count(type_of<Events>().name, evidence_.events(context, type_of<Events>()).size()), ...);
  }
  // Of some of them only.
  template <class Event, class Which>
  void of_those(std::string_view context, Which which) {
    const auto all = evidence_.happened<Event>(context);
    count(type_of<Event>().name,
          static_cast<std::size_t>(std::count_if(all.begin(), all.end(), which)));
  }

 private:
  void count(const std::string& event, std::size_t happened);
  Evidence& evidence_;
  std::map<std::string, std::size_t> told_;
};

}  // namespace kit
