// Where a demonstration is to run, out of a URL. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace app {

struct Target {
  std::string host;  // "localhost", as it was written
  std::uint16_t port = 0;
  std::string authority() const { return host + ":" + std::to_string(port); }
};

// "http://localhost:8088", with or without a slash behind; none when it is no such address.
std::optional<Target> target_of(std::string_view url);

// A story's words for that server: stories are written for localhost:8088.
std::string told_of(const Target& target, std::string_view words);

}  // namespace app
