// What comes into a context's queue, and what becomes of it.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kit/model.hpp"

namespace runtime {

// Who asked, in which story, and because of what.
struct Meta {
  std::string correlation;  // 32 hex digits: the trace that a whole story shares
  std::string causation;    // "request", or the event ("pay/12"), call or timer that led here
  std::string principal;
  kit::Instant at;
};

// How a command ended.
struct Result {
  enum class Kind {
    done,         // recorded, or said before
    held,         // recorded; what it asked for is finished later (202)
    refused,      // `refusal` says why; `state` is the current state
    stale,        // the expected version is not the current one (412)
    replayed,     // `stored` is the reply that this idempotency key got before
    key_reused,   // the idempotency key came with another body before (422)
    key_running,  // ... and is still being worked on (409)
    unavailable,  // not taken: queue full, paused, or the store can't write (503)
    failed        // an error of ours (500); logged, told to nobody
  };
  Kind kind = Kind::done;
  const kit::RefusalText* refusal = nullptr;
  const kit::AggregateModel* aggregate = nullptr;
  std::int64_t id = 0;
  std::int64_t version = 0;   // 0: there is no such aggregate
  bool created = false;       // this command made it
  kit::Box state;             // after it; empty when there is none
  std::int64_t position = 0;  // of the last event recorded by it, in this context's log
  std::string stored;
};

// Turns a result into the bytes that an idempotency key keeps; runs on the context's thread.
using Render = std::function<std::string(const Result&)>;

struct Idempotency {
  std::string key;          // with its scope: method, path, principal
  std::string fingerprint;  // of the body
  std::string context;  // whatever Render is made of again after a crash (see Engine::revive_with)
  Render render;
};

struct Job {
  kit::Box command;
  Meta meta;
  std::optional<std::int64_t> expected_version;
  // Fields of the command that are to be what the aggregate has when it is carried out.
  std::vector<std::string> kept;
  std::optional<Idempotency> idempotency;
  std::string call_key;  // set when another context calls: repeating it replaces the one that waits
  // Once, on the context's thread, after the commit; may be empty.
  std::function<void(Result&&)> done;
};

// What the edge and other contexts see of a context at work. All of it may be called from any
// thread.
class ContextPort {
 public:
  virtual ~ContextPort() = default;
  virtual const kit::Context& model() const = 0;
  // False: not taken (queue full or paused); the job is given back untouched through `job`.
  virtual bool submit(Job&& job) = 0;
  virtual bool paused() const = 0;
  // Sequence of the last event of this context that is committed, and how far this one has followed
  // another.
  virtual std::int64_t head() const = 0;
  virtual std::int64_t followed(std::string_view producer) const = 0;
};

}  // namespace runtime
