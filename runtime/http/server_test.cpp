// The server from outside, over loopback.
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <optional>
#include <thread>

#include "runtime/http/test_server.hpp"

namespace runtime::http {
namespace {

using namespace test;

TEST(http_server, requests_are_answered_on_one_connection) {
  Running running;
  TestClient client(running.server.port());
  const TestAnswer first = client.ask(get_a);
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(first.body, "GET /a ");
  EXPECT_EQ(first.header("Date").size(), 29u);
  EXPECT_EQ(first.header("Connection"), "");
  EXPECT_EQ(client.ask("POST /주문 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi").body,
            "POST /주문 hi");
  EXPECT_EQ(client.ask("BREW /a HTTP/1.1\r\nHost: x\r\n\r\n").body, "BREW /a ");
}

TEST(http_server, head_is_answered_without_body) {
  Running running;
  TestClient client(running.server.port());
  client.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.receive(true).header("Content-Length"), "8");
  EXPECT_EQ(client.ask(get_a).body, "GET /a ");
}

TEST(http_server, errors_in_framing_are_answered_and_close) {
  Running running;
  for (const auto& [bytes, status] : std::vector<std::pair<std::string, int>>{
           {"GET /a HTTP/1.1\r\n\r\n", 400},
           {"GET /a HTTP/2.0\r\nHost: x\r\n\r\n", 505},
           {"POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\nabc", 501},
           {"POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n", 413},
           {"POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\nExpect: "
            "100-continue\r\n\r\n",
            413},
           {"GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
           {"GET /a HTTP/1.1\r\nHost: x\r\nA: " + std::string(9000, 'a') + "\r\n\r\n", 431}}) {
    TestClient client(running.server.port());
    const TestAnswer answer = client.ask(bytes + std::string(get_a));
    EXPECT_EQ(answer.status, status) << bytes.substr(0, 80);
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
    EXPECT_TRUE(client.closed());
  }
}

TEST(http_server, a_bad_path_does_not_cost_the_connection) {
  Running running;
  TestClient client(running.server.port());
  EXPECT_EQ(client.ask("GET //a HTTP/1.1\r\nHost: x\r\n\r\n").status, 404);
  EXPECT_EQ(client.ask("GET /%2f HTTP/1.1\r\nHost: x\r\n\r\n").status, 400);
  EXPECT_EQ(client.ask(get_a).status, 200);
}

TEST(http_server, answers_leave_in_the_order_of_the_questions) {
  Pending pending;
  Running running({}, pending.handler());
  TestClient client(running.server.port());
  for (const char* path : {"/0", "/1", "/2"})
    client.send("GET " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n\r\n");
  pending.wait_for(2);
  for (const std::size_t i : {2, 0, 1}) {
    auto& [request, reply] = pending.wait_for(i);
    reply(text(request.path));
    reply(text("a second answer is ignored"));
  }
  for (const char* path : {"/0", "/1", "/2"}) EXPECT_EQ(client.receive().body, path);
}

TEST(http_server, answers_from_many_threads_all_arrive) {
  Running running({}, [](Request&& request, Reply reply) {
    std::thread([request = std::move(request), reply = std::move(reply)]() mutable {
      echo(std::move(request), reply);
    }).detach();
  });
  TestClient client(running.server.port());
  for (int round = 0; round < 20; ++round) {
    for (int i = 0; i < 8; ++i)
      client.send("GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    for (int i = 0; i < 8; ++i) EXPECT_EQ(client.receive().body, "GET /" + std::to_string(i) + " ");
  }
}

TEST(http_server, a_dropped_reply_and_an_exception_answer_500) {
  std::string reported;
  ServerOptions options;
  options.report = [&](std::string_view what) { reported = what; };
  Running running(options, [](Request&& request, const Reply&) {
    if (request.path == "/throw") throw std::runtime_error("broken");
  });
  TestClient client(running.server.port());
  EXPECT_EQ(client.ask(get_a).status, 500);
  EXPECT_EQ(client.ask("GET /throw HTTP/1.1\r\nHost: x\r\n\r\n").status, 500);
  EXPECT_EQ(reported, "broken");
}

TEST(http_server, a_reply_dropped_by_another_thread_answers_500) {
  Pending pending;
  Running running({}, pending.handler());
  TestClient client(running.server.port());
  client.send(get_a);
  pending.wait_for(0);
  pending.drop();
  EXPECT_EQ(client.receive().status, 500);
}

TEST(http_server, the_go_ahead_waits_for_earlier_answers) {
  Pending pending;
  Running running({}, pending.handler());
  TestClient client(running.server.port());
  client.send(std::string(get_a) +
              "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  pending.wait_for(0).second(text("first"));
  EXPECT_EQ(client.receive().body, "first");
  EXPECT_EQ(client.receive().status, 100);
  client.send("hi");
  EXPECT_EQ(pending.wait_for(1).first.body, "hi");
  pending.wait_for(1).second(text("second"));
  EXPECT_EQ(client.receive().body, "second");
}

TEST(http_server, the_connection_ends_when_the_client_or_the_handler_says_so) {
  Running running({}, [](Request&& request, const Reply& reply) {
    Response response = text("x");
    response.close = request.path == "/close";
    reply(std::move(response));
  });
  for (const std::string_view bytes :
       {"GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /close HTTP/1.1\r\nHost: x\r\n\r\n", "GET /a HTTP/1.0\r\n\r\n"}) {
    TestClient client(running.server.port());
    EXPECT_EQ(client.ask(bytes).header("Connection"), "close");
    EXPECT_TRUE(client.closed());
  }
  TestClient old(running.server.port());
  EXPECT_EQ(old.ask("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").header("Connection"),
            "keep-alive");
  EXPECT_EQ(old.ask(get_a).status, 200);
}

TEST(http_server, a_half_closed_client_still_gets_its_answer) {
  Pending pending;
  Running running({}, pending.handler());
  TestClient client(running.server.port());
  client.send(get_a);
  client.end_sending();
  pending.wait_for(0).second(text("late"));
  EXPECT_EQ(client.receive().body, "late");
  EXPECT_TRUE(client.closed());
}

TEST(http_server, large_bodies_go_both_ways) {
  Running running;
  TestClient client(running.server.port());
  const std::string body(1 << 20, 'b');
  EXPECT_EQ(
      client.ask("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1048576\r\n\r\n" + body).body,
      "POST /a " + body);
}

TEST(http_server, only_trusted_proxies_speak_for_others) {
  for (const bool trusted : {false, true}) {
    ServerOptions options;
    if (trusted) options.trusted_proxies = {"127.0.0.0/8"};
    Running running(options, [](Request&& request, const Reply& reply) {
      const std::string* host = request.header("X-Forwarded-Host");
      reply(text(request.peer + (host != nullptr ? *host : "-")));
    });
    TestClient client(running.server.port());
    EXPECT_EQ(client.ask("GET /a HTTP/1.1\r\nHost: x\r\nX-Forwarded-Host: y\r\n\r\n").body,
              trusted ? "127.0.0.1y" : "127.0.0.1-");
  }
}

// Answers when it is open, and until then puts off what it may.
struct Door {
  Server* server = nullptr;
  std::atomic<bool> open = false;
  std::atomic<int> turned_away = 0;
  std::shared_ptr<int> held = std::make_shared<int>();

  void serve(const Reply& reply) {
    if (open)
      reply(text("come in"));
    else if (!server->put_off([this, reply, here = held] { serve(reply); }))
      reply(text("full " + std::to_string(++turned_away)));
  }
  Handler handler() {
    return [this](Request&&, const Reply& reply) { serve(reply); };
  }
};

TEST(http_server, a_handler_may_put_off_some_answers_and_no_more) {
  Door door;
  ServerOptions options;
  options.limits.put_off_max = 2;
  Running running(options, door.handler());
  door.server = &running.server;
  TestClient client(running.server.port());
  client.send(std::string(get_a) + std::string(get_a) + std::string(get_a));
  while (door.turned_away == 0) std::this_thread::yield();
  door.open = true;
  EXPECT_EQ(client.receive().body, "come in");
  EXPECT_EQ(client.receive().body, "come in");
  EXPECT_EQ(client.receive().body, "full 1");
}

TEST(http_server, what_is_put_off_ends_with_the_server) {
  Door door;
  ServerOptions options;
  options.limits.put_off_max = 1;
  Running running(options, door.handler());
  door.server = &running.server;
  TestClient client(running.server.port());
  client.send(std::string(get_a) + std::string(get_a));
  while (door.turned_away == 0) std::this_thread::yield();
  running.server.stop();
  EXPECT_EQ(door.held.use_count(), 1);
}

TEST(http_server, nothing_is_put_off_on_a_thread_that_is_not_its_own) {
  Running running;
  EXPECT_FALSE(running.server.put_off([] {}));
}

TEST(http_server, what_is_posted_runs_on_an_io_thread) {
  Running running;
  std::promise<bool> puts_off;
  running.server.post([&] { puts_off.set_value(running.server.put_off([] {})); });
  EXPECT_TRUE(puts_off.get_future().get());
}

TEST(http_server, draining_lets_running_requests_end) {
  Pending pending;
  ServerOptions options;
  options.limits.last_time = milliseconds(10);
  Running running(options, pending.handler());
  TestClient idle(running.server.port());
  idle.send(get_a);
  pending.wait_for(0).second(text("x"));
  EXPECT_EQ(idle.receive().status, 200);
  TestClient client(running.server.port());
  client.send(get_a);
  pending.wait_for(1);
  bool drained = false;
  std::thread drainer([&] { drained = running.server.drain(std::chrono::seconds(10)); });
  EXPECT_TRUE(idle.closed());
  pending.wait_for(1).second(text("last"));
  const TestAnswer last = client.receive();
  EXPECT_EQ(last.body, "last");
  EXPECT_EQ(last.header("Connection"), "close");
  EXPECT_TRUE(client.closed());
  idle.end_sending();
  client.end_sending();
  drainer.join();
  EXPECT_TRUE(drained);
  EXPECT_THROW(TestClient(running.server.port()), std::runtime_error);
}

TEST(http_server, draining_still_answers_the_request_that_was_on_its_way) {
  ServerOptions options;
  options.limits.last_time = std::chrono::seconds(60);
  Running running(options);
  TestClient used(running.server.port()), fresh(running.server.port());
  EXPECT_EQ(used.ask(get_a).status, 200);
  std::thread drainer([&] { EXPECT_TRUE(running.server.drain(std::chrono::seconds(10))); });
  EXPECT_THROW(while (true) TestClient(running.server.port()), std::runtime_error);
  for (TestClient* client : {&used, &fresh}) {
    const TestAnswer last = client->ask(get_a);
    EXPECT_EQ(last.status, 200);
    EXPECT_EQ(last.header("Connection"), "close");
    EXPECT_TRUE(client->closed());
    client->end_sending();
  }
  drainer.join();
}

TEST(http_server, draining_gives_up_when_its_time_is_over) {
  Pending pending;
  Running running({}, pending.handler());
  TestClient client(running.server.port());
  client.send(get_a);
  pending.wait_for(0);
  EXPECT_FALSE(running.server.drain(milliseconds(1)));
  running.server.stop();
  EXPECT_TRUE(client.closed());
  pending.wait_for(0).second(text("too late"));
}

TEST(http_server, a_reply_may_outlive_the_server) {
  Pending pending;
  {
    Running running({}, pending.handler());
    TestClient client(running.server.port());
    client.send(get_a);
    pending.wait_for(0);
  }
  pending.wait_for(0).second(text("nobody listens"));
  pending.drop();
}

TEST(http_server, several_threads_share_a_port) {
  ServerOptions options;
  options.threads = 2;
  Running running(options);
  for (int i = 0; i < 16; ++i) EXPECT_EQ(TestClient(running.server.port()).ask(get_a).status, 200);
  EXPECT_TRUE(running.server.drain(std::chrono::seconds(10)));
}

TEST(http_server, a_taken_port_is_told_at_start) {
  Running running;
  ServerOptions options;
  options.port = running.server.port();
  Server second(options, echo);
  EXPECT_THROW(second.start(), std::runtime_error);
}

}  // namespace
}  // namespace runtime::http
