// Request targets: decoded once, strictly, so that nobody behind has to wonder what a path means.
// Pure.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace runtime::http {

enum class PathFault {
  none,
  malformed,  // answer 400: bad escape, encoded separator, control character, dot segment, not
              // UTF-8
  unknown     // answer 404: well formed, but no resource of ours is ever named so ("//", ";")
};

// Decodes the path part of a target (without the query). `out` is written only when the answer is
// `none`. A trailing slash stays; Hangul may come percent-encoded or as raw UTF-8.
PathFault decode_path(std::string_view raw, std::string& out);

using Query = std::vector<std::pair<std::string, std::string>>;

// Decodes what follows the "?". "+" is a blank, a name without "=" has an empty value, empty parts
// are passed over. False: bad escape, NUL or invalid UTF-8.
bool decode_query(std::string_view raw, Query& out);

bool valid_utf8(std::string_view text);

// Percent-encodes all but unreserved characters, so that the result is one segment or one query
// value.
std::string encode_component(std::string_view text);

}  // namespace runtime::http
