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
  // The callee itself, where the thread that calls may step it: what it can answer now, it has
  // answered after its step. Its requests say themselves which they are, as those to a bank do by
  // their key, so it may be asked for what is taken back again. Else nullptr.
  virtual Stepper* at_hand(const std::string& /*callee*/) { return nullptr; }
};

}  // namespace runtime
