// Boot's actuator, as far as probes and dashboards ask for it.
#include "runtime/host/pages.hpp"

#include <algorithm>
#include <iterator>

#include "kit/json.hpp"
#include "runtime/model/model_text.hpp"
#include "runtime/rest/links.hpp"

namespace runtime {
namespace {

constexpr const char* actuator_type = "application/vnd.spring-boot.actuator.v3+json";

std::string base_of(const http::Request& request) {
  return rest::base_url(request, "http", "localhost");
}

// "http://[::1]:8088/shop" -> "[::1]"
std::string host_of(const std::string& base) {
  const std::size_t from = base.find("://") + 3;
  const std::size_t bracket = base.find(']', from);
  const std::size_t end = base.find_first_of(":/", bracket == std::string::npos ? from : bracket);
  return base.substr(from, end == std::string::npos ? end : end - from);
}

std::string link(const std::string& name, const std::string& href, bool templated) {
  std::string out;
  kit::json::append_text(out, name);
  out += ":{\"href\":";
  kit::json::append_text(out, href);
  return out + ",\"templated\":" + (templated ? "true}" : "false}");
}

std::string links(const std::string& base) {
  const std::string root = base + "/actuator";
  return "{\"_links\":{" + link("self", root, false) + "," +
         link("health", root + "/health", false) + "," +
         link("health-path", root + "/health/{*path}", true) + "," +
         link("info", root + "/info", false) + "," +
         link("prometheus", root + "/prometheus", false) + "}}";
}

std::string status(bool up, const char* more = "") {
  return std::string("{\"status\":\"") + (up ? "UP" : "OUT_OF_SERVICE") + "\"" + more + "}";
}

}  // namespace

bool Pages::has(std::string_view path) {
  constexpr std::string_view paths[] = {"/actuator",
                                        "/actuator/health",
                                        "/actuator/health/liveness",
                                        "/actuator/health/readiness",
                                        "/actuator/info",
                                        "/actuator/prometheus",
                                        "/openapi.json",
                                        "/v3/api-docs"};
  return std::find(std::begin(paths), std::end(paths), path) != std::end(paths);
}

bool Pages::answer(const http::Request& request, http::Response& response) const {
  const std::string& path = request.path;
  const char* type = actuator_type;
  const bool ready = health_.ready;
  if (path == "/actuator") {
    response.body = links(base_of(request));
  } else if (path == "/actuator/health") {
    response.body = status(ready && health_.live, ",\"groups\":[\"liveness\",\"readiness\"]");
    if (!ready) response.status = 503;
  } else if (path == "/actuator/health/liveness") {
    response.body = status(health_.live);
  } else if (path == "/actuator/health/readiness") {
    response.body = status(ready);
    if (!ready) response.status = 503;
  } else if (path == "/actuator/info") {
    response.body = "{\"build\":{\"name\":\"madang\",\"version\":\"" MADANG_VERSION
                    "\",\"system\":\"" +
                    system_.name + "\"}}";
  } else if (path == "/" && index_) {
    response.body = index_(host_of(base_of(request)));
    type = "text/html; charset=utf-8";
    response.headers.push_back({"Vary", "Accept"});
  } else if (path == "/actuator/prometheus" && metrics_) {
    response.body = metrics_();
    type = "text/plain; version=0.0.4; charset=utf-8";
  } else if (path == "/openapi.json" || path == "/v3/api-docs") {
    response.body = model_text(system_, "openapi", base_of(request));
    type = "application/json";
  } else {
    return false;
  }
  response.headers.push_back({"Content-Type", type});
  return true;
}

}  // namespace runtime
