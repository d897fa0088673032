// The page that Prometheus reads, and the numbers on it.
#include "runtime/observe/metrics.hpp"

#include <gtest/gtest.h>
#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>

#include <set>
#include <sstream>
#include <thread>
#include <vector>

#include "runtime/observe/process.hpp"
#include "runtime/observe/request_meter.hpp"

namespace runtime::observe {
namespace {

bool has(const std::string& page, const std::string& line) {
  return ("\n" + page).find("\n" + line + "\n") != std::string::npos;
}

TEST(metrics, counters_stand_on_the_page_with_their_labels) {
  Metrics metrics;
  metrics.commands("app", "Order", "done").Increment();
  metrics.commands("app", "Order", "done").Increment();
  metrics.events("app", "OrderPlaced").Increment();
  metrics.events_parked("view", "app").Increment();
  metrics.breaker("app.Pay", BreakerState::half_open).Set(1);
  const auto page = metrics.page();
  EXPECT_TRUE(
      has(page, R"(madang_commands_total{command="Order",context="app",outcome="done"} 2)"));
  EXPECT_TRUE(has(page, R"(madang_events_total{context="app",event="OrderPlaced"} 1)"));
  EXPECT_TRUE(has(page, R"(madang_events_parked_total{context="view",producer="app"} 1)"));
  EXPECT_TRUE(
      has(page, R"(resilience4j_circuitbreaker_state{name="app.Pay",state="half_open"} 1)"));
  EXPECT_TRUE(has(page, R"(madang_build_info{version="0.1.0"} 1)") ||
              page.find("madang_build_info") != std::string::npos);
}

TEST(metrics, requests_are_counted_from_all_threads) {
  Metrics metrics;
  RequestMeter meter(metrics);
  constexpr int routes = 200;
  std::vector<std::thread> threads;
  for (const char* method : {"GET", "POST", "PATCH", "PUT"})
    threads.emplace_back([&meter, method] {
      for (int i = 0; i < 100 * routes; ++i)
        meter.ended(method, "/a_path_that_no_short_string_holds_" + std::to_string(i % routes), 200,
                    0.001);
    });
  for (auto& thread : threads) thread.join();
  const std::string page = metrics.page(), counted = "_seconds_count{";
  int series = 0;
  for (auto at = page.find(counted); at != std::string::npos; at = page.find(counted, at + 1)) {
    const auto end = page.find('\n', at);
    EXPECT_EQ(page.substr(page.rfind(' ', end), end - page.rfind(' ', end)), " 100");
    ++series;
  }
  EXPECT_EQ(series, 4 * routes);
}

TEST(metrics, requests_are_a_histogram_by_template_and_status) {
  Metrics metrics;
  RequestMeter meter(metrics);
  meter.ended("POST", "/orders", 201, 0.002);
  meter.ended("POST", "/orders", 201, 0.3);
  meter.ended("BREW", "", 405, 0.0001);
  const auto page = metrics.page();
  const std::string labels = R"({method="POST",outcome="SUCCESS",status="201",uri="/orders")";
  EXPECT_TRUE(has(page, "# TYPE http_server_requests_seconds histogram"));
  EXPECT_TRUE(has(page, "http_server_requests_seconds_count" + labels + "} 2"));
  EXPECT_TRUE(has(page, "http_server_requests_seconds_sum" + labels + "} 0.302"));
  EXPECT_TRUE(has(page, "http_server_requests_seconds_bucket" + labels + R"(,le="0.0025"} 1)"));
  EXPECT_TRUE(has(page, "http_server_requests_seconds_bucket" + labels + R"(,le="+Inf"} 2)"));
  EXPECT_TRUE(has(page,
                  "http_server_requests_seconds_count"
                  R"({method="OTHER",outcome="CLIENT_ERROR",status="405",uri="UNKNOWN"} 1)"));
}

TEST(metrics, templates_without_end_become_one_series) {
  Metrics metrics;
  RequestMeter meter(metrics);
  for (int i = 0; i < 2'010; ++i) meter.ended("GET", "/made/up/" + std::to_string(i), 404, 0);
  const auto page = metrics.page();
  EXPECT_NE(page.find(R"(uri="/made/up/1999")"), std::string::npos);
  EXPECT_EQ(page.find(R"(uri="/made/up/2000")"), std::string::npos);
  EXPECT_TRUE(has(page,
                  "http_server_requests_seconds_count"
                  R"({method="GET",outcome="CLIENT_ERROR",status="404",uri="OTHER"} 10)"));
}

TEST(metrics, measured_numbers_are_asked_for_when_the_page_is_written) {
  Metrics metrics;
  double length = 3;
  metrics.measure(Measured::queue_length, {{"context", "app"}}, [&] { return length; });
  metrics.measure(Measured::queue_length, {{"context", "pay"}}, [] { return 0.0; });
  metrics.measure(Measured::outbox_events, {{"context", "app"}, {"consumer", "pay"}},
                  [] { return 7.0; });
  metrics.measure(Measured::log_lines_dropped, {}, [] { return 1.0; });
  EXPECT_TRUE(has(metrics.page(), R"(madang_queue_length{context="app"} 3)"));
  length = 4;
  const auto page = metrics.page();
  EXPECT_TRUE(has(page, R"(madang_queue_length{context="app"} 4)"));
  EXPECT_TRUE(has(page, R"(madang_queue_length{context="pay"} 0)"));
  EXPECT_TRUE(has(page, R"(madang_outbox_events{consumer="pay",context="app"} 7)"));
  EXPECT_TRUE(has(page, "madang_log_lines_dropped_total 1"));
  EXPECT_TRUE(has(page, "# TYPE madang_log_lines_dropped_total counter"));
}

TEST(metrics, the_process_is_on_the_page) {
  const auto figures = process_figures();
  EXPECT_GT(figures.resident_bytes, 1e6);
  EXPECT_GT(figures.virtual_bytes, figures.resident_bytes);
  EXPECT_GE(figures.open_fds, 3);
  EXPECT_GE(figures.max_fds, figures.open_fds);
  EXPECT_GE(figures.threads, 1);
  EXPECT_GT(figures.start_time_seconds, 1.6e9);
  const auto page = Metrics().page();
  for (const auto* name : {"process_cpu_seconds_total", "process_resident_memory_bytes",
                           "process_open_fds", "process_start_time_seconds"})
    EXPECT_NE(page.find("\n" + std::string(name) + " "), std::string::npos) << name;
}

TEST(metrics, each_name_is_described_once_and_the_page_ends_with_a_newline) {
  Metrics metrics;
  metrics.commands("app", "a\"b\\c\n", "done").Increment();
  metrics.commit_tasks("app").Observe(3);
  const auto page = metrics.page();
  EXPECT_TRUE(page.ends_with('\n'));
  EXPECT_NE(page.find(R"(command="a\"b\\c\n")"), std::string::npos);
  std::set<std::string> seen;
  std::istringstream in(page);
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("# TYPE ")) continue;
    EXPECT_TRUE(seen.insert(line).second) << line;
  }
}

}  // namespace
}  // namespace runtime::observe
