// Whoever carries messages to people, in the simulation: sometimes busy, and with a memory, so that
// a message that is handed over again is not sent again.
#pragma once
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "kit/json.hpp"
#include "runtime/engine/clock.hpp"
#include "runtime/engine/notifier.hpp"

namespace runtime::sim {

class Postman final : public Notifier {
 public:
  explicit Postman(Random& random) : random_(random) {}
  void send(const std::string& key, const kit::Box& message) override {
    if (failing && random_.below(50) == 0) throw std::runtime_error("the provider is busy");
    sent_.emplace(key, text_of(message));
    // Written again after a loss of power, it has another number and another time.
    kit::Box words = message;
    words.set("id", 0);
    words.set("at", 0);
    const std::string text = text_of(words);
    const auto known = words_.emplace(key, text).first;
    if (known->second != text)
      complaints_.push_back("message " + key + " came as " + known->second + " and as " + text);
  }
  // By key, each as its type and its fields.
  const std::map<std::string, std::string>& sent() const { return sent_; }
  // A key that stood for two messages: one of them was never sent.
  const std::vector<std::string>& complaints() const { return complaints_; }
  bool failing = true;

 private:
  static std::string text_of(const kit::Box& message) {
    return message.type().name + " " + kit::json::write(message.type(), message.object());
  }
  Random& random_;
  std::map<std::string, std::string> sent_, words_;
  std::vector<std::string> complaints_;
};

}  // namespace runtime::sim
