// Plays a script against a server: sends each request, compares the answer, repeats what needs time
// to come about, and tells it all, if wanted, as a story for people. Blocking; requests that go "at
// once" are sent from threads of their own.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/script/pattern.hpp"
#include "runtime/script/script.hpp"

namespace runtime::script {

// Sends one request and waits for its answer. May be called from several threads at a time.
using Send = std::function<Answer(const Request&)>;

struct Failure {
  std::string step;
  int line = 0;  // of the request
  std::string what;
};

struct Result {
  std::size_t steps = 0, requests = 0;  // repetitions are not counted
  std::vector<Failure> failures;
  bool good() const { return failures.empty(); }
};

struct PlayOptions {
  int deadline_ms = 5000;  // until what is expected "eventually" must hold
  int pause_ms = 20;       // between two tries
  bool stop_at_first = false;
  bool colours = false;
  std::string host;  // names the server in links; empty: as the script writes it
  std::function<void(std::string_view)> tell;  // where the story goes; empty: nowhere
};

Result play(const Script& script, const Send& send, const PlayOptions& options);

// "cooking.http:12: the title\n  difference", a paragraph for each failure.
std::string text_of(const Result& result, std::string_view file);

}  // namespace runtime::script
