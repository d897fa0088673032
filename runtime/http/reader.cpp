#include "runtime/http/reader.hpp"

#include <boost/beast/http/basic_parser.hpp>
#include <cstring>
#include <optional>

#include "runtime/http/head.hpp"
#include "runtime/http/text.hpp"
#include "runtime/http/uri.hpp"

namespace runtime::http {
namespace {

namespace beast = boost::beast::http;
using boost::beast::error_code;
using Text = boost::beast::string_view;

// "0", two line ends: what the end of a chunked body has at least. The parser asserts that it is
// called with so many bytes once it has seen the zero, so fewer are kept back; a good body always
// brings them.
constexpr std::size_t last_chunk_bytes = 5;

std::string_view view(Text text) { return {text.data(), text.size()}; }

bool bodyless(std::string_view method) { return method == "GET" || method == "HEAD"; }

// Beast's grammar over our own request: fields go straight to where they stay, without a fields
// container.
class Grammar final : public beast::basic_parser<true> {
 public:
  Grammar(const Limits& limits, bool from_proxy, std::size_t head_bytes)
      : limits_(limits), checks_(limits, from_proxy) {
    header_limit(static_cast<std::uint32_t>(head_bytes + 1));
    body_limit(limits.body_bytes_max);
  }

  Request request;
  Fault refusal;  // close after it
  Fault verdict;  // the request can be read to its end, then this is its answer
  bool http10 = false;
  bool expects_continue = false;
  std::uint64_t body_bytes = 0;

 private:
  void refuse(Fault fault, error_code& ec) {
    if (fault.status == 0) return;
    refusal = fault;
    ec = beast::error::bad_value;
  }

  void on_request_impl(beast::verb, Text method, Text target, int version,
                       error_code& ec) override {
    http10 = version == 10;
    request.method = view(method);
    request.target = view(target);
    request.headers.reserve(8);
    refuse(checks_.start(request, http10), ec);
  }

  void on_field_impl(beast::field, Text name, Text value, error_code& ec) override {
    if (head_done_) {
      // Dropped, but counted: a trailer that came in one piece is not to be longer than one that
      // trickled in.
      overhead_bytes_ += name.size() + value.size();
      return refuse(too_much_overhead(), ec);
    }
    if (checks_.field(view(name), view(value)))
      request.headers.push_back({std::string(name), std::string(value)});
    refuse(checks_.too_many(), ec);
  }

  void on_header_impl(error_code& ec) override {
    head_done_ = true;
    // Asked here, because a trailer named Connection would change the answer.
    request.keep_alive = keep_alive();
    expects_continue = checks_.expects_continue();
    drop_body_ = bodyless(request.method);
    refuse(checks_.finish(), ec);
    if (refusal.status == 0) verdict = checks_.locate(request);
  }

  void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) override {
    if (length && !drops()) request.body.reserve(static_cast<std::size_t>(*length));
  }

  std::size_t on_body_impl(Text bytes, error_code&) override {
    body_bytes += bytes.size();
    if (!drops()) request.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }

  void on_chunk_header_impl(std::uint64_t, Text extensions, error_code& ec) override {
    overhead_bytes_ += extensions.size();
    refuse(too_much_overhead(), ec);
  }

  std::size_t on_chunk_body_impl(std::uint64_t, Text bytes, error_code& ec) override {
    return on_body_impl(bytes, ec);
  }

  void on_response_impl(int, Text, int, error_code&) override {}
  void on_finish_impl(error_code&) override {}
  Fault too_much_overhead() const {
    if (overhead_bytes_ <= limits_.chunk_overhead_max) return {};
    return {400, "The chunk extensions or the trailer are too long."};
  }
  bool drops() const { return drop_body_ || verdict.status != 0; }

  const Limits& limits_;
  HeadChecks checks_;
  bool head_done_ = false;
  bool drop_body_ = false;
  std::size_t overhead_bytes_ = 0;
};

Fault fault_of(const error_code& ec) {
  if (ec == beast::error::body_limit) return {413, "The body is larger than this server takes."};
  if (ec == beast::error::header_limit) return {431, "The header is too long."};
  if (ec == beast::error::bad_chunk || ec == beast::error::bad_chunk_extension)
    return {400, "The chunked body is malformed."};
  if (ec == beast::error::bad_content_length || ec == beast::error::multiple_content_length ||
      ec == beast::error::bad_transfer_encoding)
    return {400, "The length of the body is stated in contradictory ways."};
  return {400, "The request is not well-formed HTTP."};
}

}  // namespace

struct RequestReader::Parser {
  Parser(const Limits& given, bool proxy) : limits(given), from_proxy(proxy), scanner(given) {}

  Fed refuse(std::size_t used, Fault why) {
    fault = why;
    return {used, Event::refused};
  }
  Fed feed_head(std::string_view bytes);
  Fed feed_body(std::string_view bytes, std::size_t head);
  Fed complete(std::size_t used);

  const Limits& limits;
  const bool from_proxy;
  HeadScanner scanner;
  std::optional<Grammar> grammar;
  Phase phase = Phase::between;
  Fault fault;
};

RequestReader::Fed RequestReader::Parser::complete(std::size_t used) {
  fault = grammar->verdict;
  phase = Phase::between;
  scanner.reset();
  return {used, Event::request};
}

RequestReader::Fed RequestReader::Parser::feed_head(std::string_view bytes) {
  std::size_t blank = 0;
  // An empty line before a request is passed over: old clients send one after a body.
  if (phase == Phase::between) {
    while (bytes.substr(blank, 2) == "\r\n") blank += 2;
    if (bytes.size() == blank || bytes.substr(blank) == "\r") return {blank, Event::need_more};
    bytes.remove_prefix(blank);
    phase = Phase::head;
  }
  const std::size_t head = scanner.scan(bytes);
  if (scanner.fault().status != 0) return refuse(blank, scanner.fault());
  if (head == 0) return {blank, Event::need_more};

  grammar.emplace(limits, from_proxy, head);
  error_code ec;
  grammar->put({bytes.data(), head}, ec);
  if (grammar->refusal.status != 0) return refuse(blank, grammar->refusal);
  if (ec) return refuse(blank, fault_of(ec));
  if (grammar->is_done()) return complete(blank + head);

  phase = Phase::body;
  grammar->eager(true);
  // Who asks before he sends the body is told no at once, even if he did not wait for it.
  if (grammar->expects_continue && grammar->verdict.status != 0)
    return refuse(blank + head, grammar->verdict);
  if (grammar->expects_continue && bytes.size() == head)
    return {blank + head, Event::want_continue};
  return feed_body(bytes.substr(head), blank + head);
}

RequestReader::Fed RequestReader::Parser::feed_body(std::string_view bytes, std::size_t head) {
  if (bytes.empty() || (grammar->chunked() && bytes.size() < last_chunk_bytes))
    return {head, Event::need_more};
  error_code ec;
  const std::size_t used = grammar->put({bytes.data(), bytes.size()}, ec);
  if (grammar->refusal.status != 0) return refuse(head + used, grammar->refusal);
  if (ec && ec != beast::error::need_more) return refuse(head + used, fault_of(ec));
  if (grammar->is_done()) return complete(head + used);
  if (bytes.size() - used > limits.chunk_overhead_max)
    return refuse(head + used, {400, "A chunk header or the trailer is too long."});
  return {head + used, Event::need_more};
}

RequestReader::RequestReader(const Limits& limits, bool from_proxy)
    : parser_(std::make_unique<Parser>(limits, from_proxy)) {}
RequestReader::~RequestReader() = default;

RequestReader::Fed RequestReader::feed(std::string_view bytes) {
  if (parser_->phase == Phase::body) return parser_->feed_body(bytes, 0);
  return parser_->feed_head(bytes);
}

Request RequestReader::take() { return std::move(parser_->grammar->request); }
Fault RequestReader::fault() const { return parser_->fault; }
bool RequestReader::http10() const { return parser_->grammar && parser_->grammar->http10; }
RequestReader::Phase RequestReader::phase() const { return parser_->phase; }
std::uint64_t RequestReader::body_bytes() const {
  return parser_->grammar ? parser_->grammar->body_bytes : 0;
}

std::size_t RequestReader::buffer_bytes(const Limits& limits) {
  return std::max(HeadScanner::head_bytes_max(limits), limits.chunk_overhead_max) + 1024;
}

}  // namespace runtime::http
