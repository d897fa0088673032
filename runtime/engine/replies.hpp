// Replies kept under their Idempotency-Key for a day, in the transaction of what they answer
// (promise 11): same key and same body, the stored reply; another body, refused; still running,
// told so. Context's thread only.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/engine/clock.hpp"
#include "runtime/engine/job.hpp"
#include "runtime/engine/tables.hpp"
#include "runtime/store/store.hpp"

namespace runtime {

class Replies {
 public:
  Replies(const kit::Context& context, const Tables& tables, store::Writer& writer,
          const Clock& clock)
      : context_(context), tables_(tables), writer_(writer), clock_(clock) {}

  // What a key that was used before is answered; nothing when it is new.
  std::optional<Result> known(const Idempotency& wanted);
  // The key is taken: its reply follows. Both inside the open transaction. A 503 is not kept: the
  // key is free again.
  void open(const Idempotency& wanted, const Result& result, kit::Instant at);
  void keep(const std::string& key, const Render& render, const Result& result);

  // What a crash left without its reply: the key, the aggregate that it waits for, and what its
  // renderer is made of.
  struct Open {
    std::string key, context;
    const kit::AggregateModel* aggregate = nullptr;
    std::int64_t id = 0;
  };
  void each_open(const std::function<void(const Open&)>& visit);
  // Now and then: forgets the oldest ones, in a transaction of its own.
  void sweep();

 private:
  const kit::Context& context_;
  const Tables& tables_;
  store::Writer& writer_;
  const Clock& clock_;
  std::int64_t next_sweep_ = 0;
};

}  // namespace runtime
