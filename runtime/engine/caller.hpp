// The seam by which a context asks another one, or the world outside, and waits for the answer.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "kit/model.hpp"
#include "runtime/engine/job.hpp"
#include "runtime/engine/step.hpp"

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
  // A callee in this process that the calling thread may step, such as the bank to try things with;
  // nullptr: it is none. After its step it has answered what it can answer now. It may be asked
  // before the commit, and after a rollback again: its requests carry a key of their own.
  virtual Stepper* at_hand(const std::string& /*callee*/) { return nullptr; }
};

}  // namespace runtime
