// The seam by which a context asks another one, or the world outside, and waits for the answer.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "kit/model.hpp"
#include "runtime/engine/job.hpp"

namespace runtime {

struct CallTicket {
  const kit::CallModel* model = nullptr;
  std::string key;                    // the same for every attempt: repeating is harmless
  const kit::Box* request = nullptr;  // valid during call() only
  Meta meta;
};

// The answer to this request and no other, or nothing when the attempt failed (not reached, busy,
// broken). May be called from any thread, late, never, or again when the request came twice.
using OnAnswer = std::function<void(std::optional<kit::Answer>)>;

// What the result of a callee here means for its caller; nothing when it brought no answer.
std::optional<kit::Answer> answer_of(const Result& result);

class Caller {
 public:
  virtual ~Caller() = default;
  virtual void call(const CallTicket& ticket, OnAnswer on_answer) = 0;
};

}  // namespace runtime
