// What the REST layer is given: the contexts that it serves, its seams and its limits.
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "runtime/engine/clock.hpp"
#include "runtime/engine/job.hpp"
#include "runtime/engine/layout.hpp"
#include "runtime/http/message.hpp"
#include "runtime/store/store.hpp"

namespace runtime::rest {

// One context as REST sees it. The reader belongs to the caller and is used only on the thread that
// calls handle(); layouts are in the model's order and carry the ids of their opened tables.
struct Site {
  ContextPort* port = nullptr;
  store::Reader* reader = nullptr;
  std::vector<Layout> aggregates;
  std::vector<Layout> views;
  store::TableId replies = -1;  // those kept for idempotency keys; -1: they can't be looked at
};

struct Limits {
  std::size_t text_max = 255;      // characters of one text property
  std::size_t depth_max = 64;      // of a JSON body
  std::size_t members_max = 1000;  // of a JSON body, all levels together
  std::int64_t page_default = 20;  // rows
  std::int64_t page_max = 1000;
  std::int64_t unpaged_max = 10'000;     // rows of a collection without pages, or of a search
  std::size_t sorts_max = 32;            // properties to sort by
  std::size_t key_max = 255;             // characters of an Idempotency-Key
  std::int64_t at_least_wait_ms = 2000;  // how long a read waits for a position
  int patch_tries = 5;  // how often a JSON Patch is worked out while others change its row
};

struct Cors {
  std::vector<std::string> origins = {"*"};
  bool credentials = false;  // never together with "*"
  int max_age_s = 1800;
};

struct ApiOptions {
  const Clock* clock = nullptr;
  Random* random = nullptr;  // for new trace ids; used on the thread that calls handle()
  Cors cors;
  Limits limits;
  int retry_after_s = 1;
  std::string scheme = "http";          // of this server's own port
  std::string authority = "localhost";  // where a request names no usable host
  // What can only be read, beside the business: asked for unknown paths and for GETs that prefer
  // text/html. False: it has nothing there.
  std::function<bool(const http::Request&, http::Response&)> pages;
  // Runs something again in a few milliseconds, on the thread that calls handle(). False: it won't,
  // because too many wait. Empty: reads never wait.
  std::function<bool(std::function<void()>)> defer;
  // Runs something soon on the thread that calls handle(), whoever asks. Empty, for those who have
  // one thread for all: what carries out a command also writes its answer.
  std::function<void(std::function<void()>)> post;
  // Told of what was thrown while a request was served, for the log; its answer is 503 or 500.
  std::function<void(const http::Request&, std::string_view what)> failed;
  // Who asks; empty: nobody in particular.
  std::function<std::string(const http::Request&)> principal;
};

}  // namespace runtime::rest
