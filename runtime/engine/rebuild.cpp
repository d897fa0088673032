// Each piece is a chore in the writer's transaction, so that it sees exactly what the live view has
// seen. A rollback may have taken pieces with it: then it starts over.
#include "runtime/engine/rebuild.hpp"

#include <algorithm>

#include "kit/json.hpp"

namespace runtime {
namespace {

constexpr std::size_t piece_events = 512;

// Stands among the positions from the first piece to the exchange.
std::string begun_name(const Layout& layout) { return "@rebuild " + layout.table.name; }

}  // namespace

Rebuild::Rebuild(const kit::Context& context, Executor& executor, Inbox& inbox, TaskQueue& queue,
                 store::Store& store, Observer& observer)
    : context_(context),
      executor_(executor),
      inbox_(inbox),
      queue_(queue),
      writer_(store.writer()),
      observer_(observer) {}

void Rebuild::start_missing() {
  for (std::size_t i = 0; i < context_.views.size(); ++i) {
    const Layout& live = executor_.views()[i];
    if (context_.views[i].of) continue;
    const std::string name = begun_name(live);
    const kit::Value key(name);
    const bool begun = writer_.get(executor_.tables().inbox, {&key, 1}, [](auto) { return true; });
    if (begun || !live.kept_total(writer_)) start(context_.views[i], {});
  }
}

void Rebuild::start(const kit::ViewModel& view, Done done) {
  if (view.of) {  // it is made anew whenever it is read
    if (done) done({});
  } else {
    waiting_.emplace_back(&view, std::move(done));
  }
}

// The next one. Where a log can't be opened it stays the next.
void Rebuild::begin() {
  const kit::ViewModel& view = *waiting_.front().first;
  const auto at = static_cast<std::size_t>(&view - context_.views.data());
  Work work{&view, {}, {}, executor_.views()[at], {}, executor_.rollbacks(), false, false, {}};
  work.layout.id = executor_.beside()[at];
  for (const auto& projection : view.projections) {
    const bool known = std::any_of(work.sources.begin(), work.sources.end(),
                                   [&](const Source& s) { return s.producer == projection.from; });
    if (known) continue;
    Source source;
    source.producer = projection.from;
    const auto& producers = inbox_.producers();
    const auto found = std::find(producers.begin(), producers.end(), projection.from);
    if (found != producers.end()) source.inbox = static_cast<int>(found - producers.begin());
    source.feed = bus_->feed(projection.from, {});
    work.sources.push_back(std::move(source));
  }
  work.done = std::move(waiting_.front().second);
  waiting_.erase(waiting_.begin());
  work_ = std::move(work);
  work_->rows = std::make_unique<KeptObjects>(work_->layout, writer_);  // refers to its layout
}

std::size_t Rebuild::at() const {
  return static_cast<std::size_t>(work_->view - context_.views.data());
}

void Rebuild::mark(bool begun) {
  const std::string name = begun_name(executor_.views()[at()]);
  const kit::Value row[] = {name, std::int64_t{1}};
  if (begun)
    writer_.put(executor_.tables().inbox, row);
  else
    writer_.erase(executor_.tables().inbox, {row, 1});
}

void Rebuild::start_over() {
  work_->rollbacks = executor_.rollbacks();
  work_->cleared = work_->swapped = false;
  work_->rows->forget();
  for (Source& source : work_->sources) source.read = 0;
}

Progress Rebuild::step() {
  if (!work_ && !waiting_.empty()) begin();
  if (!work_ || queued_) return {};
  const bool done = work_->swapped && work_->rollbacks == executor_.rollbacks();
  if (done || !work_->wrong.empty()) {
    finish();
    return {true, no_deadline};
  }
  queued_ = true;
  queue_.push(ChoreTask{[this] { piece(); }});
  return {true, no_deadline};
}

std::int64_t Rebuild::live(const Source& source) const {
  return source.inbox < 0 ? executor_.last_seq() : inbox_.position(source.inbox);
}

void Rebuild::piece() {
  queued_ = false;
  // A piece that was taken back comes again, and another may have been asked for meanwhile.
  if (!work_) return;
  if (work_->rollbacks != executor_.rollbacks()) start_over();
  if (work_->swapped || !work_->wrong.empty()) return;
  if (!work_->cleared) {
    writer_.clear(work_->layout.id);
    work_->rows->cleared();
    mark(true);
    work_->cleared = true;
  }
  bool level = true;
  for (Source& source : work_->sources) {
    std::vector<EventRef> events;
    source.feed->read(source.read, piece_events, events);
    for (const auto& event : events) {
      if (event->seq <= source.read) continue;  // a feed may repeat itself
      if (event->seq > live(source)) break;
      if (!apply(source, *event)) return;
      source.read = event->seq;
    }
    level = level && source.read >= live(source);
  }
  work_->rows->flush();
  if (!level) return;
  writer_.swap(executor_.views()[at()].id, work_->layout.id);
  work_->rows->write_count();
  executor_.replaced(at());
  writer_.clear(work_->layout.id);
  mark(false);
  work_->swapped = true;
}

// The exchange is committed, or there will be none; then the next start tries again.
void Rebuild::finish() {
  const Done done = std::move(work_->done);
  const std::string wrong = std::move(work_->wrong);
  if (!wrong.empty())
    observer_.trouble(context_, work_->view->resource.collection +
                                    " can't be rebuilt and stays as it was: " + wrong);
  work_.reset();
  if (done) done(wrong);
}

// False: this event can't be shown, and so the view can't be had.
bool Rebuild::apply(const Source& source, const PublishedEvent& event) {
  std::string& wrong = work_->wrong;
  try {
    for (const auto& projection : work_->view->projections) {
      if (projection.from != source.producer || projection.event->name != event.type) continue;
      kit::Box happened(*projection.event);
      wrong = kit::json::read(*projection.event, happened.object(), event.data);
      if (wrong.empty()) projection.project(*work_->rows, happened.object());
    }
  } catch (const store::StoreError&) {
    throw;
  } catch (const std::exception& error) {
    wrong = error.what();
  }
  if (wrong.empty()) return true;
  wrong = source.producer + "/" + std::to_string(event.seq) + " " + event.type + ": " + wrong;
  return false;
}

}  // namespace runtime
