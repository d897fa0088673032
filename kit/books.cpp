// Messages against what happened.
#include "kit/books.hpp"

namespace kit {

News::News(Evidence& evidence, std::string_view teller) : evidence_(evidence) {
  std::set<std::string> causes;
  for (const auto& notice : evidence.all<Notice>(teller)) {
    evidence.expect(causes.insert(notice.cause).second, notice.cause + " was told twice");
    ++told_[notice.event];
  }
}

// While something is under way, some is still to be told.
void News::count(const std::string& event, std::size_t happened) {
  const std::size_t told = told_[event];
  const bool holds = evidence_.at_rest() ? told == happened : told <= happened;
  evidence_.expect(holds, event + " happened " + std::to_string(happened) + " times and was told " +
                              std::to_string(told) + " times");
}

}  // namespace kit
