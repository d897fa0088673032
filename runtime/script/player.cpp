// One step after the other, in the order of the file; variables live as long as the script.
#include "runtime/script/player.hpp"

#include <chrono>
#include <thread>

#include "runtime/script/match.hpp"
#include "runtime/script/teller.hpp"

namespace runtime::script {
namespace {

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

struct Trial {
  Answer answer;
  std::string difference;
  std::size_t tries = 1;
};

class Player {
 public:
  Player(const Send& send, const PlayOptions& options)
      : send_(&send), options_(&options), teller_(options.tell, options.colours) {}

  Result run(const Script& script) {
    teller_.lines(script.preface);
    for (const auto& step : script.steps) {
      ++result_.steps;
      teller_.step(step);
      for (const auto& exchange : step.exchanges) {
        play(step, exchange);
        if (options_->stop_at_first && !result_.good()) return std::move(result_);
      }
      teller_.lines(step.closing);
    }
    return std::move(result_);
  }

 private:
  void play(const Step& step, const Exchange& exchange) {
    ++result_.requests;
    Exchange ready = exchange;
    const std::string unknown = fill_in(ready);
    teller_.request(ready);
    Trial trial;
    if (!unknown.empty())
      trial.difference = "{{" + unknown + "}} has no value yet\n";
    else if (ready.at_once > 1)
      trial = at_once(ready);
    else
      trial = until_it_holds(ready);
    if (unknown.empty()) teller_.answer(ready, trial.answer, trial.tries);
    teller_.verdict(trial.difference);
    if (trial.difference.empty()) return;
    result_.failures.push_back({step.title, exchange.line, trial.difference});
  }

  // Values of variables, and the server's own name in expected links. "" or a name without value.
  std::string fill_in(Exchange& exchange) const {
    Request& request = exchange.request;
    std::vector<std::string*> texts = {&exchange.written, &request.target, &request.body,
                                       &exchange.expected.body};
    for (auto& header : request.headers) texts.push_back(&header.value);
    for (auto& header : exchange.expected.headers) texts.push_back(&header.value);
    for (auto* text : texts)
      if (auto unknown = substitute(*text, variables_); !unknown.empty()) return unknown;
    if (!options_->host.empty()) request.host = options_->host;
    const std::string written = "http://" + std::string(default_host);
    const std::string ours = "http://" + request.host;
    replace_all(exchange.expected.body, written, ours);
    for (auto& header : exchange.expected.headers) replace_all(header.value, written, ours);
    return {};
  }

  Trial until_it_holds(const Exchange& exchange) {
    using Clock = std::chrono::steady_clock;
    const int patience_ms =
        exchange.expected.within_ms > 0 ? exchange.expected.within_ms : options_->deadline_ms;
    const auto give_up = Clock::now() + std::chrono::milliseconds(patience_ms);
    for (std::size_t tries = 1;; ++tries) {
      Trial trial{(*send_)(exchange.request), {}, tries};
      trial.difference = difference(exchange.expected, trial.answer, variables_);
      if (trial.difference.empty() || !exchange.expected.eventually) return trial;
      if (Clock::now() >= give_up) {
        trial.difference = "not within " + std::to_string(patience_ms) + " ms: " + trial.difference;
        return trial;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(options_->pause_ms));
    }
  }

  // All of them are sent before the first answer is looked at; the worst one is reported.
  Trial at_once(const Exchange& exchange) {
    std::vector<Answer> answers(exchange.at_once);
    {
      std::vector<std::jthread> senders;
      senders.reserve(answers.size());
      for (auto& answer : answers)
        senders.emplace_back([&] { answer = (*send_)(exchange.request); });
    }
    Trial trial{answers.front(), {}, 1};
    for (auto& answer : answers) {
      trial.difference = difference(exchange.expected, answer, variables_);
      if (trial.difference.empty()) continue;
      trial.answer = std::move(answer);
      break;
    }
    return trial;
  }

  const Send* send_;
  const PlayOptions* options_;
  Teller teller_;
  Variables variables_;
  Result result_;
};

}  // namespace

Result play(const Script& script, const Send& send, const PlayOptions& options) {
  return Player(send, options).run(script);
}

std::string text_of(const Result& result, std::string_view file) {
  std::string out;
  for (const auto& failure : result.failures) {
    out.append(file).append(":").append(std::to_string(failure.line)).append(": ");
    out.append(failure.step).append("\n").append(failure.what);
  }
  return out;
}

}  // namespace runtime::script
