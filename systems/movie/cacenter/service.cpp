// Customer care's table of contents. It only listens: whoever removes it changes nothing elsewhere.
#include "systems/movie/cacenter/policies.hpp"
#include "systems/movie/contexts.hpp"

namespace movie::cacenter {

kit::Context service() {
  kit::Service care{"caCenter", "customer care", "고객관리", 8082};
  care.follows_only();

  kit::notices(care).dates("+0000");
  care.whenever<on_movie_reserved>("reservation");
  care.whenever<on_reservation_held>("reservation");
  care.whenever<on_reservation_refused>("reservation");
  care.whenever<on_payment_refused>("reservation");
  care.whenever<on_reservation_expired>("reservation");
  care.whenever<on_seats_lost>("reservation");
  care.whenever<on_reservation_canceled>("reservation");
  care.whenever<on_reservation_called_off>("reservation");
  care.whenever<on_payed>("payment");
  care.whenever<on_payment_canceled>("payment");
  return care.take();
}

}  // namespace movie::cacenter
