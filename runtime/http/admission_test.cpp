#include "runtime/http/admission.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace runtime::http {
namespace {

TEST(http_networks, an_address_is_in_the_networks_that_cover_it) {
  const Networks networks({"10.0.0.0/8", "192.168.1.7", "172.16.0.0/12", "fd00::/8", "::1"});
  for (const char* inside : {"10.255.0.1", "192.168.1.7", "172.31.255.255", "fd12::9", "::1"})
    EXPECT_TRUE(networks.contains(inside)) << inside;
  for (const char* outside : {"11.0.0.1", "192.168.1.8", "172.32.0.1", "fe80::1", "::2", "", "x"})
    EXPECT_FALSE(networks.contains(outside)) << outside;
  EXPECT_TRUE(Networks({"0.0.0.0/0"}).contains("8.8.8.8"));
  EXPECT_FALSE(Networks({"0.0.0.0/0"}).contains("::1"));
}

TEST(http_networks, nonsense_is_refused) {
  for (const char* text :
       {"", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/a", "10.0.0/8", "::1/129", "name"})
    EXPECT_THROW(Networks({text}), std::invalid_argument) << text;
}

TEST(http_admission, an_address_gets_its_share_and_proxies_are_exempt) {
  const Limits limits{.connections_max = 4, .connections_per_address_max = 1};
  Admission admission(limits);
  EXPECT_TRUE(admission.enter("a", false));
  EXPECT_FALSE(admission.enter("a", false));
  EXPECT_TRUE(admission.enter("a", true));
  EXPECT_TRUE(admission.enter("b", false));
  EXPECT_FALSE(admission.full());
  EXPECT_TRUE(admission.enter("c", false));
  EXPECT_TRUE(admission.full());
  admission.leave("b");
  EXPECT_FALSE(admission.full());
  EXPECT_TRUE(admission.enter("b", false));
}

TEST(http_admission, waiting_ends_when_nobody_is_left) {
  const Limits limits;
  Admission admission(limits);
  EXPECT_TRUE(admission.wait_until_empty(std::chrono::milliseconds(0)));
  admission.enter("a", false);
  EXPECT_FALSE(admission.wait_until_empty(std::chrono::milliseconds(0)));
  admission.leave("a");
  EXPECT_TRUE(admission.wait_until_empty(std::chrono::milliseconds(0)));
}

}  // namespace
}  // namespace runtime::http
