// The strict checks on a request's head which stand in front of, and behind, the parser's grammar.
// Pure; used by the reader alone.
#pragma once
#include <string_view>

#include "runtime/http/limits.hpp"
#include "runtime/http/message.hpp"
#include "runtime/http/reader.hpp"

namespace runtime::http {

// Finds the end of a head line by line. It refuses what the parser would smooth over (folded lines)
// or would wait for in vain (a bare line feed, an unknown version), and whatever is too long.
class HeadScanner {
 public:
  explicit HeadScanner(const Limits& limits) : limits_(limits) {}

  // Length of the whole head, or 0: it is not complete yet, or fault() is set. `bytes` is the head
  // from its first byte; what was looked at before is not looked at again.
  std::size_t scan(std::string_view bytes);
  Fault fault() const { return fault_; }
  void reset();

  static std::size_t head_bytes_max(const Limits& limits);

 private:
  bool line_is_good(std::string_view line);
  void check_lengths(std::size_t bytes);

  const Limits& limits_;
  std::size_t looked_at_ = 0;  // no line ends before this but those counted below
  std::size_t line_start_ = 0;
  std::size_t fields_start_ = 0;  // behind the request line; 0 while that is incomplete
  Fault fault_;
};

// Collects what the fields of one head say about its framing and judges them together at the end.
class HeadChecks {
 public:
  HeadChecks(const Limits& limits, bool from_proxy) : limits_(limits), from_proxy_(from_proxy) {}

  Fault start(const Request& request, bool http10);
  // True: the handler may see this field.
  bool field(std::string_view name, std::string_view value);
  Fault too_many() const;
  Fault finish() const;
  bool expects_continue() const { return expect_ == Expect::go_ahead && !http10_; }
  // Fills path and query from the target.
  Fault locate(Request& request) const;

 private:
  enum class Expect { nothing, go_ahead, other };

  Fault framing() const;
  Fault host() const;
  bool framing_field(std::string_view name, std::string_view value);
  bool connection_field(std::string_view name) const;
  bool speaks_for_others(std::string_view name) const;

  const Limits& limits_;
  const bool from_proxy_;
  bool http10_ = false;
  std::size_t fields_ = 0;
  int hosts_ = 0;
  int lengths_ = 0;
  int codings_ = 0;
  bool length_is_number_ = true;
  bool length_is_too_much_ = false;
  bool coding_is_chunked_ = true;
  Expect expect_ = Expect::nothing;
  std::string_view host_;       // borrowed from the bytes; good until finish()
  std::string_view authority_;  // of an absolute target; borrowed from the request
};

}  // namespace runtime::http
