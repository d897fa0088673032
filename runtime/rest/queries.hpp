// Requests that only look: items, collections, searches and the root. They read committed rows and
// never pass the writer.
#pragma once
#include "runtime/rest/edge.hpp"

namespace runtime::rest {

http::Response get_item(const Edge& edge, const Exchange& exchange);
http::Response get_collection(const Edge& edge, const Exchange& exchange);
http::Response get_search(const Edge& edge, const Exchange& exchange);
http::Response list_searches(const Edge& edge, const Exchange& exchange);
http::Response get_root(const Edge& edge, const Exchange& exchange);

}  // namespace runtime::rest
