// What a system's audit looks at: every state and every event of its contexts, read from the stores
// at rest, and the outside bank's book. It reports what does not add up, in words; silence means
// that all is well.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kit/box.hpp"

namespace kit {

struct BankEntry {
  std::string key;
  std::int64_t charged = 0;   // won taken
  std::int64_t refunded = 0;  // won given back
};

struct LoggedEvent {
  std::int64_t aggregate_id = 0;
  std::int64_t version = 0;
  std::string name;
  Box event;
};

class Evidence {
 public:
  virtual ~Evidence() = default;
  virtual std::vector<Box> boxes(std::string_view context, const Type& state) = 0;
  virtual std::vector<LoggedEvent> events(std::string_view context, const Type& event) = 0;
  virtual std::vector<BankEntry> bank() = 0;
  virtual void report(std::string finding) = 0;
  // False while something is still under way (a simulation cut short, a crash not yet recovered):
  // then only what must hold at every instant is to be checked.
  virtual bool at_rest() const = 0;
  // At rest, and no timer is set any more: what time alone would bring about has come about.
  virtual bool timers_done() const = 0;

  template <class State>
  std::vector<State> all(std::string_view context) {
    std::vector<State> out;
    for (auto& box : boxes(context, type_of<State>())) out.push_back(*box.template as<State>());
    return out;
  }
  template <class Event>
  std::vector<Event> happened(std::string_view context) {
    std::vector<Event> out;
    for (auto& logged : events(context, type_of<Event>()))
      out.push_back(*logged.event.template as<Event>());
    return out;
  }
  void expect(bool holds, const std::string& finding) {
    if (!holds) report(finding);
  }
};

}  // namespace kit
