// Drives an Api over the lamps without sockets and threads: commands are decided at once, on a
// simulated store.
#pragma once
#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "runtime/engine/replies.hpp"
#include "runtime/http/text.hpp"
#include "runtime/http/uri.hpp"
#include "runtime/rest/api.hpp"
#include "runtime/rest/lamp_model.hpp"
#include "runtime/store/simulated/simulated_store.hpp"

namespace lamps {

using runtime::http::Header;
using runtime::http::Request;
using runtime::http::Response;

// Time stands still unless a test moves it.
struct StillClock final : runtime::Clock {
  kit::Instant time{1'725'186'030'000};
  std::int64_t ticks = 0;
  kit::Instant now() const override { return time; }
  std::int64_t ticks_ms() const override { return ticks; }
};

// One context that does what the engine would, in as few lines as the tests need.
struct Port final : runtime::ContextPort {
  const kit::Context* context = nullptr;
  runtime::store::SimulatedStore store;
  std::vector<runtime::Layout> aggregates, views;
  std::map<std::size_t, std::int64_t> last_ids;
  std::int64_t sequence = 0, follows_to = 0;
  bool is_paused = false, is_full = false;
  std::optional<runtime::Result> fixed;  // ends every command like this
  std::optional<runtime::Tables> tables;
  std::optional<runtime::Replies> replies;
  runtime::Job last;                        // without its callbacks
  std::function<void()> meanwhile = [] {};  // before each command is carried out
  std::function<void()> told = [] {};       // after each command's `done`
  int taken = 0;

  void open(const kit::Context& of, const runtime::Clock& clock) {
    context = &of;
    tables.emplace(runtime::open_tables(store));
    replies.emplace(of, *tables, store.writer(), clock);
    auto made = runtime::layouts_of(of);
    aggregates = std::move(made.aggregates);
    views = std::move(made.views);
    for (auto* layouts : {&aggregates, &views})
      for (auto& layout : *layouts) layout.id = store.table(layout.table);
  }
  const kit::Context& model() const override { return *context; }
  bool paused() const override { return is_paused; }
  std::int64_t head() const override { return sequence; }
  std::int64_t followed(std::string_view) const override { return follows_to; }
  bool submit(runtime::Job&& job) override;
  // Its reply is still to come.
  void open_reply(const runtime::Idempotency& key, const runtime::Result& result);
  std::string kept_reply(const std::string& key);
  runtime::Result run(const runtime::Job& job);
  std::int64_t row_of(std::size_t at, const kit::Box& command);
};

struct Answer {
  int status = 0;
  std::vector<Header> headers;
  std::string body;
  bool without_body = false;
  std::string header(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
};

struct World {
  kit::System system = lamps::system();
  StillClock clock;
  runtime::SeededRandom random{7};
  Port shop, board;
  std::unique_ptr<runtime::store::Reader> shop_reader, board_reader;
  runtime::rest::ApiOptions options;
  std::unique_ptr<runtime::rest::Api> api;
  std::deque<std::function<void()>> deferred;

  World();
  void reopen();  // with options changed
  Answer call(std::string method, std::string target, std::string body = "",
              std::vector<Header> headers = {});
  // POST and PATCH as httpie sends them.
  Answer post(std::string target, std::string body) {
    return call("POST", std::move(target), std::move(body), json());
  }
  Answer patch(std::string target, std::string body) {
    return call("PATCH", std::move(target), std::move(body), json());
  }
  static std::vector<Header> json() {
    return {{"Accept", "application/json, */*;q=0.5"}, {"Content-Type", "application/json"}};
  }
  void make(int count) {
    for (int i = 1; i <= count; ++i)
      post("/lamps",
           "{\"name\":\"lamp " + std::to_string(i) + "\",\"qty\":" + std::to_string(i) + "}");
  }
};

}  // namespace lamps
