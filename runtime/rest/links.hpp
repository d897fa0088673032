// URLs of this server as the asker knows it: behind a proxy with the proxy's scheme, host and port.
#pragma once
#include <string>
#include <string_view>

#include "runtime/http/message.hpp"

namespace runtime::rest {

// "http://localhost:8088", from Forwarded, X-Forwarded-Host, -Proto, -Port, -Prefix or Host. The
// server has dropped forwarding headers that come from anyone but a configured proxy. A host with
// odd characters is not used.
std::string base_url(const http::Request& request, std::string_view scheme,
                     std::string_view authority);

// The part of the target before and after the question mark.
std::string_view raw_path(const http::Request& request);
std::string_view raw_query(const http::Request& request);

// `<url>;rel="self"`, to be joined by commas in a Link header.
void append_link_header(std::string& out, std::string_view url, std::string_view rel);

}  // namespace runtime::rest
