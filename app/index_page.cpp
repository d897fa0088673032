// Plain HTML without scripts: it has to work before anything else does.
#include "app/index_page.hpp"

#include "app/demos.hpp"

namespace app {
namespace {

constexpr const char* head =
    "<!doctype html>\n<html lang=\"ko\">\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Madang</title>\n"
    "<style>body{font-family:sans-serif;max-width:60em;margin:2em auto;padding:0 1em;"
    "line-height:1.6}h2{margin-bottom:0}</style>\n"
    "<h1>마당 Madang</h1>\n"
    "<p>지금 열려 있는 시스템입니다. These systems are open.</p>\n";

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

std::string link(const std::string& url, const std::string& text) {
  return "<a href=\"" + url + "\">" + escaped(text) + "</a>";
}

void add_collections(std::string& out, const std::string& base, const kit::Context& context) {
  std::string names;
  const auto add = [&](const kit::Resource& resource) {
    names += " " + link(base + "/" + resource.collection, "/" + resource.collection);
  };
  for (const auto& aggregate : context.aggregates) add(aggregate.resource);
  for (const auto& view : context.views) add(view.resource);
  if (names.empty()) return;
  out += "<li>" + escaped(context.title_korean + " " + context.title) + ":" + names + "</li>\n";
}

}  // namespace

std::string index_page(const std::vector<Open>& open, std::string_view host) {
  std::string out = head;
  for (const auto& one : open) {
    const std::string base = "http://" + std::string(host) + ":" + std::to_string(one.port);
    out += "<h2>" + link(base + "/", one.system->title_korean) + "</h2>\n<p>" +
           escaped(one.system->title) + " · " + base + " · " +
           link(base + "/openapi.json", "OpenAPI");
    if (demo_of(one.system->name))
      out += " · <code>madang demo " + one.system->name + " --url " + base + "</code>";
    out += "</p>\n<ul>\n";
    for (const auto& context : one.system->contexts) add_collections(out, base, context);
    out += "</ul>\n";
  }
  return out + "</html>\n";
}

}  // namespace app
