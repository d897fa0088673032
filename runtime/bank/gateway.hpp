// The seam to the bank. A key moves money at most once, however often it is asked; a refund by the
// key of a charge that never happened keeps that charge from ever happening. Answers may come from
// any thread, late, or never.
#pragma once
#include <functional>
#include <string>

#include "kit/money.hpp"

namespace runtime {

enum class BankAnswer { done, declined };
using OnBankAnswer = std::function<void(BankAnswer)>;

class PaymentGateway {
 public:
  virtual ~PaymentGateway() = default;
  virtual void charge(const std::string& key, kit::Money amount, OnBankAnswer answer) = 0;
  virtual void refund(const std::string& key, kit::Money amount, OnBankAnswer answer) = 0;
};

}  // namespace runtime
