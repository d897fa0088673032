// Calls of other contexts that are asked again until they are answered (ADR 9): the writer need not
// have them on the disk before their answers are.
#include <algorithm>

#include "runtime/engine/transactor.hpp"

namespace runtime {

bool Transactor::is_asked_again(const Task& task) const {
  const auto* job = std::get_if<Job>(&task);
  if (!job || job->call_key.empty()) return false;
  const kit::AggregateModel* aggregate = context_.aggregate_for(job->command.type());
  const kit::CommandModel* model = aggregate ? aggregate->command(job->command.type()) : nullptr;
  return model && model->asked_again;
}

// Calls that are asked again until they are answered go first, in a transaction that does not wait
// for the disk unless their answers are likely to be in it: what they ask of others is under way
// while the rest is written, and the next full commit brings them to the disk. In turn with the
// rest, so that neither waits for ever. True: this step is done.
bool Transactor::run_asked_again() {
  const auto asked_again = [this](const Task& task) { return is_asked_again(task); };
  if (std::none_of(tasks_.begin(), tasks_.end(), asked_again)) return false;
  const auto rest = std::stable_partition(tasks_.begin(), tasks_.end(), asked_again);
  const auto count = static_cast<std::size_t>(rest - tasks_.begin());
  if (rest != tasks_.end()) {
    asked_went_first_ = !asked_went_first_;
    if (!asked_went_first_) return run_rest(count);
  }
  Batch batch{0, count, answered_at_once_ ? own_sync() : store::Sync::lazy, true};
  if (!run_batch(batch)) return false;
  tasks_.erase(tasks_.begin(), tasks_.begin() + static_cast<std::ptrdiff_t>(batch.count));
  return true;
}

// Nobody has been told anything yet that a loss of power could make untrue.
bool Transactor::may_be_lost() const {
  const auto waits = [](const AfterCommit& after) { return after.what == AfterCommit::What::wait; };
  const auto internal = [](const EventRef& event) { return event->internal; };
  return std::all_of(after_.begin(), after_.end(), waits) &&
         std::all_of(outcome_.events.begin(), outcome_.events.end(), internal);
}

// What commands that are asked again ask of a callee at hand goes out before the commit. Its
// answers belong to the same transaction, if that waits for the disk: it does if the last ones had
// theirs at once.
void Transactor::ask_at_hand(Batch& batch) {
  asked_at_hand_ = calls_.ask_at_hand(outcome_.calls);
  if (asked_at_hand_.empty()) return;
  queue_.take(limits_.batch_max, tasks_);
  const auto is_answer = [](const Task& task) { return std::holds_alternative<AnswerTask>(task); };
  const std::size_t end = batch.first + batch.count;
  const auto behind = tasks_.begin() + static_cast<std::ptrdiff_t>(end);
  const auto rest = std::stable_partition(behind, tasks_.end(), is_answer);
  answered_at_once_ = rest != behind;
  if (batch.sync != own_sync()) return;
  batch.count += static_cast<std::size_t>(rest - behind);
  for (std::size_t at = end; at < batch.first + batch.count; ++at) run(at);
}

}  // namespace runtime
