// What moves a reservation besides its customer.
#pragma once
#include "systems/movie/payment/calls.hpp"
#include "systems/movie/reservation/reservation.hpp"
#include "systems/movie/screening/calls.hpp"
#include "systems/movie/screening/events.hpp"

namespace movie::reservation {

HoldAnswered on_hold_answer(const screening::Hold&, const kit::Answer&);
SellAnswered on_sell_answer(const screening::Sell&, const kit::Answer&);
ReleaseAnswered on_release_answer(const screening::Release&, const kit::Answer&);
PaymentAnswered on_pay_answer(const payment::Pay&, const kit::Answer&);
VoidAnswered on_void_answer(const payment::Void&, const kit::Answer&);

TakeSeats on_seats_held(const screening::SeatsHeld&);

}  // namespace movie::reservation
