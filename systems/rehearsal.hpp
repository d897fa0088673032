// A whole system played in memory by its rules alone: no store, no thread, no network, but
// everything that those do to the rules. Answers get lost and come late, events come late and in
// any order between producers, contexts go away for a while, time passes. Each seed is another
// evening; audit() at the end says whether the books add up. For tests only.
#pragma once
#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <random>

#include "kit/audit.hpp"
#include "kit/bank.hpp"
#include "kit/memory_rows.hpp"
#include "kit/model.hpp"

namespace systems {

// The bank outside: moves money once per key, or never when the key was cancelled first.
class PaperBank {
 public:
  kit::Answer answer(const kit::Box& request, bool declines) {
    kit::Answer answer;
    if (const auto* charge = request.as<kit::bank::Charge>()) {
      Account& account = accounts_[charge->key];
      if (account.decided) declines = account.declined;
      account.decided = true;
      account.declined = declines;
      if (account.cancelled || declines) {
        answer.kind = kit::Answer::Kind::refused;
        answer.reason = kit::bank::declined;
      } else {
        account.charged = charge->amount.won;
      }
    } else if (const auto* refund = request.as<kit::bank::Refund>()) {
      Account& account = accounts_[refund->key];
      account.cancelled = true;
      account.refunded = account.charged;
    }
    return answer;
  }
  std::vector<kit::BankEntry> book() const {
    std::vector<kit::BankEntry> out;
    for (const auto& [key, account] : accounts_)
      out.push_back({key, account.charged, account.refunded});
    return out;
  }

 private:
  struct Account {
    std::int64_t charged = 0, refunded = 0;
    bool decided = false, declined = false, cancelled = false;
  };
  std::map<std::string, Account> accounts_;
};

class Rehearsal final : public kit::Evidence {
 public:
  Rehearsal(const kit::System& system, std::uint32_t seed) : system_(system), random_(seed) {
    for (const auto& context : system.contexts)
      stages_.emplace(context.name, Stage{&context, {}, {}, {}});
  }

  // What a client asks. Returns the refusal's name, or "".
  template <class Command>
  std::string ask(const std::string& context, Command command) {
    resting_ = false;
    return run(stages_.at(context), kit::Box::of(std::move(command)));
  }
  // Lets some of what is under way happen.
  void go_on(int steps) {
    resting_ = false;
    for (int i = 0; i < steps; ++i) {
      now_.ms += static_cast<std::int64_t>(below(400));
      if (chance(3)) trouble();
      step();
    }
  }
  // All contexts are there again and everything that is under way comes to its end.
  void come_to_rest() {
    away_.clear();
    bad_luck_ = false;
    for (int i = 0; i < 100'000 && !nothing_under_way(); ++i) {
      now_.ms += 1'000;
      step();
    }
    ASSERT_TRUE(nothing_under_way()) << "something goes on for ever";
    resting_ = true;
  }
  void time_passes(kit::Milliseconds span) {
    resting_ = false;
    now_ = now_ + span;
    for (std::size_t left = timers_.size(); left > 0; --left) fire_timer();
  }
  bool chance(unsigned percent) { return below(100) < percent; }
  std::size_t below(std::size_t limit) { return random_() % limit; }
  const std::vector<std::string>& findings() const { return findings_; }

  std::vector<kit::Box> boxes(std::string_view context, const kit::Type& state) override {
    std::vector<kit::Box> out;
    for (const auto& [key, row] : stages_.at(std::string(context)).rows)
      if (&row.state.type() == &state) out.push_back(row.state);
    for (const auto& view : stages_.at(std::string(context)).context->views)
      if (view.row == &state)
        for (auto& [key, row] : folded(view).rows) out.push_back(std::move(row));
    return out;
  }
  std::vector<kit::LoggedEvent> events(std::string_view context, const kit::Type& event) override {
    std::vector<kit::LoggedEvent> out;
    for (const auto& logged : stages_.at(std::string(context)).log)
      if (&logged.event.type() == &event) out.push_back(logged);
    return out;
  }
  std::vector<kit::BankEntry> bank() override { return bank_.book(); }
  void report(std::string finding) override { findings_.push_back(std::move(finding)); }
  bool at_rest() const override { return resting_; }
  bool timers_done() const override { return resting_ && timers_.empty(); }

 private:
  using Key = std::pair<const kit::AggregateModel*, std::int64_t>;
  struct Row {
    kit::Box state;
    std::int64_t version = 0;
  };
  struct Stage {
    const kit::Context* context;
    std::map<Key, Row> rows;
    std::vector<kit::LoggedEvent> log;
    std::map<std::string, std::size_t> followed;  // by producer
  };
  struct Call {
    Stage* caller = nullptr;
    const kit::CallModel* model = nullptr;
    kit::CallRequest request;
    bool told = false;
  };
  struct Own {
    kit::Box command;
    const kit::CallModel* call = nullptr;
  };
  struct Timer {
    Stage* stage = nullptr;
    kit::TimerRequest request;
  };

  bool nothing_under_way() const { return calls_.empty() && news_pending() == 0; }

  // Views are not kept during the evening: they are the fold of the logs.
  kit::MemoryRows folded(const kit::ViewModel& view) const {
    kit::MemoryRows rows(*view.row);
    for (const auto& [name, stage] : stages_)
      for (const auto& logged : stage.log)
        for (const auto& projection : view.projections)
          if (projection.from == name && projection.event == &logged.event.type())
            projection.project(rows, logged.event.object());
    return rows;
  }

  // With all that the context asks of itself, which is one with it.
  std::string run(Stage& stage, kit::Box command, const kit::EndsWait** ends = nullptr,
                  bool* waits = nullptr, std::int64_t* id_out = nullptr) {
    std::string refusal = run_alone(stage, std::move(command), ends, waits, id_out);
    while (!own_.empty()) {
      const Own task = std::move(own_.front());
      own_.pop_front();
      kit::Answer answer;
      answer.at = now_;
      answer.reason = run_alone(stage, task.command, ends, nullptr, &answer.id);
      if (!answer.reason.empty()) answer.kind = kit::Answer::Kind::refused;
      if (task.call) run_alone(stage, task.call->answered(task.command.object(), answer), ends);
    }
    return refusal;
  }

  std::string run_alone(Stage& stage, kit::Box command, const kit::EndsWait** ends = nullptr,
                        bool* waits = nullptr, std::int64_t* id_out = nullptr) {
    const kit::AggregateModel& aggregate = *stage.context->aggregate_for(command.type());
    const std::int64_t id = target(stage, aggregate, command);
    Row& row = stage.rows[{&aggregate, id}];
    if (!row.state) {
      row.state = kit::Box(*aggregate.state);
      aggregate.state->fields.front().set(row.state.object(), id);
    }
    command.set("id", id);
    command.set("at", now_.ms);
    if (id_out) *id_out = id;
    kit::Effects effects =
        aggregate.command(command.type())->decide(row.state.object(), command.object());
    if (!effects.refusal) record(stage, aggregate, id, row, effects, ends);
    if (waits) *waits = effects.waits;
    const std::string refusal = effects.refusal ? std::string(effects.refusal->name) : "";
    if (row.version == 0) stage.rows.erase({&aggregate, id});
    return refusal;
  }

  std::int64_t target(Stage& stage, const kit::AggregateModel& aggregate, const kit::Box& command) {
    std::string scratch, other;
    const std::int64_t id = command.get("id", scratch).integer();
    if (id != 0) return id;
    const kit::Value key =
        aggregate.key.empty() ? kit::Value() : command.get(aggregate.key, scratch);
    std::int64_t last = 0;
    for (const auto& [at, row] : stage.rows) {
      if (at.first != &aggregate) continue;
      last = std::max(last, at.second);
      if (!key.is_null() && row.state.get(aggregate.key, other) == key) return at.second;
    }
    return last + 1;
  }

  void record(Stage& stage, const kit::AggregateModel& aggregate, std::int64_t id, Row& row,
              kit::Effects& effects, const kit::EndsWait** ends) {
    for (const auto& event : effects.events) {
      const kit::EventModel& model = *aggregate.event(event.type());
      model.evolve(row.state.object(), event.object());
      ++row.version;
      stage.log.push_back({id, row.version, event.type().name, event});
      if (ends && model.ends_wait) *ends = &*model.ends_wait;
      for (auto& led_to : led_to_by(stage, stage.context->name, stage.log.size()))
        own_.push_back({std::move(led_to), nullptr});
    }
    // What is withdrawn goes on being asked here: it may be on its way.
    for (auto& request : effects.calls) {
      const kit::CallModel* model = stage.context->call(request.request.type().name);
      ASSERT_NE(model, nullptr) << request.request.type().name << " is not wired";
      if (model->to == stage.context->name)
        own_.push_back({std::move(request.request), model});
      else
        calls_.push_back({&stage, model, std::move(request), false});
    }
    for (auto& request : effects.timers) {
      auto& timer = timers_[{&aggregate, id, request.command.type().name}];
      timer = {&stage, std::move(request)};
    }
  }

  void trouble() {
    if (away_.empty())
      away_ = std::next(stages_.begin(), static_cast<long>(below(stages_.size())))->first;
    else
      away_.clear();
    if (chance(20)) now_.ms += 11 * 60'000;
  }

  void step() {
    const std::size_t news = news_pending();
    if (calls_.empty() && news == 0) return fire_timer();
    if (chance(5)) fire_timer();
    if (below(calls_.size() + news) < calls_.size())
      try_call(below(calls_.size()));
    else if (news > 0)
      deliver();
  }

  void try_call(std::size_t at) {
    Call call = std::move(calls_[at]);
    calls_.erase(calls_.begin() + static_cast<long>(at));
    kit::Answer answer;
    answer.at = now_;
    const bool reached = away_ != call.model->to && !(bad_luck_ && chance(15));
    if (away_ == call.caller->context->name) {
      calls_.push_back(std::move(call));
      return;
    }
    if (now_ >= call.request.until) {
      answer.kind = kit::Answer::Kind::unreachable;
    } else {
      const bool known = reached && ask_callee(call, answer);
      if (!known || (bad_luck_ && chance(10))) answer = {kit::Answer::Kind::delayed, 0, {}, now_};
    }
    const bool final = answer.kind != kit::Answer::Kind::delayed;
    if (final || !call.told)
      run(*call.caller, call.model->answered(call.request.request.object(), answer));
    call.told = true;
    if (!final) calls_.push_back(std::move(call));
  }

  // False: it took the question and has no answer yet.
  bool ask_callee(const Call& call, kit::Answer& answer) {
    if (call.model->to == "bank") {
      answer = bank_.answer(call.request.request, bad_luck_ && chance(15));
      answer.at = now_;
      return true;
    }
    const kit::EndsWait* ends = nullptr;
    bool waits = false;
    std::string refusal =
        run(stages_.at(call.model->to), call.request.request, &ends, &waits, &answer.id);
    if (refusal.empty() && ends && ends->refusal) refusal = ends->refusal->name;
    if (!refusal.empty()) {
      answer.kind = kit::Answer::Kind::refused;
      answer.reason = refusal;
    }
    return !refusal.empty() || ends || !waits;
  }

  std::size_t news_pending() const {
    std::size_t pending = 0;
    for (const auto& [name, stage] : stages_)
      for (const auto& producer : producers(stage))
        pending += stages_.at(producer).log.size() - seen(stage, producer);
    return pending;
  }
  static std::vector<std::string> producers(const Stage& stage) {
    std::vector<std::string> out;
    for (const auto& subscription : stage.context->subscriptions)
      if (subscription.from != stage.context->name &&
          std::find(out.begin(), out.end(), subscription.from) == out.end())
        out.push_back(subscription.from);
    return out;
  }
  static std::size_t seen(const Stage& stage, const std::string& producer) {
    const auto found = stage.followed.find(producer);
    return found == stage.followed.end() ? 0 : found->second;
  }

  // The next event of some producer reaches some consumer; now and then it comes again.
  void deliver() {
    std::vector<std::pair<Stage*, std::string>> ready;
    for (auto& [name, stage] : stages_)
      if (name != away_)
        for (const auto& producer : producers(stage))
          if (seen(stage, producer) < stages_.at(producer).log.size())
            ready.emplace_back(&stage, producer);
    if (ready.empty()) return;
    auto& [stage, producer] = ready[below(ready.size())];
    const int times = bad_luck_ && chance(10) ? 2 : 1;
    for (int i = 0; i < times; ++i)
      for (auto& command : led_to_by(*stage, producer, seen(*stage, producer) + 1))
        run(*stage, std::move(command));
    ++stage->followed[producer];
  }

  // The commands of a context's policies on a producer's event, by its place in the log.
  std::vector<kit::Box> led_to_by(const Stage& stage, const std::string& producer,
                                  std::size_t seq) {
    const kit::Box& event = stages_.at(producer).log[seq - 1].event;
    std::vector<kit::Box> commands;
    for (const auto& subscription : stage.context->subscriptions)
      if (subscription.from == producer && subscription.event == &event.type())
        subscription.react(event.object(), commands);
    kit::stamp_cause(commands, producer + "/" + std::to_string(seq));
    return commands;
  }

  void fire_timer() {
    for (auto& [key, timer] : timers_) {
      if (timer.request.due > now_) continue;
      const Timer due = timer;
      kit::Box command = due.request.command;
      command.set("id", std::get<1>(key));
      timers_.erase(key);
      run(*due.stage, std::move(command));
      return;
    }
  }

  const kit::System& system_;
  std::mt19937 random_;
  std::map<std::string, Stage> stages_;
  std::vector<Call> calls_;
  std::deque<Own> own_;
  std::map<std::tuple<const kit::AggregateModel*, std::int64_t, std::string>, Timer> timers_;
  PaperBank bank_;
  kit::Instant now_{1'000'000'000};
  std::string away_;
  bool bad_luck_ = true;
  bool resting_ = false;
  std::vector<std::string> findings_;
};

}  // namespace systems
