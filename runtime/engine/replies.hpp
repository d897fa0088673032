// Replies kept under their Idempotency-Key for a day, in the transaction of what they answer
// (promise 11): same key and same body, the stored reply; another body, refused; still running,
// told so. What was answered a day ago counts no more, whether it has been swept away or not.
// Context's thread only, but for known_reply().
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

// What a key that was used before is answered; nothing when it is new, or new again. A reader that
// sees what a command has changed sees its reply here as well.
std::optional<Result> known_reply(store::Reader& reader, store::TableId replies,
                                  const std::string& key, std::string_view fingerprint,
                                  kit::Instant now);

class Replies {
 public:
  Replies(const kit::Context& context, const Tables& tables, store::Writer& writer,
          const Clock& clock)
      : context_(context), tables_(tables), writer_(writer), clock_(clock) {}

  std::optional<Result> known(const Idempotency& wanted);
  // The key is taken: its reply follows. Both inside the open transaction. A 503 is not kept, nor
  // that the row has moved (412): the key is free again.
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
  // Now and then: forgets some of the old ones, in a transaction of its own; fewer at a time while
  // the context is busy. True: there are more, and the next call goes on with them. One that is not
  // answered yet is never old.
  bool sweep(std::int64_t now_ticks_ms, bool busy);

 private:
  const kit::Context& context_;
  const Tables& tables_;
  store::Writer& writer_;
  const Clock& clock_;
  std::int64_t next_sweep_ = 0;
};

}  // namespace runtime
