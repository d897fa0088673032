// Personal data out of what is logged: pure functions from text to text. They rather hide too much
// than too little.
#pragma once
#include <string>
#include <string_view>

namespace runtime::observe {

// What of a field must not be shown, by its name in any spelling (cardid, card_id, creditCardNo,
// Authorization).
enum class Secrecy {
  open,    // free text: numbers in it that look personal are hidden all the same
  number,  // phones and cards: the last four digits stay, for telling them apart
  whole    // names of persons and of whatever else is called "name", addresses, credentials
};
Secrecy secrecy(std::string_view field);

// Card, phone and resident registration numbers within a text: "010-1234-5678" becomes
// "***-****-5678".
std::string masked(std::string_view text);

// The value of that field as it may be shown.
std::string masked_field(std::string_view field, std::string_view value);

}  // namespace runtime::observe
