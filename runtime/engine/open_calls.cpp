// Asked in the log, kept in a table when it takes longer.
#include "runtime/engine/open_calls.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "kit/json.hpp"
#include "runtime/store/store.hpp"

namespace runtime {
namespace {

constexpr const char* mark_name = "@calls";  // its row among the positions

std::int64_t read_mark(const Tables& tables, store::Reader& reader) {
  std::int64_t mark = 0;
  const kit::Value key(mark_name);
  reader.get(tables.inbox, {&key, 1}, [&](std::span<const kit::Value> row) {
    mark = row[inbox::seq].integer();
    return true;
  });
  return mark;
}

std::string_view cut(std::string_view& text, char end) {
  const auto at = std::min(text.find(end), text.size());
  const auto out = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return out;
}

void put(store::Writer& writer, store::TableId table, const StoredCall& call) {
  const kit::Value row[] = {call.key, call.type, call.until.ms, call.correlation, call.request};
  writer.put(table, row);
}

StoredCall stored(const PendingCall& call) {
  return {call.key,
          call.model->request->name,
          call.meta.correlation,
          kit::json::write(*call.model->request, call.request.object()),
          call.until,
          call.seq,
          call.stored};
}

// The calls that an event asks for, as add_ask wrote them.
void read_asks(const std::string& context, std::span<const kit::Value> event,
               std::map<std::string, StoredCall, std::less<>>& out) {
  if (event[events::asks].is_null()) return;
  for (std::string_view asks = event[events::asks].text(); !asks.empty();) {
    std::string_view rest = cut(asks, '\n');
    StoredCall call;
    call.type = cut(rest, ' ');
    const auto until = cut(rest, ' ');
    std::from_chars(until.data(), until.data() + until.size(), call.until.ms);
    call.request = rest;
    call.key =
        call_key(context, event[events::aggregate].text(), event[events::aggregate_id].integer(),
                 event[events::version].integer(), call.type);
    call.correlation = event[events::correlation].text();
    call.seq = event[events::seq].integer();
    out.insert_or_assign(call.key, call);
  }
}

}  // namespace

OpenCalls::OpenCalls(const Tables& tables, store::Writer& writer, CallRunner& calls,
                     std::int64_t events_behind_mark)
    : tables_(tables),
      writer_(writer),
      calls_(calls),
      events_behind_mark_(events_behind_mark),
      mark_(read_mark(tables, writer)) {}

std::vector<std::string> OpenCalls::recover(const kit::Context& context, kit::Instant now) {
  std::vector<std::string> unread;
  for (const auto& known : read_open_calls(context.name, tables_, writer_)) {
    PendingCall call;
    call.model = context.call(known.type);
    std::string wrong = "it is not known";
    if (call.model) {
      call.request = kit::Box(*call.model->request);
      wrong = kit::json::read(*call.model->request, call.request.object(), known.request);
    }
    if (!wrong.empty()) {
      unread.push_back(known.key + " (" + wrong + ")");
      if (known.stored) continue;
      writer_.begin(store::Sync::full);  // the mark will pass by what asks for it
      put(writer_, tables_.calls, known);
      writer_.commit();
      continue;
    }
    call.key = known.key;
    call.until = known.until;
    call.meta = {known.correlation, known.key, "", now};
    call.seq = known.seq;
    call.stored = known.stored;
    calls_.add(std::move(call));
  }
  return unread;
}

bool OpenCalls::has_ended(const PendingCall& call) const {
  return std::find(ended_.begin(), ended_.end(), &call) != ended_.end();
}

void OpenCalls::end(const PendingCall& call, bool told) {
  ended_.push_back(&call);
  const kit::Value key(call.key);
  if (call.stored) writer_.erase(tables_.calls, {&key, 1});
  if (!told) end_untold(call.seq);
}

void OpenCalls::end_untold(std::int64_t seq) { wanted_mark_ = std::max(wanted_mark_, seq); }

void OpenCalls::keep_row(PendingCall& call) {
  const auto known = [&](const auto& calls) {
    return std::find(calls.begin(), calls.end(), &call) != calls.end();
  };
  if (call.stored || known(ended_) || known(written_)) return;
  put(writer_, tables_.calls, stored(call));
  written_.push_back(&call);
}

// Those that no event asks for, or one before the mark, need a row.
void OpenCalls::write(std::vector<PendingCall>& made) {
  if (last_seq_ - mark_ >= 2 * events_behind_mark_)
    wanted_mark_ = std::max(wanted_mark_, last_seq_ - events_behind_mark_);
  for (auto& call : made)
    if (call.seq == 0 || call.seq <= wanted_mark_) {
      put(writer_, tables_.calls, stored(call));
      call.stored = true;
    }
  for (auto* call : kept_) keep_row(*call);
  if (wanted_mark_ <= mark_) return;
  calls_.each([&](PendingCall& call) {
    if (call.seq <= wanted_mark_) keep_row(call);
  });
  const kit::Value row[] = {mark_name, wanted_mark_};
  writer_.put(tables_.inbox, row);
}

void OpenCalls::committed(std::int64_t last_seq) {
  last_seq_ = last_seq;
  for (auto* call : written_) call->stored = true;
  mark_ = std::max(mark_, wanted_mark_);
  reset();
}

void OpenCalls::reset() {
  wanted_mark_ = 0;
  ended_.clear();
  kept_.clear();
  written_.clear();
}

std::string asker_key(const std::string& context, std::string_view aggregate, std::int64_t id) {
  std::string key = context;
  return key.append("/").append(aggregate).append("/").append(std::to_string(id)).append("/");
}

std::string call_key(const std::string& context, std::string_view aggregate, std::int64_t id,
                     std::int64_t version, std::string_view type) {
  std::string key = asker_key(context, aggregate, id);
  return key.append(std::to_string(version)).append("/").append(type);
}

void add_ask(std::string& asks, const kit::CallModel& model, const kit::CallRequest& request) {
  if (!asks.empty()) asks += '\n';
  asks.append(model.request->name).append(" ").append(std::to_string(request.until.ms)).append(" ");
  asks.append(kit::json::write(*model.request, request.request.object()));
}

std::vector<StoredCall> read_open_calls(const std::string& context, const Tables& tables,
                                        store::Reader& reader) {
  std::map<std::string, StoredCall, std::less<>> asked;
  const store::Query behind_mark{
      {{events::seq, store::Condition::Test::greater, read_mark(tables, reader)}}, {}};
  reader.scan(tables.events, behind_mark, [&](std::span<const kit::Value> row) {
    const auto answered = asked.find(row[events::causation].text());
    if (answered != asked.end()) asked.erase(answered);
    read_asks(context, row, asked);
    return true;
  });
  reader.scan(tables.calls, {}, [&](std::span<const kit::Value> row) {
    auto& call = asked[std::string(row[calls::key].text())];
    call.key = row[calls::key].text();
    call.type = row[calls::type].text();
    call.until = {row[calls::until].integer()};
    call.correlation = row[calls::correlation].text();
    call.request = row[calls::request].text();
    call.stored = true;
    return true;
  });
  std::vector<StoredCall> out;
  for (auto& [key, call] : asked) out.push_back(std::move(call));
  return out;
}

}  // namespace runtime
