// Prints a script while it is played: story, request, answer, verdict. This is what the demo shows.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "runtime/script/script.hpp"

namespace runtime::script {

class Teller {
 public:
  Teller(std::function<void(std::string_view)> out, bool colours)
      : out_(std::move(out)), colours_(colours) {}

  void lines(const std::vector<std::string>& story) const;
  void step(const Step& step) const;
  void request(const Exchange& exchange) const;
  void answer(const Exchange& exchange, const Answer& answer, std::size_t tries) const;
  void verdict(std::string_view difference) const;  // empty: as expected

 private:
  void tell(std::string_view text) const {
    if (out_) out_(text);
  }
  std::string in(std::string_view colour, std::string_view text) const;
  std::function<void(std::string_view)> out_;
  bool colours_;
};

}  // namespace runtime::script
