// Reads the stores of a system for its audit, and holds what the audit finds.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "kit/audit.hpp"
#include "kit/model.hpp"
#include "runtime/engine/bus.hpp"
#include "runtime/engine/layout.hpp"
#include "runtime/engine/tables.hpp"

namespace runtime {

class Witness final : public kit::Evidence {
 public:
  // Opens the tables and a reader in each context's store and in the bank's; the stores outlive the
  // witness.
  Witness(const kit::System& system, const std::function<store::Store&(const std::string&)>& store,
          bool at_rest);

  std::vector<kit::Box> boxes(std::string_view context, const kit::Type& state) override;
  std::vector<kit::LoggedEvent> events(std::string_view context, const kit::Type& event) override;
  std::vector<kit::BankEntry> bank() override;
  void report(std::string finding) override { findings_.push_back(std::move(finding)); }
  bool at_rest() const override { return at_rest_; }
  void set_at_rest(bool at_rest) { at_rest_ = at_rest; }
  bool timers_done() const override { return at_rest_ && timers_ == 0; }

  // One context's store as the general checks need it.
  struct Site {
    const kit::Context* context;
    std::unique_ptr<store::Reader> reader;
    Tables tables;
    std::vector<Layout> aggregates, views;
    std::vector<PublishedEvent> log;  // all of it, in order
  };
  const std::vector<Site>& sites() const { return sites_; }
  const Site* site(std::string_view context) const;
  const kit::System& system() const { return system_; }
  const std::vector<std::string>& findings() const { return findings_; }

 private:
  const kit::System& system_;
  std::vector<Site> sites_;
  std::unique_ptr<store::Reader> bank_reader_;
  store::TableId bank_table_ = -1;
  bool at_rest_;
  std::int64_t timers_ = 0;  // set, in all contexts
  std::vector<std::string> findings_;
};

// What is not done yet, a line each: calls without an answer, events that not all have heard of.
std::vector<std::string> under_way(const Witness& witness);

// What must hold for every system: rows are the fold of their events, versions have no gap, every
// event tells its story, views are the fold of the logs, and at rest nothing is left to be done.
// Then the system's own audit.
std::vector<std::string> audit(Witness& witness);

}  // namespace runtime
