// What is hidden and what must stay readable.
#include "runtime/observe/mask.hpp"

#include <gtest/gtest.h>

namespace runtime::observe {
namespace {

TEST(mask, phones_keep_their_last_four_digits) {
  EXPECT_EQ(masked("call 010-1234-5678 now"), "call ***-****-5678 now");
  EXPECT_EQ(masked("01012345678"), "*******5678");
  EXPECT_EQ(masked("010 1234 5678"), "*** **** 5678");
  EXPECT_EQ(masked("02-123-4567,031-123-4567"), "**-***-4567,***-***-4567");
  EXPECT_EQ(masked("+82 10-1234-5678"), "+** **-****-5678");
  EXPECT_EQ(masked("+82-10-1234-5678"), "+**-**-****-5678");
  EXPECT_EQ(masked("+821012345678"), "+********5678");
}

TEST(mask, card_numbers_keep_their_last_four_digits) {
  EXPECT_EQ(masked("1234-5678-1234-5678"), "****-****-****-5678");
  EXPECT_EQ(masked("card 4111111111111111."), "card ************1111.");
  EXPECT_EQ(masked("4111 1111 1111 1111 of 2"), "**** **** **** 1111 of 2");
  EXPECT_EQ(masked("3782-822463-10005"), "****-******-*0005");
}

TEST(mask, resident_registration_numbers_lose_what_follows_the_birthday) {
  EXPECT_EQ(masked("901010-1234567"), "901010-*******");
}

TEST(mask, other_numbers_and_ids_stay) {
  for (const auto* text :
       {"order 12 of 4000", "1763730000000", "2026-11-21T13:02:52.123Z", "2026-11-21 13:02",
        "4bf92f3577b34da6a3ce929d0e0e4736", "00000000000000000000000000000001a", "10.0.0.1:8088",
        "store/item/1/2/Pay", "치킨 2마리 18000원", "", "-", "3.14", "pay/12"})
    EXPECT_EQ(masked(text), text);
}

TEST(mask, personal_fields_are_hidden_whatever_they_hold) {
  EXPECT_EQ(masked_field("phone", "010-1234-5678"), "***-****-5678");
  EXPECT_EQ(masked_field("phone", "010"), "***");
  EXPECT_EQ(masked_field("cardid", "1234"), "***");
  EXPECT_EQ(masked_field("creditCardNo", "0000-0000-0000-0000"), "****-****-****-0000");
  EXPECT_EQ(masked_field("credit_card_no", "1234123412341234"), "************1234");
  EXPECT_EQ(masked_field("address", "서울시 마포구 1길 2"), "***");
  EXPECT_EQ(masked_field("customer", "홍길동"), "***");
  EXPECT_EQ(masked_field("subscriber", "홍길동"), "***");
  EXPECT_EQ(masked_field("Authorization", "Bearer abc.12345678.x"), "***");
  EXPECT_EQ(masked_field("phone", ""), "");
  EXPECT_EQ(masked_field("item", "치킨"), "치킨");
  EXPECT_EQ(masked_field("memo", "전화 010-1234-5678"), "전화 ***-****-5678");
}

}  // namespace
}  // namespace runtime::observe
