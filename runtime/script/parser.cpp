// A line is known by its first word; whatever can't be one of the known kinds is an error that
// names its line.
#include "runtime/script/parser.hpp"

#include <algorithm>

#include "runtime/http/text.hpp"
#include "runtime/script/command_line.hpp"
#include "runtime/script/lines.hpp"

namespace runtime::script {
namespace {

using http::trimmed;

std::string_view first_word(std::string_view line) {
  return line.substr(0, line.find_first_of(" \t"));
}

std::string_view cut_word(std::string_view& line) {
  const auto word = first_word(line);
  line = trimmed(line.substr(word.size()));
  return word;
}

// Takes "30 s" off the line.
bool read_seconds(std::string_view& line, int& seconds) {
  constexpr unsigned seconds_max = 600;
  unsigned number = 0;
  auto rest = line;
  if (!http::read_number(cut_word(rest), number) || number > seconds_max || cut_word(rest) != "s")
    return false;
  seconds = static_cast<int>(number);
  line = rest;
  return true;
}

// Takes "eventually", "within 30 s" and "exactly" off the line and notes them.
void cut_modes(std::string_view& line, Expectation& expected) {
  for (auto word = first_word(line);; word = first_word(line)) {
    int seconds = 0;
    auto behind = trimmed(line.substr(word.size()));
    if (word == "eventually") {
      expected.eventually = true;
    } else if (word == "exactly") {
      expected.exactly = true;
    } else if (word == "within" && read_seconds(behind, seconds)) {
      expected.within_ms = seconds * 1000;
    } else {
      return;
    }
    line = behind;
  }
}

bool is_status_line(std::string_view line) {
  Expectation ignored;
  cut_modes(line, ignored);
  const auto word = first_word(line);
  return word == "HTTP" || word.starts_with("HTTP/");
}

bool is_status(std::string_view word) {
  return word == "*" || (word.size() == 3 && std::all_of(word.begin(), word.end(), [](char c) {
                           return http::is_digit(c) || c == 'x';
                         }));
}

bool is_request_line(std::string_view line) {
  const auto word = first_word(line);
  return word == "http" || word == "curl" || word.starts_with("http://") ||
         (is_method(word) && line.size() > word.size()) || line.ends_with(" at once");
}

class Parser {
 public:
  explicit Parser(std::string_view text) : lines_(text) {}

  Parsed run() {
    while (!lines_.at_end() && !out_.fault) read_one();
    if (!out_.fault) close_step();
    return std::move(out_);
  }

 private:
  void fail(int line, std::string what) {
    if (!out_.fault) out_.fault = Fault{line, std::move(what)};
  }

  void read_one() {
    const auto line = lines_.line();
    if (line.starts_with("###")) return start_step(trimmed(line.substr(3)));
    if (line.starts_with('#')) {
      const auto text = line.substr(1);
      story_.emplace_back(text.starts_with(' ') ? text.substr(1) : text);
      return lines_.next();
    }
    if (line.empty()) return lines_.next();
    read_exchange();
  }

  void close_step() {
    auto& kept = out_.script.steps.empty() ? out_.script.preface : out_.script.steps.back().closing;
    kept = std::move(story_);
    story_.clear();
  }

  void start_step(std::string_view title) {
    if (title.empty()) return fail(lines_.number(), "a step needs a title behind ###");
    close_step();
    out_.script.steps.push_back({lines_.number(), std::string(title), {}, {}});
    lines_.next();
  }

  void read_exchange() {
    if (out_.script.steps.empty())
      return fail(lines_.number(), "a request before the first step: start one with \"### title\"");
    Exchange exchange;
    exchange.line = lines_.number();
    exchange.story = std::move(story_);
    story_.clear();
    if (http::is_digit(lines_.line().front()) && !read_count(exchange)) return;
    if (!read_request(exchange)) return;
    lines_.skip_empty();
    if (!lines_.at_end() && is_status_line(lines_.line()) && !read_expectation(exchange)) return;
    out_.script.steps.back().exchanges.push_back(std::move(exchange));
  }

  // "20 at once"
  bool read_count(Exchange& exchange) {
    auto line = lines_.line();
    if (!http::read_number(cut_word(line), exchange.at_once) || line != "at once" ||
        exchange.at_once < 1 || exchange.at_once > at_once_max)
      return fail(lines_.number(), "here a number may stand only as in \"20 at once\", up to 1000"),
             false;
    lines_.next();
    if (lines_.at_end()) return fail(lines_.number() - 1, "no request follows"), false;
    return true;
  }

  bool read_request(Exchange& exchange) {
    const int number = lines_.number();
    const auto line = lines_.line();
    const auto word = first_word(line);
    std::string fault;
    if (is_status_line(line)) {
      fault = "an expectation without a request before it";
    } else if (word == "http" || word == "curl" || word.starts_with("http://")) {
      exchange.written = lines_.joined();
      fault = read_command(exchange);
    } else if (is_method(word) && line.size() > word.size()) {
      fault = read_plain(exchange);
    } else {
      fault = "this is no request: write \"GET /path\", or a line that starts with http or curl";
    }
    if (!fault.empty()) fail(number, std::move(fault));
    return !out_.fault;
  }

  static std::string read_command(Exchange& exchange) {
    std::vector<std::string> words;
    if (auto fault = split_words(exchange.written, words); !fault.empty()) return fault;
    // The originals' documents sometimes lost the program's name before an address.
    if (words.front().starts_with("http://")) words.insert(words.begin(), "http");
    return words.front() == "curl" ? read_curl(words, exchange.request)
                                   : read_httpie(words, exchange.request);
  }

  std::string read_plain(Exchange& exchange) {
    Request& request = exchange.request;
    auto line = lines_.line();
    exchange.written = line;
    auto word = cut_word(line);
    request.management = word == "MANAGEMENT";
    if (request.management) word = cut_word(line);
    if (!is_method(word)) return "MANAGEMENT is followed by a method and a path";
    request.method = word;
    if (auto fault = read_url(cut_word(line), request); !fault.empty()) return fault;
    if (line.starts_with('{') || line.starts_with('['))
      request.body = line;
    else if (!line.empty() && !line.starts_with("HTTP/"))
      return "behind the path only a JSON body may stand; blanks in a path are written %20";
    lines_.next();
    set_header(request, "Accept", "*/*");
    const bool short_body = !request.body.empty();
    if (!read_headers([&](auto name, auto value) { set_header(request, name, value); })) return {};
    if (!short_body) read_body(request.body);
    if (!has_header(request, "Content-Type") &&
        (request.body.starts_with('{') || request.body.starts_with('[')))
      set_header(request, "Content-Type", "application/json");
    std::erase_if(request.headers, [](const http::Header& header) { return header.value.empty(); });
    exchange.written = request_as_told(exchange.written, short_body ? "" : request.body);
    return {};
  }

  static std::string request_as_told(std::string_view line, std::string_view body) {
    std::string out(line);
    return body.empty() ? out : out.append("\n").append(body);
  }

  template <class Add>
  bool read_headers(Add add) {
    for (; !lines_.at_end() && !lines_.line().empty(); lines_.next()) {
      const auto line = lines_.line();
      if (lines_.at_body() || line == "no body" || line.starts_with('#') || is_status_line(line) ||
          is_request_line(line))
        break;
      const auto colon = line.find(':');
      if (colon == 0 || colon == std::string_view::npos || line.find(' ') < colon)
        return fail(lines_.number(),
                    "this is no header line (name: value); an empty line ends headers"),
               false;
      add(line.substr(0, colon), trimmed(line.substr(colon + 1)));
    }
    return true;
  }

  bool read_body(std::string& body) {
    const Lines before = lines_;
    lines_.skip_empty();
    if (!lines_.at_body()) return lines_ = before, false;
    const int number = lines_.number();
    if (!lines_.read_body(body)) fail(number, "the body that begins here is not closed properly");
    return true;
  }

  bool read_expectation(Exchange& exchange) {
    Expectation& expected = exchange.expected;
    auto line = lines_.line();
    cut_modes(line, expected);
    cut_word(line);  // HTTP
    if (expected.eventually && exchange.request.method != "GET" &&
        exchange.request.method != "HEAD")
      return fail(lines_.number(), "eventually repeats the request, so it must be a GET"), false;
    expected.statuses.clear();
    do {
      expected.statuses.emplace_back(cut_word(line));
      if (!is_status(expected.statuses.back()))
        return fail(lines_.number(), "behind HTTP a status is wanted: 201, 2xx, or 201 or 202"),
               false;
    } while (first_word(line) == "or" && !cut_word(line).empty());
    lines_.next();
    if (!read_headers([&](auto name, auto value) {
          expected.headers.push_back({std::string(name), std::string(value)});
        }))
      return false;
    expected.says_body = read_no_body() || read_body(expected.body);
    if (expected.exactly && !expected.says_body)
      return fail(lines_.number() - 1, "exactly needs a body to compare with"), false;
    return !out_.fault;
  }

  bool read_no_body() {
    const Lines before = lines_;
    lines_.skip_empty();
    if (!lines_.at_end() && lines_.line() == "no body") return lines_.next(), true;
    return lines_ = before, false;
  }

  Lines lines_;
  std::vector<std::string> story_;
  Parsed out_;
};

}  // namespace

Parsed parse(std::string_view text) { return Parser(text).run(); }

}  // namespace runtime::script
