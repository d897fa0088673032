// What a resource is made of: ALPS as the originals give it, or JSON Schema by Accept.
#pragma once
#include "runtime/rest/edge.hpp"

namespace runtime::rest {

http::Response get_profiles(const Edge& edge, const Exchange& exchange);
http::Response get_profile(const Edge& edge, const Exchange& exchange);

}  // namespace runtime::rest
