// Instants as they stand in a column: "2024-09-01T10:20:30.000Z", fixed in width, so that their
// order as text is their order in time. Total: every instant has a text and gets back from it.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace runtime::store::sqlite {

using InstantBuffer = std::array<char, 32>;

std::string_view write_instant(std::int64_t ms, InstantBuffer& buffer);
// Reads also what a person may have written by hand, in any spelling that kit takes.
std::optional<std::int64_t> read_instant(std::string_view text);

}  // namespace runtime::store::sqlite
