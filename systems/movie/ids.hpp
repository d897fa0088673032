// The ids of the movie house's things. A reservation is the same number in every context; to the
// till it is a text, as the original's `reservationiId` is.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "kit/id.hpp"
#include "kit/till.hpp"

namespace movie {

using ReservationId = kit::Id<struct ReservationTag>;
using PayProcessId = kit::till::PaymentId;
using MovieId = kit::Id<struct MovieTag>;
using TheaterId = kit::Id<struct TheaterTag>;
using ScreeningId = kit::Id<struct ScreeningTag>;
using Seats = std::vector<std::string>;  // by name: "A1"

std::string text_of(ReservationId reservation);
// Nothing when a payment entered by hand names something else, or nothing.
std::optional<ReservationId> reservation_in(const std::optional<std::string>& text);

}  // namespace movie
