// Customers, shopkeepers and riders for any system, made from its model: they create things, do
// what is offered, try what is not, repeat themselves, send nonsense, and remember what they were
// promised.
#pragma once
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "kit/model.hpp"
#include "runtime/engine/clock.hpp"
#include "runtime/engine/layout.hpp"
#include "runtime/http/message.hpp"
#include "runtime/sim/promises.hpp"
#include "runtime/store/store.hpp"

namespace runtime::sim {

class People {
 public:
  struct Site {
    const kit::Context* context;
    store::Reader* reader;
    std::vector<store::TableId> tables;  // of the aggregates
  };
  using Send = std::function<void(http::Request&&, http::Reply)>;

  // `main`: things of the system's first aggregate to be made in all.
  People(const kit::System& system, Random& random, int main);

  // The process was started anew: other readers, another edge; requests under way will never be
  // answered.
  void meet(std::vector<Site> sites, Send send);
  // Somebody does something.
  void act();
  bool satisfied() const { return made_ >= main_; }
  void enough() { main_ = made_; }

  // At rest: asks for something that is offered, or is not, and expects the answer that the rules
  // give.
  void try_offer();

  // What was answered wrongly: an error of ours, two replies for one key or one request, an offer
  // not kept.
  const std::vector<std::string>& complaints() const { return complaints_; }
  // Requests of this life that have had no answer.
  std::vector<std::string> unanswered() const;
  const std::vector<Promise>& promises() const { return promises_; }

 private:
  struct Target {
    std::size_t site, aggregate;
  };
  bool set_the_table();
  void create(const Target& target);
  void command();
  void look();
  void nonsense();
  void repeat();
  std::string body_for(const kit::CommandModel& command, const kit::Resource& resource);
  std::string sample(const kit::Field& field, const kit::CommandModel& command,
                     const kit::Resource& resource);
  const kit::CommandModel* choose(const Target& target, std::int64_t id);
  using Judge = std::function<void(const http::Response&)>;
  struct Asked {
    std::string what, method, path, key, trace;
    Judge judge;
  };
  void request(std::string method, std::string path, std::string body, std::string key = {},
               Judge judge = {});
  void answered(const Asked& asked, const http::Response& response);
  void remember(const Asked& asked, const http::Response& response);
  bool one_in(std::uint64_t n) { return random_.below(n) == 0; }

  const kit::System& system_;
  Random& random_;
  int main_, made_ = 0;
  std::size_t laid_ = 0;  // other things made before the first main one
  std::vector<Target> makes_, commands_;
  std::vector<Site> sites_;
  Send send_;
  std::uint64_t keys_ = 0;
  struct Keyed {
    std::string path, body, key;
  };
  std::vector<Keyed> keyed_;
  std::map<std::string, std::string> locations_;  // by idempotency key
  std::vector<Promise> promises_;
  std::map<std::string, std::string> open_;  // by trace: what was asked and not answered yet
  std::uint64_t traces_ = 0;
  std::vector<std::string> complaints_;
};

}  // namespace runtime::sim
