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

// What a store says of one call; false: the context has no word for it.
bool fill(PendingCall& call, const kit::Context& context, std::string_view type,
          std::string_view request) {
  call.model = context.call(type);
  if (!call.model) return false;
  call.request = kit::Box(*call.model->request);
  kit::json::read(*call.model->request, call.request.object(), request);
  call.meta.causation = call.key;
  return true;
}

}  // namespace

OpenCalls::OpenCalls(const Tables& tables, store::Writer& writer, CallRunner& calls,
                     std::int64_t events_behind_mark)
    : tables_(tables),
      writer_(writer),
      calls_(calls),
      events_behind_mark_(events_behind_mark),
      mark_(read_mark(tables, writer)) {}

bool OpenCalls::has_ended(const PendingCall& call) const {
  return std::find(ended_.begin(), ended_.end(), &call) != ended_.end();
}

void OpenCalls::end(const PendingCall& call, bool told) {
  ended_.push_back(&call);
  const kit::Value key(call.key);
  if (call.stored) writer_.erase(tables_.calls, {&key, 1});
  if (!told) wanted_mark_ = std::max(wanted_mark_, call.seq);  // the log does not tell of its end
}

void OpenCalls::put(const PendingCall& call) {
  const std::string json = kit::json::write(*call.model->request, call.request.object());
  const kit::Value row[] = {call.key, call.model->request->name, call.until.ms,
                            call.meta.correlation, json};
  writer_.put(tables_.calls, row);
}

void OpenCalls::keep_row(PendingCall& call) {
  const auto known = [&](const auto& calls) {
    return std::find(calls.begin(), calls.end(), &call) != calls.end();
  };
  if (call.stored || known(ended_) || known(written_)) return;
  put(call);
  written_.push_back(&call);
}

// Calls made by the open transaction stand behind any mark; those without an event need a row.
void OpenCalls::write(std::vector<PendingCall>& made) {
  for (auto& call : made)
    if (call.seq == 0) {
      put(call);
      call.stored = true;
    }
  for (auto* call : kept_) keep_row(*call);
  if (last_seq_ - mark_ >= 2 * events_behind_mark_)
    wanted_mark_ = std::max(wanted_mark_, last_seq_ - events_behind_mark_);
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
  forget();
}

void OpenCalls::reset() { forget(); }

void OpenCalls::forget() {
  wanted_mark_ = 0;
  ended_.clear();
  kept_.clear();
  written_.clear();
}

std::string call_key(const std::string& context, std::string_view aggregate, std::int64_t id,
                     std::int64_t version, std::string_view type) {
  std::string key = context;
  key.append("/").append(aggregate).append("/").append(std::to_string(id));
  return key.append("/").append(std::to_string(version)).append("/").append(type);
}

void add_ask(std::string& asks, const kit::CallModel& model, const kit::CallRequest& request) {
  if (!asks.empty()) asks += '\n';
  asks.append(model.request->name).append(" ").append(std::to_string(request.until.ms)).append(" ");
  asks.append(kit::json::write(*model.request, request.request.object()));
}

std::vector<PendingCall> read_open_calls(const kit::Context& context, const Tables& tables,
                                         store::Reader& reader,
                                         const std::function<void(std::string_view)>& unknown) {
  std::vector<PendingCall> out;
  reader.scan(tables.calls, {}, [&](std::span<const kit::Value> row) {
    PendingCall call;
    call.key = row[calls::key].text();
    call.until = {row[calls::until].integer()};
    call.meta.correlation = row[calls::correlation].text();
    call.stored = true;
    if (fill(call, context, row[calls::type].text(), row[calls::request].text()))
      out.push_back(std::move(call));
    else
      unknown(call.key);
    return true;
  });
  std::map<std::string, PendingCall, std::less<>> asked;
  const store::Query behind_mark{
      {{events::seq, store::Condition::Test::greater, read_mark(tables, reader)}}, {}};
  reader.scan(tables.events, behind_mark, [&](std::span<const kit::Value> row) {
    if (const auto answered = asked.find(row[events::causation].text()); answered != asked.end())
      asked.erase(answered);
    if (row[events::asks].is_null()) return true;
    for (std::string_view asks = row[events::asks].text(); !asks.empty();) {
      std::string_view rest = cut(asks, '\n');
      const auto type = cut(rest, ' ');
      const auto until = cut(rest, ' ');
      PendingCall call;
      call.key =
          call_key(context.name, row[events::aggregate].text(), row[events::aggregate_id].integer(),
                   row[events::version].integer(), type);
      std::from_chars(until.data(), until.data() + until.size(), call.until.ms);
      call.meta.correlation = row[events::correlation].text();
      call.seq = row[events::seq].integer();
      if (fill(call, context, type, rest))
        asked.insert_or_assign(call.key, std::move(call));
      else
        unknown(call.key);
    }
    return true;
  });
  for (auto& kept : out) {
    const auto also = asked.find(kept.key);
    if (also == asked.end()) continue;
    kept.seq = also->second.seq;
    asked.erase(also);
  }
  for (auto& [key, call] : asked) out.push_back(std::move(call));
  return out;
}

}  // namespace runtime
