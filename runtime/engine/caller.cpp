// From a callee's result to its caller's answer.
#include "runtime/engine/caller.hpp"

namespace runtime {

std::optional<kit::Answer> answer_of(const Result& result) {
  using Kind = Result::Kind;
  switch (result.kind) {
    case Kind::done:
      return kit::Answer{kit::Answer::Kind::answered, result.id, {}, {}};
    case Kind::refused:
      if (result.refusal->status == 503) return std::nullopt;
      return kit::Answer{
          kit::Answer::Kind::refused, result.id, std::string(result.refusal->name), {}};
    case Kind::held:
    case Kind::stale:
    case Kind::replayed:
    case Kind::key_reused:
    case Kind::key_running:
    case Kind::unavailable:
    case Kind::failed:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace runtime
