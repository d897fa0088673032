// Rebuilds a view from the logs beside the live one, in bounded pieces, and exchanges the two in
// the transaction in which both have applied the same events. Readers see the old rows until then,
// and go on seeing them where an event can't be read or its projection throws.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/engine/bus.hpp"
#include "runtime/engine/executor.hpp"
#include "runtime/engine/inbox.hpp"
#include "runtime/engine/queue.hpp"
#include "runtime/engine/step.hpp"

namespace runtime {

class Rebuild final : public Stepper {
 public:
  Rebuild(const kit::Context& context, Executor& executor, Inbox& inbox, TaskQueue& queue,
          store::Store& store, Observer& observer);
  void connect(Bus& bus) { bus_ = &bus; }

  // What this store has never had is made out of the logs, as everything that a newer program
  // shows is; so is what was not done when the last run ended. Once, before the first step.
  void start_missing();
  // "": it is rebuilt; else why it can't be.
  using Done = std::function<void(const std::string& wrong)>;
  // One at a time; a second request waits for the first. Context's thread.
  void start(const kit::ViewModel& view, Done done);

  Progress step() override;
  const char* name() const override { return "rebuild"; }

 private:
  struct Source {
    std::string producer;
    int inbox = -1;  // -1: the own log
    std::unique_ptr<EventFeed> feed;
    std::int64_t read = 0;
  };
  struct Work {
    const kit::ViewModel* view;
    Done done;
    std::vector<Source> sources;
    Layout layout;  // of the table beside
    std::unique_ptr<KeptObjects> rows;
    std::uint64_t rollbacks = 0;  // the executor's, when it began
    bool cleared = false, swapped = false;
    std::string wrong;
  };
  void begin();
  void start_over();
  void piece();
  void finish();
  std::size_t at() const;
  void mark(bool begun);
  std::int64_t live(const Source& source) const;
  bool apply(const Source& source, const PublishedEvent& event);

  const kit::Context& context_;
  Executor& executor_;
  Inbox& inbox_;
  TaskQueue& queue_;
  store::Writer& writer_;
  Observer& observer_;
  Bus* bus_ = nullptr;
  std::optional<Work> work_;
  std::vector<std::pair<const kit::ViewModel*, Done>> waiting_;
  bool queued_ = false;
};

}  // namespace runtime
