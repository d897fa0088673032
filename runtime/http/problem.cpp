#include "runtime/http/problem.hpp"

#include "kit/json.hpp"
#include "runtime/http/text.hpp"
#include "runtime/http/uri.hpp"

namespace runtime::http {
namespace {

std::string_view success_phrase(int status) {
  switch (status) {
    case 100:
      return "Continue";
    case 101:
      return "Switching Protocols";
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 203:
      return "Non-Authoritative Information";
    case 204:
      return "No Content";
    case 205:
      return "Reset Content";
    case 206:
      return "Partial Content";
    case 207:
      return "Multi-Status";
    case 300:
      return "Multiple Choices";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    default:
      return status < 200 ? "Informational" : status < 300 ? "Success" : "Redirection";
  }
}

std::string_view client_phrase(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 402:
      return "Payment Required";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 407:
      return "Proxy Authentication Required";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Payload Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 417:
      return "Expectation Failed";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Entity";
    case 423:
      return "Locked";
    case 424:
      return "Failed Dependency";
    case 425:
      return "Too Early";
    case 426:
      return "Upgrade Required";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 451:
      return "Unavailable For Legal Reasons";
    default:
      return "Client Error";
  }
}

std::string_view server_phrase(int status) {
  switch (status) {
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 502:
      return "Bad Gateway";
    case 503:
      return "Service Unavailable";
    case 504:
      return "Gateway Timeout";
    case 505:
      return "HTTP Version Not Supported";
    case 507:
      return "Insufficient Storage";
    default:
      return "Server Error";
  }
}

void append_member(std::string& out, std::string_view name, std::string_view value) {
  out += ",\"";
  out += name;
  out += "\":";
  kit::json::append_text(out, value);
}

}  // namespace

std::string_view reason_phrase(int status) {
  if (status < 400) return success_phrase(status);
  return status < 500 ? client_phrase(status) : server_phrase(status);
}

Response problem(int status, std::string_view detail, std::string_view path,
                 std::string_view time) {
  const std::string_view phrase = reason_phrase(status);
  const std::string_view message = detail.empty() ? phrase : detail;
  Response answer;
  answer.status = status;
  answer.headers.push_back({"Content-Type", "application/problem+json"});
  std::string& body = answer.body;
  body.reserve(192 + 2 * message.size() + path.size());
  body = "{\"type\":\"about:blank\"";
  append_member(body, "title", phrase);
  body += ",\"status\":";
  append_number(body, status);
  append_member(body, "detail", message);
  append_member(body, "timestamp", time);
  append_member(body, "error", phrase);
  append_member(body, "message", message);
  append_member(body, "path", valid_utf8(path) ? path : std::string_view{});
  body += '}';
  return answer;
}

}  // namespace runtime::http
