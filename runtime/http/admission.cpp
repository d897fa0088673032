#include "runtime/http/admission.hpp"

#include <arpa/inet.h>

#include <array>
#include <boost/asio/ip/address.hpp>
#include <stdexcept>

#include "runtime/http/text.hpp"

namespace runtime::http {
namespace {

// The address in network order, 4 or 16 bytes; empty when the text is none.
std::string address_bytes(const std::string& text) {
  std::array<char, 16> bytes{};
  if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return {bytes.data(), 4};
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return {bytes.data(), 16};
  return {};
}

bool same_prefix(const std::string& a, const std::string& b, std::size_t bits) {
  if (a.size() != b.size() || a.compare(0, bits / 8, b, 0, bits / 8) != 0) return false;
  if (bits % 8 == 0) return true;
  const auto differing = static_cast<unsigned char>(a[bits / 8] ^ b[bits / 8]);
  return differing >> (8 - bits % 8) == 0;
}

}  // namespace

bool is_address(std::string_view text) {
  boost::system::error_code error;
  boost::asio::ip::make_address(text, error);
  return !error;
}

Networks::Networks(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    const std::size_t slash = text.find('/');
    Network network{address_bytes(text.substr(0, slash)), 0};
    network.bits = network.bytes.size() * 8;
    const bool bits_good = slash == std::string::npos ||
                           read_number(std::string_view(text).substr(slash + 1), network.bits);
    if (network.bytes.empty() || !bits_good || network.bits > network.bytes.size() * 8)
      throw std::invalid_argument("not a network address: " + text);
    networks_.push_back(std::move(network));
  }
}

bool Networks::contains(const std::string& address) const {
  if (networks_.empty()) return false;
  const std::string bytes = address_bytes(address);
  for (const Network& network : networks_)
    if (same_prefix(bytes, network.bytes, network.bits)) return true;
  return false;
}

bool Admission::full() const {
  const std::scoped_lock lock(mutex_);
  return count_ >= limits_.connections_max;
}

bool Admission::enter(const std::string& address, bool exempt) {
  const std::scoped_lock lock(mutex_);
  std::size_t& here = by_address_[address];
  if (!exempt && here >= limits_.connections_per_address_max) return false;
  ++here;
  ++count_;
  return true;
}

void Admission::leave(const std::string& address) {
  const std::scoped_lock lock(mutex_);
  const auto found = by_address_.find(address);
  if (--found->second == 0) by_address_.erase(found);
  if (--count_ == 0) empty_.notify_all();
}

std::size_t Admission::count() const {
  const std::scoped_lock lock(mutex_);
  return count_;
}

bool Admission::wait_until_empty(std::chrono::milliseconds at_most) {
  std::unique_lock lock(mutex_);
  return empty_.wait_for(lock, at_most, [this] { return count_ == 0; });
}

}  // namespace runtime::http
