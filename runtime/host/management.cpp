// Small JSON in and out; every refusal says what would be accepted.
#include "runtime/host/management.hpp"

#include <atomic>
#include <boost/json.hpp>

#include "runtime/http/problem.hpp"
#include "runtime/rest/printer.hpp"

namespace runtime {
namespace {

namespace bj = boost::json;
using http::Request;
using http::Response;

constexpr std::int64_t delay_ms_max = 600'000;

Response json_text(std::string body, int status = 200) {
  Response response;
  response.status = status;
  response.headers.push_back({"Content-Type", "application/json"});
  response.body = std::move(body) + "\n";
  return response;
}

Response json(const bj::value& body, int status = 200) {
  return json_text(bj::serialize(body), status);
}

Response refuse(int status, const std::string& why) {
  bj::object body{{"status", status}, {"title", http::reason_phrase(status)}, {"detail", why}};
  Response response = json(body, status);
  response.headers[0].value = "application/problem+json";
  return response;
}

Response wrong_method(const char* allowed) {
  Response response = refuse(405, std::string("only ") + allowed + " here");
  response.headers.push_back({"Allow", allowed});
  return response;
}

// What is asked of it would wait for as long as it is paused.
Response refuse_paused(const Engine& engine) {
  const std::string& name = engine.model().name;
  return refuse(409,
                name + " is paused; PATCH /contexts/" + name + " {\"state\":\"running\"} first");
}

bj::object context_json(const Engine& engine) {
  return {{"name", engine.model().name},
          {"state", engine.paused() ? "paused" : "running"},
          {"queued", engine.queued()},
          {"events", engine.head()}};
}

const char* word(BankFault fault) {
  switch (fault) {
    case BankFault::none:
      return "none";
    case BankFault::down:
      return "down";
    case BankFault::timeout:
      return "timeout";
    case BankFault::lie:
      return "lie";
  }
  return "none";
}

bool parse(const Request& request, bj::object& out) {
  bj::error_code error;
  bj::value value = bj::parse(request.body, error);
  if (error || !value.is_object()) return false;
  out = value.as_object();
  return true;
}

// "" when the knobs were set from the object, else what is wrong with it.
std::string read_knobs(const bj::object& from, BankKnobs& knobs) {
  for (const auto& member : from) {
    const auto& value = member.value();
    const std::string_view name(member.key().data(), member.key().size());
    if (name == "delayMs") {
      if (!value.is_array() || value.get_array().size() != 2 || !value.at(0).is_int64() ||
          !value.at(1).is_int64())
        return "delayMs is two whole numbers: [least, most]";
      knobs.delay_ms_min = value.at(0).get_int64();
      knobs.delay_ms_max = value.at(1).get_int64();
      if (knobs.delay_ms_min < 0 || knobs.delay_ms_max < knobs.delay_ms_min ||
          knobs.delay_ms_max > delay_ms_max)
        return "delayMs is [least, most] with 0 <= least <= most <= 600000";
    } else if (name == "declineRate") {
      if (!value.is_number()) return "declineRate is a number from 0 to 1";
      knobs.decline_rate = value.to_number<double>();
      if (knobs.decline_rate < 0 || knobs.decline_rate > 1) return "declineRate is from 0 to 1";
    } else if (name == "fault") {
      bool known = false;
      for (const auto fault :
           {BankFault::none, BankFault::down, BankFault::timeout, BankFault::lie})
        if (value.is_string() && value.get_string() == word(fault)) {
          knobs.fault = fault;
          known = true;
        }
      if (!known) return "fault is one of none, down, timeout, lie";
    } else {
      return "unknown member " + std::string(name) + "; there are delayMs, declineRate and fault";
    }
  }
  return {};
}

}  // namespace

void Management::handle(Request&& request, const http::Reply& reply) {
  const std::string& path = request.path;
  const auto starts = [&](std::string_view with) { return path.rfind(with, 0) == 0; };
  if (path == "/contexts") return reply(contexts(request));
  if (starts("/contexts/")) return reply(context(request, path.substr(10)));
  if (path == "/bank") return reply(bank(request));
  if (path == "/parked") return reply(request.method == "GET" ? parked() : wrong_method("GET"));
  if (path == "/parked/retry") {
    if (request.method != "POST") return reply(wrong_method("POST"));
    return retry_parked(reply);
  }
  if (starts("/views/") && path.size() > 15 && path.ends_with("/rebuild")) {
    if (request.method != "POST") return reply(wrong_method("POST"));
    return rebuild(path.substr(7, path.size() - 15), reply);
  }
  reply(refuse(404,
               "there are /contexts, /contexts/{name}, /bank, /parked, /parked/retry and "
               "/views/{collection}/rebuild"));
}

Response Management::contexts(const Request& request) {
  if (request.method != "GET") return wrong_method("GET");
  bj::array all;
  for (const auto& engine : yard_.engines()) all.push_back(context_json(*engine));
  return json(bj::object{{"contexts", all}});
}

Response Management::context(const Request& request, const std::string& name) {
  Engine* engine = yard_.engine(name);
  if (!engine) {
    std::string names;
    for (const auto& each : yard_.engines())
      names += (names.empty() ? "" : ", ") + each->model().name;
    return refuse(404, "no context " + name + "; there are " + names);
  }
  if (request.method == "PATCH") {
    bj::object body;
    const bj::value* state = parse(request, body) ? body.if_contains("state") : nullptr;
    if (state && state->is_string() && state->get_string() == "paused")
      engine->pause();
    else if (state && state->is_string() && state->get_string() == "running")
      engine->resume();
    else
      return refuse(400, "send {\"state\":\"paused\"} or {\"state\":\"running\"}");
  } else if (request.method != "GET") {
    return wrong_method("GET, PATCH");
  }
  return json(context_json(*engine));
}

Response Management::bank(const Request& request) {
  BankKnobs knobs = yard_.bank().knobs();
  if (request.method == "PATCH") {
    bj::object body;
    if (!parse(request, body)) return refuse(400, "send a JSON object");
    if (const std::string wrong = read_knobs(body, knobs); !wrong.empty())
      return refuse(400, wrong);
    yard_.bank().set(knobs);
  } else if (request.method != "GET") {
    return wrong_method("GET, PATCH");
  }
  // Boost.JSON would write 0E0 and 1E-1.
  std::string rate;
  rest::append_real(rate, knobs.decline_rate);
  return json_text("{\"delayMs\":[" + std::to_string(knobs.delay_ms_min) + "," +
                   std::to_string(knobs.delay_ms_max) + "],\"declineRate\":" + rate +
                   ",\"fault\":\"" + word(knobs.fault) + "\"}");
}

Response Management::parked() {
  bj::array all;
  for (const auto& engine : yard_.engines()) {
    const auto reader = engine->store().reader();
    reader->scan(engine->executor().tables().parked, {}, [&](std::span<const kit::Value> row) {
      all.push_back(bj::object{{"context", engine->model().name},
                               {"event", std::string(row[parked::producer].text()) + "/" +
                                             std::to_string(row[parked::seq].integer())},
                               {"type", std::string(row[parked::type].text())},
                               {"key", std::string(row[parked::key].text())},
                               {"reason", std::string(row[parked::reason].text())}});
      return true;
    });
  }
  return json(bj::object{{"parked", all}});
}

void Management::retry_parked(const http::Reply& reply) {
  struct Sum {
    std::atomic<std::size_t> left, applied = 0;
  };
  for (const auto& engine : yard_.engines())
    if (engine->paused()) return reply(refuse_paused(*engine));
  auto sum = std::make_shared<Sum>();
  sum->left = yard_.engines().size();
  for (auto& engine : yard_.engines())
    engine->retry_parked([sum, reply](std::size_t applied) {
      sum->applied += applied;
      if (--sum->left == 0) reply(json(bj::object{{"applied", sum->applied.load()}}));
    });
}

void Management::rebuild(const std::string& collection, const http::Reply& reply) {
  for (auto& engine : yard_.engines())
    if (const kit::ViewModel* view = engine->model().view(collection)) {
      if (engine->paused()) return reply(refuse_paused(*engine));
      engine->rebuild(*view, [reply, collection](const std::string& wrong) {
        if (!wrong.empty())
          return reply(refuse(500, collection + " can't be rebuilt and stays as it was: " + wrong));
        reply(json(bj::object{{"view", collection}, {"state", "rebuilt"}}));
      });
      return;
    }
  reply(refuse(404, "no view " + collection));
}

}  // namespace runtime
