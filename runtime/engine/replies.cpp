// One row a key; its reply is empty until there is one.
#include "runtime/engine/replies.hpp"

#include <vector>

namespace runtime {
namespace {

constexpr std::int64_t kept_ms = 24 * 3'600'000;
constexpr std::int64_t sweep_every_ms = 60'000;
constexpr int swept_at_once = 200;

}  // namespace

std::optional<Result> Replies::known(const Idempotency& wanted) {
  const kit::Value key(wanted.key);
  Result result;
  const bool found = writer_.get(tables_.replies, {&key, 1}, [&](std::span<const kit::Value> row) {
    if (row[replies::fingerprint].text() != wanted.fingerprint)
      result.kind = Result::Kind::key_reused;
    else if (row[replies::reply].text().empty())
      result.kind = Result::Kind::key_running;
    else
      result.kind = Result::Kind::replayed;
    result.stored = row[replies::reply].text();
    return true;
  });
  if (!found) return std::nullopt;
  return result;
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
  // Told to come again: with the same key, too.
  const bool again = result.kind == Result::Kind::refused && result.refusal->status == 503;
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

void Replies::sweep() {
  if (clock_.ticks_ms() < next_sweep_) return;
  next_sweep_ = clock_.ticks_ms() + sweep_every_ms;
  const store::Query old{
      {{replies::at, store::Condition::Test::at_most, clock_.now().ms - kept_ms}},
      {},
      0,
      swept_at_once};
  std::vector<std::string> keys;
  writer_.scan(tables_.replies, old, [&](std::span<const kit::Value> row) {
    keys.emplace_back(row[replies::key].text());
    return true;
  });
  if (keys.empty()) return;
  writer_.begin(store::Sync::lazy);
  for (const auto& key : keys) {
    const kit::Value value(key);
    writer_.erase(tables_.replies, {&value, 1});
  }
  writer_.commit();
}

}  // namespace runtime
