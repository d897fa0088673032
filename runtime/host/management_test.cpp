// What an operator is answered.
#include "runtime/host/management.hpp"

#include <gtest/gtest.h>

#include "runtime/engine/small_yard_test.hpp"

namespace {

class Managed : public testing::Test {
 protected:
  // The answer, once nothing is left to be done; "none": there is none.
  std::string ask(const std::string& method, const std::string& path,
                  const std::string& body = "") {
    runtime::http::Request request;
    request.method = method;
    request.path = path;
    request.body = body;
    std::string said = "none";
    management_.handle(std::move(request), [&said](runtime::http::Response&& response) {
      said = std::to_string(response.status) + " " + response.body;
    });
    yard_.settle();
    return said;
  }
  runtime::testing::SmallYard yard_;
  runtime::Management management_{yard_.yard()};
};

TEST_F(Managed, the_banks_numbers_are_written_as_people_write_them) {
  EXPECT_EQ(ask("GET", "/bank"),
            "200 {\"delayMs\":[0,0],\"declineRate\":0.0,\"fault\":\"none\"}\n");
  EXPECT_EQ(ask("PATCH", "/bank", R"({"declineRate":0.1,"delayMs":[400,620],"fault":"lie"})"),
            "200 {\"delayMs\":[400,620],\"declineRate\":0.1,\"fault\":\"lie\"}\n");
}

TEST_F(Managed, what_a_paused_context_would_have_to_do_is_refused_at_once) {
  EXPECT_EQ(ask("POST", "/views/lines/rebuild"),
            "200 {\"view\":\"lines\",\"state\":\"rebuilt\"}\n");
  EXPECT_EQ(ask("POST", "/parked/retry"), "200 {\"applied\":0}\n");
  ask("PATCH", "/contexts/board", R"({"state":"paused"})");
  for (const char* path : {"/views/lines/rebuild", "/parked/retry"})
    EXPECT_NE(ask("POST", path).find("409 "), std::string::npos) << path;
  ask("PATCH", "/contexts/board", R"({"state":"running"})");
  EXPECT_EQ(ask("POST", "/parked/retry"), "200 {\"applied\":0}\n");
}

}  // namespace
