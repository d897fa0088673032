// What became of a call, as a field of the command that brings its answer.
#pragma once
#include "kit/decision.hpp"
#include "kit/describe.hpp"

namespace kit {

enum class Outcome { done, refused, delayed, unreachable };
WORDS(Outcome, {Outcome::done, "done"}, {Outcome::refused, "refused"},
      {Outcome::delayed, "delayed"}, {Outcome::unreachable, "unreachable"})

inline Outcome outcome_of(const Answer& answer) {
  switch (answer.kind) {
    case Answer::Kind::answered:
      return Outcome::done;
    case Answer::Kind::refused:
      return Outcome::refused;
    case Answer::Kind::delayed:
      return Outcome::delayed;
    case Answer::Kind::unreachable:
      return Outcome::unreachable;
  }
  return Outcome::unreachable;
}

}  // namespace kit
