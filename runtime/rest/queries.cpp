// Rows go from the store straight into the answer's text.
#include "runtime/rest/queries.hpp"

#include "runtime/rest/conditional.hpp"
#include "runtime/rest/errors.hpp"
#include "runtime/rest/fill.hpp"
#include "runtime/rest/forms.hpp"
#include "runtime/rest/links.hpp"
#include "runtime/rest/paging.hpp"

namespace runtime::rest {
namespace {

constexpr std::size_t item_bytes = 512;
constexpr std::size_t headers_usual = 8;
constexpr std::string_view page_template = "{?page,size,sort}";

http::Response body_response(const Media& media, std::string body) {
  http::Response response;
  response.headers.push_back({"Content-Type", media.content_type});
  response.body = std::move(body);
  return response;
}

http::Response link_response(const Links& links) {
  http::Response response;
  std::string line;
  for (const auto& [rel, href] : links) append_link_header(line, href, rel);
  response.status = 204;
  response.headers.push_back({"Link", std::move(line)});
  return response;
}

FormAsker asker_of(const Edge& edge, const Exchange& exchange) {
  return {exchange.base, edge.options.clock->now(), reads_korean(exchange.request)};
}

// The values of a place's rows in the order of its type's fields, whatever they are made of.
class RowValues {
 public:
  explicit RowValues(const Layout& layout) : layout_(layout) {}
  // Good until the next one, and as long as the row.
  std::span<const kit::Value> of(std::span<const kit::Value> row) {
    if (!layout_.of) return row;
    made_ = kit::Box(*layout_.type);
    layout_.read(row, made_.object());
    layout_.values(made_.object(), values_, texts_);
    return values_;
  }

 private:
  const Layout& layout_;
  kit::Box made_;
  std::vector<kit::Value> values_;
  std::vector<std::string> texts_;
};

std::string item_body(const Edge& edge, const Exchange& exchange, std::span<const kit::Value> row) {
  const Place& place = *exchange.target.place;
  std::string body;
  body.reserve(item_bytes);
  Printer out(body);
  RowValues values(place.layout);
  if (exchange.media.kind != Media::Kind::forms) {
    write_item(out, place.shape, exchange.base, values.of(row));
    return body;
  }
  kit::Box state(place.type());
  place.layout.read(row, state.object());
  out.open();
  write_properties(out, place.shape, values.of(row));
  write_item_links(out, place.shape, exchange.base, row.front().integer());
  write_item_templates(out, place, state.object(), asker_of(edge, exchange));
  out.close();
  return body;
}

http::Response item_response(const Edge& edge, const Exchange& exchange,
                             std::span<const kit::Value> row) {
  const Place& place = *exchange.target.place;
  http::Response response;
  response.headers.reserve(headers_usual);
  const int version_column = place.layout.version_column;
  if (version_column >= 0) {
    const auto version = row[static_cast<std::size_t>(version_column)].integer();
    const auto verdict = check_read(exchange.request, version);
    if (verdict == Precondition::failed)
      return problem(edge, exchange, 412, "the row has changed since it was read");
    response.headers.push_back({"ETag", etag_of(version)});
    if (verdict == Precondition::not_modified) response.status = 304;
    if (verdict == Precondition::not_modified) return response;
  }
  if (exchange.request.method == "HEAD") {
    const auto url = item_url(place.shape, exchange.base, row.front().integer());
    auto links = link_response({{"self", url}, {place.shape.item, url}});
    for (auto& header : response.headers) links.headers.push_back(std::move(header));
    return links;
  }
  response.headers.push_back({"Content-Type", exchange.media.content_type});
  response.body = item_body(edge, exchange, row);
  return response;
}

void write_links(Printer& out, const Links& links) {
  out.name("_links");
  out.open();
  for (const auto& [rel, href] : links) write_link(out, rel, href);
  out.close();
}

void write_page(Printer& out, const Page& page) {
  out.name("page");
  out.open();
  out.member("size", page.size);
  out.member("totalElements", page.total);
  out.member("totalPages", page.pages());
  out.member("number", page.number);
  out.close();
}

// What the originals give whole comes in pages, too, to who asks for them: else nobody sees more of
// a long one than its beginning.
bool in_pages(const Exchange& exchange) {
  const kit::Resource& resource = *exchange.target.place->resource;
  return resource.paged || exchange.request.parameter("page");
}

Links collection_links(const Exchange& exchange, const Page& page) {
  const Place& place = *exchange.target.place;
  Links links;
  if (in_pages(exchange))
    add_page_links(links, exchange, page);
  else
    links.emplace_back("self", exchange.base + exchange.request.target);
  links.emplace_back("profile", exchange.base + "/profile" + place.shape.path);
  if (!place.resource->searches.empty())
    links.emplace_back("search", exchange.base + place.shape.path + "/search");
  return links;
}

// Rows that anybody may list.
store::Query listed(const Place& place) {
  store::Query query;
  query.where.push_back(place.layout.listed());
  return query;
}

void write_rows(Printer& out, const Edge& edge, const Exchange& exchange,
                const store::Query& query) {
  const Place& place = *exchange.target.place;
  out.name("_embedded");
  out.open();
  out.name(place.resource->collection);
  out.open_list();
  RowValues values(place.layout);
  if (query.limit != 0)
    edge.reader(place).scan(place.layout.id, query, [&](std::span<const kit::Value> row) {
      out.next();
      write_item(out, place.shape, exchange.base, values.of(row));
      return true;
    });
  out.close_list();
  out.close();
}

http::Response uri_list(const Edge& edge, const Exchange& exchange, const Links& links,
                        const store::Query& query) {
  const Place& place = *exchange.target.place;
  std::string body;
  for (const auto& link : links) body += link.second + "\n";
  if (query.limit != 0)
    edge.reader(place).scan(place.layout.id, query, [&](std::span<const kit::Value> row) {
      body += item_url(place.shape, exchange.base, row.front().integer()) + "\n";
      return true;
    });
  return body_response(exchange.media, std::move(body));
}

http::Response single_row(const Edge& edge, const Exchange& exchange, store::Query query) {
  const Place& place = *exchange.target.place;
  http::Response response = nothing_here();
  query.limit = 1;
  edge.reader(place).scan(place.layout.id, query, [&](std::span<const kit::Value> row) {
    response = item_response(edge, exchange, row);
    return false;
  });
  return response;
}

}  // namespace

http::Response get_item(const Edge& edge, const Exchange& exchange) {
  const Place& place = *exchange.target.place;
  http::Response response = nothing_here();
  const kit::Value key(exchange.target.id);
  edge.reader(place).get(place.layout.id, {&key, 1}, [&](std::span<const kit::Value> row) {
    if (Layout::visibility_in(place.layout, row) != kit::Visibility::hidden)
      response = item_response(edge, exchange, row);
    return false;
  });
  return response;
}

http::Response get_collection(const Edge& edge, const Exchange& exchange) {
  const Place& place = *exchange.target.place;
  auto page = read_page(exchange.request, place, edge.options.limits);
  if (!page) return problem(edge, exchange, 400, "too many properties to sort by");
  store::Query query = listed(place);
  const bool paged = in_pages(exchange);
  query.order = page->order;
  if (paged) {
    page->total = place.layout.total(edge.reader(place));
    query.offset = page->number * page->size;
    query.limit = page->size;
  } else {
    query.limit = edge.options.limits.unpaged_max;
  }
  const Links links = collection_links(exchange, *page);
  if (exchange.request.method == "HEAD") return link_response(links);
  if (exchange.media.kind == Media::Kind::uri_list) return uri_list(edge, exchange, links, query);
  std::string body;
  body.reserve(item_bytes * 8);
  Printer out(body);
  out.open();
  write_rows(out, edge, exchange, query);
  write_links(out, links);
  if (paged) write_page(out, *page);
  if (exchange.media.kind == Media::Kind::forms)
    write_collection_templates(out, place, asker_of(edge, exchange));
  out.close();
  return body_response(exchange.media, std::move(body));
}

http::Response get_search(const Edge& edge, const Exchange& exchange) {
  const Place& place = *exchange.target.place;
  const kit::Field& field = *place.search(exchange.target.name);
  const bool single = place.resource->search_single;
  const auto* sent = by_spelling(field, *place.resource, [&](std::string_view name) {
    return exchange.request.parameter(name);
  });
  kit::Cell wanted;
  if (sent) {
    const auto wrong = convert(field, *sent, edge.options.limits, wanted);
    Node node;
    node.shape = Node::Shape::text;
    node.text = *sent;
    if (!wrong.empty()) return wrong_properties(edge, exchange, {{field.name, echo(node), wrong}});
  }
  if (!sent || std::holds_alternative<std::monostate>(wanted)) {
    if (single) return nothing_here();
    return wrong_properties(edge, exchange, {{field.name, "null", "must be given"}});
  }
  store::Query query = listed(place);
  query.where.push_back(
      {place.layout.table.column(field.name), store::Condition::Test::equal, kit::Value(wanted)});
  if (single) return single_row(edge, exchange, std::move(query));
  query.limit = edge.options.limits.unpaged_max;
  const Links links{{"self", exchange.base + exchange.request.target}};
  if (exchange.request.method == "HEAD") return link_response(links);
  std::string body;
  Printer out(body);
  out.open();
  write_rows(out, edge, exchange, query);
  write_links(out, links);
  out.close();
  return body_response(exchange.media, std::move(body));
}

http::Response list_searches(const Edge&, const Exchange& exchange) {
  const Place& place = *exchange.target.place;
  const std::string self = exchange.base + place.shape.path + "/search";
  if (exchange.request.method == "HEAD") return link_response({{"self", self}});
  std::string body;
  Printer out(body);
  out.open();
  out.name("_links");
  out.open();
  for (const auto& field : place.resource->searches) {
    const auto name = search_name(field);
    write_link(out, name, self + "/" + name + "{?" + field + "}", true);
  }
  write_link(out, "self", self);
  out.close();
  out.close();
  return body_response(exchange.media, std::move(body));
}

http::Response get_root(const Edge& edge, const Exchange& exchange) {
  if (exchange.request.method == "HEAD") {
    http::Response response;
    response.status = 204;
    return response;
  }
  std::string body;
  Printer out(body);
  out.open();
  out.name("_links");
  out.open();
  for (const Place* place : edge.routes.by_type()) {
    std::string href = exchange.base + place->shape.path;
    if (place->resource->paged) href += page_template;
    write_link(out, place->resource->collection, href, place->resource->paged);
  }
  write_link(out, "profile", exchange.base + "/profile");
  out.close();
  out.close();
  return body_response(exchange.media, std::move(body));
}

}  // namespace runtime::rest
