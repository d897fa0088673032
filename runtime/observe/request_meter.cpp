// One look-up in a hash map a request.
#include "runtime/observe/request_meter.hpp"

#include <prometheus/histogram.h>

#include <algorithm>
#include <array>

namespace runtime::observe {
namespace {

constexpr std::array<std::string_view, 7> methods = {"GET",    "POST", "PATCH",  "PUT",
                                                     "DELETE", "HEAD", "OPTIONS"};

}  // namespace

void RequestMeter::ended(std::string_view method, std::string_view uri, int status,
                         double seconds) {
  if (std::find(methods.begin(), methods.end(), method) == methods.end()) method = "OTHER";
  if (uri.empty()) uri = "UNKNOWN";
  const std::lock_guard lock(mutex_);
  key_.assign(method).append(1, ' ').append(uri).append(1, ' ').append(std::to_string(status));
  auto found = series_.find(key_);
  if (found == series_.end()) {
    const bool full = series_.size() >= series_max;
    auto& series = metrics_.requests(method, full ? "OTHER" : std::string(uri), status);
    if (full) return series.Observe(seconds);
    found = series_.emplace(key_, &series).first;
  }
  found->second->Observe(seconds);
}

}  // namespace runtime::observe
