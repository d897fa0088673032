// Positions and parked keys on top of two small tables.
#include "runtime/engine/inbox.hpp"

#include <algorithm>

namespace runtime {

Inbox::Inbox(std::vector<std::string> producers, const Tables& tables, store::Writer& writer)
    : producers_(std::move(producers)),
      tables_(tables),
      writer_(writer),
      committed_(producers_.size()) {
  reset();
  committed_all();
}

std::string Inbox::name(int producer, const std::string& key) {
  return std::to_string(producer) + ":" + key;
}

bool Inbox::is_new(int producer, std::int64_t seq) const {
  return seq > positions_[static_cast<std::size_t>(producer)];
}

void Inbox::advance(int producer, std::int64_t seq) {
  positions_[static_cast<std::size_t>(producer)] = seq;
}

bool Inbox::is_parked(int producer, const std::string& key) const {
  return !parked_keys_.empty() && parked_keys_.contains(name(producer, key));
}

void Inbox::park(int producer, const PublishedEvent& event, std::string_view reason,
                 kit::Instant at) {
  const std::string key = event.key();
  const kit::Value row[] = {++last_parked_id_,
                            producers_[static_cast<std::size_t>(producer)],
                            key,
                            event.seq,
                            event.type,
                            reason,
                            event.data,
                            event.correlation,
                            at.ms};
  writer_.put(tables_.parked, row);
  parked_keys_.insert(name(producer, key));
}

std::vector<Inbox::Parked> Inbox::parked() {
  std::vector<Parked> out;
  writer_.scan(tables_.parked, {}, [&](std::span<const kit::Value> row) {
    const auto found =
        std::find(producers_.begin(), producers_.end(), row[parked::producer].text());
    if (found == producers_.end()) return true;
    Parked one;
    one.id = row[parked::id].integer();
    one.producer = static_cast<int>(found - producers_.begin());
    const std::string_view key = row[parked::key].text();
    const auto slash = key.rfind('/');
    one.event.aggregate = key.substr(0, slash);
    one.event.aggregate_id = std::stoll(std::string(key.substr(slash + 1)));
    one.event.seq = row[parked::seq].integer();
    one.event.type = row[parked::type].text();
    one.event.data = row[parked::data].text();
    one.event.correlation = row[parked::correlation].text();
    one.reason = row[parked::reason].text();
    out.push_back(std::move(one));
    return true;
  });
  return out;
}

void Inbox::unpark(std::int64_t id) {
  const kit::Value key(id);
  writer_.erase(tables_.parked, {&key, 1});
  load_parked();
}

void Inbox::write_positions() {
  for (std::size_t i = 0; i < producers_.size(); ++i) {
    if (positions_[i] == written_[i]) continue;
    const kit::Value row[] = {producers_[i], positions_[i]};
    writer_.put(tables_.inbox, row);
    written_[i] = positions_[i];
  }
}

void Inbox::reset() {
  std::vector<std::int64_t> stored(producers_.size(), 0);
  writer_.scan(tables_.inbox, {}, [&](std::span<const kit::Value> row) {
    for (std::size_t i = 0; i < producers_.size(); ++i)
      if (producers_[i] == row[inbox::producer].text()) stored[i] = row[inbox::seq].integer();
    return true;
  });
  positions_ = written_ = stored;
  load_parked();
}

void Inbox::load_parked() {
  parked_keys_.clear();
  writer_.scan(tables_.parked, {}, [&](std::span<const kit::Value> row) {
    last_parked_id_ = row[parked::id].integer();
    for (std::size_t i = 0; i < producers_.size(); ++i)
      if (producers_[i] == row[parked::producer].text())
        parked_keys_.insert(name(static_cast<int>(i), std::string(row[parked::key].text())));
    return true;
  });
}

void Inbox::committed_all() {
  for (std::size_t i = 0; i < producers_.size(); ++i) committed_[i] = positions_[i];
}

}  // namespace runtime
