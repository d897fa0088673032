// What the server does with clients that are slow, too many, or do not listen.
#include <gtest/gtest.h>

#include <optional>
#include <thread>

#include "runtime/http/test_server.hpp"

namespace runtime::http {
namespace {

using namespace test;

TEST(http_server_limits, reading_pauses_when_enough_is_in_flight) {
  Pending pending;
  ServerOptions options;
  options.limits.in_flight_max = 4;
  Running running(options, pending.handler());
  TestClient client(running.server.port());
  std::string many;
  for (int i = 0; i < 10; ++i) many += get_a;
  client.send(many);
  pending.wait_for(3);
  // A second connection's answer shows that the I/O thread has done all it could for the first one.
  TestClient other(running.server.port());
  other.send(get_a);
  pending.wait_for(4).second(text("other"));
  EXPECT_EQ(other.receive().body, "other");
  EXPECT_EQ(pending.count(), 5u);
  pending.wait_for(0).second(text("0"));
  EXPECT_EQ(client.receive().body, "0");
  for (std::size_t i = 1; i < 11; ++i) pending.wait_for(i).second(text("n"));
  for (int i = 1; i < 10; ++i) EXPECT_EQ(client.receive().status, 200);
}

TEST(http_server_limits, a_client_that_does_not_read_holds_up_only_itself) {
  ServerOptions options;
  options.limits.write_window = milliseconds(60);
  options.limits.write_rate_min = 1 << 30;
  const std::string large(1 << 20, 'x');
  Running running(options, [&](Request&&, const Reply& reply) { reply(text(large)); });
  TestClient watcher(running.server.port());
  EXPECT_EQ(watcher.ask(get_a).body.size(), large.size());
  TestClient client(running.server.port());
  EXPECT_EQ(client.ask(get_a).body.size(), large.size());
  for (int i = 0; i < 32; ++i) client.send(get_a);
  // The write window ends it, however full the socket's own buffers are.
  while (running.server.connections() > 1) std::this_thread::yield();
  EXPECT_EQ(watcher.ask(get_a).body.size(), large.size());
}

TEST(http_server_limits, a_slow_header_is_answered_408) {
  ServerOptions options;
  options.limits.header_time = milliseconds(40);
  Running running(options);
  TestClient client(running.server.port());
  EXPECT_EQ(client.ask("GET /a HTTP/1.1\r\nHo").status, 408);
  EXPECT_TRUE(client.closed());
}

TEST(http_server_limits, a_slow_body_is_answered_408) {
  ServerOptions options;
  options.limits.body_window = milliseconds(40);
  Running running(options);
  TestClient client(running.server.port());
  EXPECT_EQ(client.ask("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc").status,
            408);
  EXPECT_TRUE(client.closed());
}

TEST(http_server_limits, an_idle_connection_is_closed_without_a_word) {
  ServerOptions options;
  options.limits.idle_time = milliseconds(40);
  Running running(options);
  TestClient silent(running.server.port());
  EXPECT_TRUE(silent.closed());
  TestClient client(running.server.port());
  EXPECT_EQ(client.ask(get_a).status, 200);
  EXPECT_TRUE(client.closed());
}

TEST(http_server_limits, a_request_in_flight_is_not_idle) {
  Pending pending;
  ServerOptions options;
  options.limits.idle_time = milliseconds(20);
  Running running(options, pending.handler());
  TestClient client(running.server.port());
  client.send(get_a);
  pending.wait_for(0);
  TestClient idle(running.server.port());
  EXPECT_TRUE(idle.closed());
  pending.wait_for(0).second(text("late"));
  EXPECT_EQ(client.receive().body, "late");
}

TEST(http_server_limits, an_address_has_a_share_of_the_connections) {
  ServerOptions options;
  options.limits.connections_per_address_max = 2;
  Running running(options);
  std::optional<TestClient> first(running.server.port());
  TestClient second(running.server.port());
  EXPECT_EQ(first->ask(get_a).status, 200);
  EXPECT_EQ(second.ask(get_a).status, 200);
  EXPECT_TRUE(TestClient(running.server.port()).closed());
  first.reset();
  while (running.server.connections() > 1) std::this_thread::yield();
  EXPECT_EQ(TestClient(running.server.port()).ask(get_a).status, 200);
}

TEST(http_server_limits, accepting_pauses_at_the_limit_and_goes_on_below) {
  ServerOptions options;
  options.limits.connections_max = 1;
  Running running(options);
  std::optional<TestClient> first(running.server.port());
  EXPECT_EQ(first->ask(get_a).status, 200);
  TestClient waiting(running.server.port());
  waiting.send(get_a);
  EXPECT_EQ(first->ask(get_a).status, 200);
  EXPECT_EQ(running.server.connections(), 1u);
  first.reset();
  EXPECT_EQ(waiting.receive().status, 200);
}

}  // namespace
}  // namespace runtime::http
