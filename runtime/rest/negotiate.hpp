// Media types in and out. The answer's type is settled before anything happens, so that a 406 never
// leaves a trace.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace runtime::rest {

struct MediaType {
  std::string name;     // "application/json", lower case
  std::string charset;  // lower case, "" when not given
  double quality = 1;
};

// Nothing when it is not a media type.
std::optional<MediaType> media_type(std::string_view text);

struct Media {
  enum class Kind { hal, forms, uri_list, alps, schema };
  Kind kind = Kind::hal;
  std::string content_type = "application/hal+json";
};

// What a resource can be answered as.
enum class Offer { item, collection, profile };

// No Accept, or an empty one, is "*/*". Nothing: 406.
std::optional<Media> negotiate(std::string_view accept, Offer offer);

// True when a person's browser asks: text/html stands before everything else that we could give.
bool prefers_html(std::string_view accept);

// True when Korean is the first of an Accept-Language's, by quality and then by order.
bool prefers_korean(std::string_view languages);

enum class BodyKind { json, merge_patch, json_patch };
// Of a request with a body. Nothing: 415.
std::optional<BodyKind> body_kind(const std::string* content_type);

}  // namespace runtime::rest
