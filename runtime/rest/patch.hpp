// JSON Patch (RFC 6902) on the properties of an item.
#pragma once
#include <string>

#include "runtime/rest/body.hpp"

namespace runtime::rest {

// Applies `operations` (a list) to `document`. "" or what is wrong; the document is then half
// changed and of no use.
std::string apply_patch(const Node& operations, Node& document);

// What a merge patch must say to turn `before` into `after`: changed members, and null for those
// taken away.
Node difference(const Node& before, const Node& after);

}  // namespace runtime::rest
