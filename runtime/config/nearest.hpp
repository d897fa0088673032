// Which known word somebody who wrote another one probably meant.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace runtime::config {

// Letters to insert, delete, replace, or swap with their neighbour to make b of a.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The closest known word; empty when none is close enough to have been meant.
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);

// `did you mean "port"?`, or `known: run, demo` where no word is near.
std::string advice(std::string_view word, std::span<const std::string_view> known);

}  // namespace runtime::config
