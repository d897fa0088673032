// A host in this process, seen through its public port: what only threads, ports and files together
// can do.
#include "runtime/host/host.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <filesystem>
#include <future>
#include <mutex>

#include "runtime/engine/small_system_test.hpp"
#include "runtime/host/files.hpp"
#include "runtime/http/test_client.hpp"
#include "runtime/yard/yard.hpp"

namespace runtime {
namespace {

using namespace std::chrono_literals;

// Sees how nice the thread of each context is, and may keep the board from applying an event.
struct Watch final : Observer {
  void event_applied(const kit::Context& context, std::string_view, std::int64_t) override {
    if (context.name == "board") const std::lock_guard lock(applying);
  }
  void committed(const kit::Context& context, std::size_t, std::int64_t) override {
    const std::lock_guard lock(mutex);
    of[context.name] = getpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)));
  }
  std::mutex mutex;
  std::map<std::string, int> of;
  std::mutex applying;
};

struct Silent final : Notifier {
  void send(const std::string&, const kit::Box&) override {}
};

class Hosts : public testing::Test {
 protected:
  Hosts() : folder_(testing::TempDir() + "madang-host-XXXXXX") {
    if (!mkdtemp(folder_.data())) throw std::runtime_error("cannot make a folder for the test");
    settings_.port = settings_.management_port = 0;
    settings_.bind = "127.0.0.1";
    settings_.data = folder_;
  }
  ~Hosts() override {
    host_.reset();
    std::filesystem::remove_all(folder_);
  }
  void start() {
    HostParts parts;
    parts.notifier = &notifier_;
    parts.observer = [this](const kit::Context&) -> Observer& { return observer_; };
    parts.failed = [this](const std::string& path, std::string_view what) {
      const std::lock_guard lock(mutex_);
      failures_.push_back(path + ": " + std::string(what));
    };
    parts.answered = [this](const std::string& method, const std::string& uri, int, double) {
      const std::lock_guard lock(mutex_);
      answered_.push_back(method + " " + uri);
    };
    parts.metrics = [this] { return metrics_(); };
    parts.index = [](std::string_view host) { return "links to " + std::string(host); };
    host_ = std::make_unique<Host>(system_, settings_, std::move(parts));
    host_->start();
  }
  // What a start is refused with.
  std::string why_not() {
    try {
      start();
    } catch (const store::StoreError& error) {
      return error.what();
    }
    host_.reset();
    return {};
  }
  std::uint16_t port() const { return static_cast<std::uint16_t>(host_->port()); }
  std::vector<std::string> failures() {
    const std::lock_guard lock(mutex_);
    return failures_;
  }
  static std::string get(const std::string& path, const std::string& header = "") {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + header + "\r\n";
  }
  static std::string order() {
    const std::string body = R"({"item":"tea","amount":100})";
    return "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Type: "
           "application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
  }

  std::string folder_;
  Settings settings_;
  kit::System system_ = small::system();
  Silent notifier_;
  Watch observer_;
  std::function<std::string()> metrics_ = [] { return "metrics"; };
  std::mutex mutex_;
  std::vector<std::string> failures_, answered_;
  std::unique_ptr<Host> host_;
};

// The read is served before the order, and answered after it: on one connection answers keep the
// order of the requests.
TEST_F(Hosts, let_a_read_wait_for_the_position_that_it_asks_for) {
  start();
  http::TestClient both(port());
  both.send(get("/orders", "Madang-At-Least: desk=2\r\n") + order());
  const auto read = both.receive();
  EXPECT_EQ(read.status, 200) << read.body;
  EXPECT_NE(read.body.find("tea"), std::string::npos) << read.body;
  EXPECT_EQ(both.receive().status, 201);
}

TEST_F(Hosts, let_a_read_wait_for_what_another_context_follows) {
  start();
  http::TestClient both(port());
  both.send(get("/lines/1", "Madang-At-Least: desk=2, till=1\r\n") + order());
  const auto read = both.receive();
  EXPECT_EQ(read.status, 200) << read.body;
  EXPECT_NE(read.body.find(R"("paid" : 100)"), std::string::npos)
      << "the row has seen both events: " << read.body;
}

TEST_F(Hosts, let_what_only_follows_make_room_for_what_somebody_waits_for) {
  const int usual = getpriority(PRIO_PROCESS, 0);
  start();
  http::TestClient asks(port());
  EXPECT_EQ(asks.ask(order()).status, 201);
  EXPECT_EQ(asks.ask(get("/lines/1", "Madang-At-Least: desk=2, till=1\r\n")).status, 200);
  const std::lock_guard lock(observer_.mutex);
  EXPECT_EQ(observer_.of["desk"], usual);
  EXPECT_EQ(observer_.of["till"], usual);
  EXPECT_GT(observer_.of["board"], usual);
}

TEST_F(Hosts, answer_others_while_a_read_waits_in_vain) {
  start();
  http::TestClient waits(port());
  http::TestClient other(port());
  waits.send(get("/orders", "Madang-At-Least: desk=99\r\n"));
  EXPECT_EQ(other.ask(order()).status, 201);
  EXPECT_EQ(other.ask(get("/orders")).status, 200);
  const auto read = waits.receive();
  EXPECT_EQ(read.status, 503);
  EXPECT_EQ(read.header("Retry-After"), "1");
}

// Many, so that nobody hears all of it at once.
TEST_F(Hosts, end_when_all_have_heard_what_the_others_said) {
  start();
  auto asks = std::make_unique<http::TestClient>(port());
  std::unique_lock applying(observer_.applying);
  std::string many;
  for (int i = 0; i < 400; ++i) many += order();
  asks->send(many);
  for (int i = 0; i < 400; ++i) EXPECT_EQ(asks->receive().status, 201);
  asks.reset();  // or it would be given time to read its answers
  auto stopped = std::async(std::launch::async, [&] { return host_->stop(10s); });
  EXPECT_EQ(stopped.wait_for(50ms), std::future_status::timeout);
  applying.unlock();
  EXPECT_TRUE(stopped.get());
  for (const auto& engine : host_->yard().engines())
    for (const auto& producer : engine->producers())
      EXPECT_EQ(engine->followed(producer), host_->yard().engine(producer)->head());
}

TEST_F(Hosts, end_while_a_read_waits) {
  start();
  http::TestClient waits(port());
  waits.send(get("/orders") + get("/orders", "Madang-At-Least: desk=99\r\n"));
  EXPECT_EQ(waits.receive().status, 200);
  host_->stop(0ms);
  EXPECT_EQ(waits.receive().status, 0) << "at once: closed without an answer";
}

TEST_F(Hosts, answer_a_read_that_waits_before_they_end) {
  start();
  auto waits = std::make_unique<http::TestClient>(port());
  waits->send(get("/orders") + get("/orders", "Madang-At-Least: desk=99\r\n"));
  EXPECT_EQ(waits->receive().status, 200);
  auto stopped = std::async(std::launch::async, [this] { return host_->stop(60s); });
  EXPECT_EQ(waits->receive().status, 503);
  waits.reset();  // or it would be given time to read its answer
  EXPECT_TRUE(stopped.get());
}

// By its name here, and by the one that tools made for the originals ask for.
TEST_F(Hosts, describe_their_api_to_who_asks) {
  start();
  http::TestClient asks(port());
  for (const std::string path : {"/openapi.json", "/v3/api-docs"}) {
    const auto told = asks.ask(get(path));
    EXPECT_EQ(told.status, 200) << path;
    EXPECT_EQ(told.header("Content-Type"), "application/json") << path;
    EXPECT_NE(told.body.find("\"/orders\""), std::string::npos) << path;
    EXPECT_NE(told.body.find("http://x"), std::string::npos) << "the address asked: " << told.body;
    asks.send("HEAD " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto head = asks.receive(true);
    EXPECT_EQ(head.status, 200) << path;
    EXPECT_EQ(head.header("Content-Type"), "application/json") << path;
    EXPECT_EQ(head.header("Content-Length"), std::to_string(told.body.size())) << path;
    asks.send("DELETE " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto refused = asks.receive();
    EXPECT_EQ(refused.status, 405) << path;
    EXPECT_EQ(refused.header("Allow"), "OPTIONS,HEAD,GET") << path;
    asks.send("OPTIONS " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(asks.receive().header("Allow"), "OPTIONS,HEAD,GET") << path;
  }
  EXPECT_EQ(asks.ask(get("/openapi.json", "Origin: http://tools.example\r\n"))
                .header("Access-Control-Allow-Origin"),
            "*")
      << "a page of tools may read it";
  EXPECT_EQ(asks.ask(get("/openapi.yaml")).status, 404);
}

// Links to localhost are of no use to who came from another machine.
TEST_F(Hosts, make_the_index_page_for_the_host_that_was_asked) {
  start();
  http::TestClient asks(port());
  const auto page = [&](const std::string& host) {
    return asks.ask("GET / HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/html\r\n\r\n");
  };
  EXPECT_EQ(page("shop.example:9380").body, "links to shop.example");
  EXPECT_EQ(page("10.0.0.7").body, "links to 10.0.0.7");
  EXPECT_EQ(page("[::1]:9380").body, "links to [::1]");
  const auto answer = page("x");
  std::string vary;
  for (const auto& header : answer.headers)
    if (header.name == "Vary") vary += header.value + ' ';
  EXPECT_EQ(vary, "Accept Origin Access-Control-Request-Method Access-Control-Request-Headers ");
  EXPECT_EQ(page("a\"><b").body.find('<'), std::string::npos) << "odd hosts are not repeated";
}

// The rules are asked by the forms, whether what they offer would be accepted.
TEST_F(Hosts, tell_what_was_thrown_while_a_request_was_served) {
  for (auto& command : system_.contexts[0].aggregates[0].commands)
    if (command.action == "poison")
      command.decide = [](const void*, const void*) -> kit::Effects {
        throw std::runtime_error("a bug in the rules");
      };
  start();
  http::TestClient asks(port());
  EXPECT_EQ(asks.ask(order()).status, 201);
  const auto read = asks.ask(get("/orders/1", "Accept: application/prs.hal-forms+json\r\n"));
  EXPECT_EQ(read.status, 500);
  EXPECT_EQ(read.body.find("a bug"), std::string::npos) << "told to nobody outside";
  EXPECT_EQ(failures(), std::vector<std::string>{"/orders/1: a bug in the rules"});
}

TEST_F(Hosts, tell_what_was_thrown_while_a_page_was_made) {
  metrics_ = []() -> std::string { throw std::runtime_error("no numbers"); };
  start();
  http::TestClient asks(port());
  EXPECT_EQ(asks.ask(get("/actuator/prometheus")).status, 500);
  EXPECT_EQ(failures(), std::vector<std::string>{"/actuator/prometheus: no numbers"});
}

// Else clients could make up as many series as they like.
TEST_F(Hosts, measure_what_is_asked_for_by_names_that_clients_cannot_make_up) {
  start();
  http::TestClient asks(port());
  asks.ask(order());
  for (const char* path : {"/orders/1", "/orders/1/x1", "/orders/search/x2", "/actuator/health",
                           "/actuator/x3", "/x4"})
    asks.ask(get(path));
  host_.reset();
  EXPECT_EQ(answered_, (std::vector<std::string>{"POST /orders", "GET /orders/{id}", "GET ", "GET ",
                                                 "GET /actuator/health", "GET ", "GET "}));
}

// A context that began anew would give its numbers again: others have followed the old ones.
TEST_F(Hosts, refuse_to_start_without_a_file_that_others_have_followed) {
  start();
  EXPECT_EQ(http::TestClient(port()).ask(order()).status, 201);
  host_->stop(10s);
  host_.reset();
  const auto file = [this](const char* name) { return folder_ + "/small/" + name + ".db"; };
  std::filesystem::rename(file("desk"), file("older"));
  EXPECT_NE(why_not().find(file("desk") + " is missing"), std::string::npos) << why_not();
  EXPECT_FALSE(std::filesystem::exists(file("desk"))) << "nothing stands in its place";

  // The same with one of another moment, here of before the order.
  system_.name = "other";
  start();
  host_->stop(10s);
  host_.reset();
  std::filesystem::copy(folder_ + "/other/desk.db", file("desk"));
  system_.name = "small";
  EXPECT_NE(why_not().find("is older than the others"), std::string::npos) << why_not();

  std::filesystem::remove(file("desk"));
  std::filesystem::rename(file("older"), file("desk"));
  EXPECT_EQ(why_not(), "");
}

// As what only follows: it reads the logs again, as that of a newer program's new context does.
TEST_F(Hosts, start_with_a_new_context_that_nobody_has_followed) {
  const kit::System all = system_;
  system_.contexts.pop_back();
  start();
  EXPECT_EQ(http::TestClient(port()).ask(order()).status, 201);
  host_->stop(10s);
  host_.reset();
  system_ = all;
  start();
  http::TestClient asks(port());
  EXPECT_EQ(asks.ask(get("/lines/1", "Madang-At-Least: desk=2, till=1\r\n")).status, 200);
}

TEST_F(Hosts, make_no_file_for_who_only_looks) {
  start();
  host_.reset();
  const auto file = folder_ + "/small/till.db";
  std::filesystem::remove(file);
  EXPECT_THROW(Files(system_, folder_, false), store::StoreError);
  EXPECT_THROW(folder_with_data(system_, folder_), store::StoreError);
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(adjusted, an_operator_chooses_for_calls_where_a_customer_waits_and_for_no_others) {
  kit::System system;
  system.contexts.resize(1);
  kit::CallModel pays, refunds;
  pays.overload = kit::Overload::hold;
  system.contexts[0].calls = {pays, refunds};
  Settings settings;
  const auto held = [&] {
    const auto made = adjusted(system, settings);
    const auto& calls = made.contexts[0].calls;
    return std::pair(calls[0].held(), calls[1].held());
  };
  EXPECT_EQ(held(), std::pair(true, true));
  settings.overload = "hold-off";
  EXPECT_EQ(held(), std::pair(false, true));
  settings.overload = "hold";
  EXPECT_EQ(held(), std::pair(true, true));
}

}  // namespace
}  // namespace runtime
