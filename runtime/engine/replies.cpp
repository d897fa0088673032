// One row a key; its reply is empty until there is one.
#include "runtime/engine/replies.hpp"

#include <vector>

namespace runtime {
namespace {

constexpr std::int64_t kept_ms = 24 * 3'600'000;
constexpr std::int64_t sweep_every_ms = 60'000;
constexpr std::size_t swept_at_once = 200;
constexpr std::size_t swept_when_busy = 50;

}  // namespace

std::optional<Result> known_reply(store::Reader& reader, store::TableId table,
                                  const std::string& wanted, std::string_view fingerprint,
                                  kit::Instant now) {
  const kit::Value key(wanted);
  std::optional<Result> known;
  reader.get(table, {&key, 1}, [&](std::span<const kit::Value> row) {
    const bool running = row[replies::reply].text().empty();
    if (!running && row[replies::at].integer() <= now.ms - kept_ms) return true;
    known.emplace();
    if (row[replies::fingerprint].text() != fingerprint)
      known->kind = Result::Kind::key_reused;
    else if (running)
      known->kind = Result::Kind::key_running;
    else
      known->kind = Result::Kind::replayed;
    known->stored = row[replies::reply].text();
    return true;
  });
  return known;
}

std::optional<Result> Replies::known(const Idempotency& wanted) {
  return known_reply(writer_, tables_.replies, wanted.key, wanted.fingerprint, clock_.now());
}

void Replies::open(const Idempotency& wanted, const Result& result, kit::Instant at) {
  const kit::Value row[] = {wanted.key,     wanted.fingerprint,
                            wanted.context, result.aggregate->resource.item,
                            result.id,      "",
                            at.ms};
  writer_.put(tables_.replies, row);
}

void Replies::keep(const std::string& reply_key, const Render& render, const Result& result) {
  const kit::Value key(reply_key);
  // Told to come again, or to look again: with the same key, too.
  const bool again = result.kind == Result::Kind::stale ||
                     (result.kind == Result::Kind::refused && result.refusal->status == 503);
  if (again) {
    writer_.erase(tables_.replies, {&key, 1});
    return;
  }
  kit::Row kept;
  writer_.get(tables_.replies, {&key, 1}, [&](std::span<const kit::Value> row) {
    for (const auto& value : row) kept.push_back(value.own());
    return true;
  });
  if (kept.empty()) return;
  kept[replies::reply] = render(result);
  const std::vector<kit::Value> row(kept.begin(), kept.end());
  writer_.put(tables_.replies, row);
}

void Replies::each_open(const std::function<void(const Open&)>& visit) {
  const store::Query open{
      {{replies::reply, store::Condition::Test::equal, kit::Value("")}}, {}, 0, -1};
  writer_.scan(tables_.replies, open, [&](std::span<const kit::Value> row) {
    for (const auto& aggregate : context_.aggregates)
      if (aggregate.resource.item == row[replies::aggregate].text())
        visit({std::string(row[replies::key].text()), std::string(row[replies::context].text()),
               &aggregate, row[replies::aggregate_id].integer()});
    return true;
  });
}

bool Replies::sweep(std::int64_t now_ticks_ms, bool busy) {
  if (now_ticks_ms < next_sweep_) return false;
  next_sweep_ = now_ticks_ms + sweep_every_ms;
  const std::size_t most = busy ? swept_when_busy : swept_at_once;
  const store::Query old{{{replies::at, store::Condition::Test::at_most, clock_.now().ms - kept_ms},
                          {replies::reply, store::Condition::Test::greater, ""}},
                         {},
                         0,
                         static_cast<std::int64_t>(most)};
  std::vector<std::string> keys;
  writer_.scan(tables_.replies, old, [&](std::span<const kit::Value> row) {
    keys.emplace_back(row[replies::key].text());
    return true;
  });
  if (keys.empty()) return false;
  writer_.begin(store::Sync::lazy);
  for (const auto& key : keys) {
    const kit::Value value(key);
    writer_.erase(tables_.replies, {&value, 1});
  }
  writer_.commit();
  const bool more = keys.size() == most;
  if (more) next_sweep_ = now_ticks_ms;
  return more;
}

}  // namespace runtime
