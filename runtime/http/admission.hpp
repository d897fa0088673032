// Who may connect: counts connections of all I/O threads, in total and per address. Its mutex is
// taken once when a connection comes and once when it goes.
#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/http/limits.hpp"

namespace runtime::http {

// "::1" or "192.168.1.7": what a server can be told to listen on.
bool is_address(std::string_view text);

// "10.0.0.0/8", "::1" or "192.168.1.7": throws std::invalid_argument for anything else.
class Networks {
 public:
  explicit Networks(const std::vector<std::string>& texts);
  bool contains(const std::string& address) const;

 private:
  struct Network {
    std::string bytes;  // 4 or 16 of them
    std::size_t bits;
  };
  std::vector<Network> networks_;
};

class Admission {
 public:
  explicit Admission(const Limits& limits) : limits_(limits) {}

  bool full() const;
  // False: that address has as many as it may have. Each `true` needs one leave().
  bool enter(const std::string& address, bool exempt);
  void leave(const std::string& address);
  std::size_t count() const;
  // True: nobody is left.
  bool wait_until_empty(std::chrono::milliseconds at_most);

 private:
  const Limits& limits_;
  mutable std::mutex mutex_;
  std::condition_variable empty_;
  std::size_t count_ = 0;
  std::unordered_map<std::string, std::size_t> by_address_;
};

}  // namespace runtime::http
