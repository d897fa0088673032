// Requests in blue, answers in green or yellow, differences in red: only on a terminal, the words
// say it all without.
#include "runtime/script/teller.hpp"

#include <algorithm>

#include "runtime/http/problem.hpp"
#include "runtime/http/text.hpp"

namespace runtime::script {
namespace {

constexpr std::string_view bold = "1", grey = "2", red = "31", green = "32", yellow = "33",
                           blue = "34";

// Only these headers tell something; whatever the script asks for comes in addition.
bool is_shown(const http::Header& header, const Expectation& expected) {
  return http::same_word(header.name, "Location") || http::same_word(header.name, "Content-Type") ||
         http::same_word(header.name, "Retry-After") ||
         std::any_of(
             expected.headers.begin(), expected.headers.end(),
             [&](const http::Header& wanted) { return http::same_word(wanted.name, header.name); });
}

}  // namespace

std::string Teller::in(std::string_view colour, std::string_view text) const {
  if (!colours_) return std::string(text);
  return "\x1b[" + std::string(colour) + "m" + std::string(text) + "\x1b[0m";
}

void Teller::lines(const std::vector<std::string>& story) const {
  for (const auto& line : story) tell(line + "\n");
}

void Teller::step(const Step& step) const { tell("\n" + in(bold, "=== " + step.title) + "\n"); }

void Teller::request(const Exchange& exchange) const {
  lines(exchange.story);
  std::string text = exchange.written;
  if (exchange.at_once > 1) text += "   (" + std::to_string(exchange.at_once) + " at once)";
  tell("\n" + in(blue, "$ " + text) + "\n");
}

void Teller::answer(const Exchange& exchange, const Answer& answer, std::size_t tries) const {
  if (!answer.failure.empty()) return tell(in(red, answer.failure) + "\n");
  std::string head = "HTTP " + std::to_string(answer.status) + " ";
  head += http::reason_phrase(answer.status);
  std::string text = in(answer.status < 400 ? green : yellow, head);
  if (tries > 1) text += in(grey, "   (asked " + std::to_string(tries) + " times)");
  text += "\n";
  for (const auto& header : answer.headers)
    if (is_shown(header, exchange.expected))
      text += in(grey, header.name + ": ") + header.value + "\n";
  if (!answer.body.empty()) text += "\n" + answer.body + (answer.body.ends_with('\n') ? "" : "\n");
  tell(text);
}

void Teller::verdict(std::string_view difference) const {
  if (!difference.empty()) tell(in(red, "not as expected: " + std::string(difference)));
}

}  // namespace runtime::script
