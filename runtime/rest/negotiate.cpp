// Accept by quality, then by order, a wildcard after what is named.
#include "runtime/rest/negotiate.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "runtime/http/text.hpp"

namespace runtime::rest {
namespace {

constexpr std::size_t ranges_max = 64;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = http::lower(c);
  return out;
}

bool token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  });
}

// Cuts the next piece off the front; a separator inside quotes does not count.
std::string_view cut(std::string_view& rest, char separator) {
  bool quoted = false;
  std::size_t i = 0;
  for (; i < rest.size(); ++i) {
    if (rest[i] == '"')
      quoted = !quoted;
    else if (rest[i] == '\\' && quoted)
      ++i;
    else if (rest[i] == separator && !quoted)
      break;
  }
  const auto piece = rest.substr(0, i);
  rest = i < rest.size() ? rest.substr(i + 1) : std::string_view();
  return http::trimmed(piece);
}

void read_parameter(MediaType& type, std::string_view parameter) {
  const auto equals = parameter.find('=');
  if (equals == std::string_view::npos) return;
  const std::string name = lower(http::trimmed(parameter.substr(0, equals)));
  auto value = http::trimmed(parameter.substr(equals + 1));
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
    value = value.substr(1, value.size() - 2);
  if (name == "charset") type.charset = lower(value);
  if (name != "q") return;
  double quality = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), quality);
  type.quality = error == std::errc{} && end == value.data() + value.size() ? quality : 0;
}

std::vector<MediaType> ranges_of(std::string_view accept) {
  std::vector<MediaType> ranges;
  while (!accept.empty() && ranges.size() < ranges_max)
    if (auto range = media_type(cut(accept, ','))) ranges.push_back(std::move(*range));
  const auto wildcard = [](const MediaType& type) {
    return type.name.find('*') != std::string::npos;
  };
  std::stable_sort(ranges.begin(), ranges.end(), [&](const auto& a, const auto& b) {
    if (a.quality != b.quality) return a.quality > b.quality;
    return !wildcard(a) && wildcard(b);
  });
  return ranges;
}

Media::Kind default_kind(Offer offer) {
  return offer == Offer::profile ? Media::Kind::alps : Media::Kind::hal;
}

std::optional<Media> offered(const MediaType& range, Offer offer) {
  const auto& name = range.name;
  const std::string charset = range.charset == "utf-8" ? ";charset=UTF-8" : "";
  if (name == "*/*" || name == "application/*" || name == "application/*+json") {
    if (offer == Offer::profile) return Media{default_kind(offer), "application/alps+json"};
    return Media{};
  }
  if (offer == Offer::profile) {
    if (name == "application/schema+json") return Media{Media::Kind::schema, name};
    // The originals describe themselves as ALPS whatever JSON was asked for.
    if (name == "application/alps+json" || name == "application/json" ||
        name == "application/hal+json")
      return Media{Media::Kind::alps, "application/alps+json"};
    return std::nullopt;
  }
  if (name == "application/hal+json" || name == "application/json" ||
      name == "application/vnd.hal+json")
    return Media{Media::Kind::hal, name + charset};
  if (name == "application/prs.hal-forms+json") return Media{Media::Kind::forms, name + charset};
  if (name == "text/uri-list" && offer == Offer::collection)
    return Media{Media::Kind::uri_list, name};
  return std::nullopt;
}

}  // namespace

std::optional<MediaType> media_type(std::string_view text) {
  MediaType type;
  const auto name = cut(text, ';');
  const auto slash = name.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  if (!token(name.substr(0, slash)) || !token(name.substr(slash + 1))) return std::nullopt;
  type.name = lower(name);
  while (!text.empty()) read_parameter(type, cut(text, ';'));
  return type;
}

std::optional<Media> negotiate(std::string_view accept, Offer offer) {
  accept = http::trimmed(accept);
  if (accept.empty() || accept == "*/*") return offered({"*/*", {}, 1}, offer);
  if (accept == "application/json" || accept == "application/hal+json")  // nearly always
    return offered({std::string(accept), {}, 1}, offer);
  const auto ranges = ranges_of(accept);
  for (const auto& range : ranges) {
    if (range.quality <= 0) continue;
    auto media = offered(range, offer);
    if (!media) continue;
    const auto refused = [&](const MediaType& other) {
      return other.quality <= 0 && other.name == media->content_type;
    };
    if (std::none_of(ranges.begin(), ranges.end(), refused)) return media;
  }
  return std::nullopt;
}

bool prefers_html(std::string_view accept) {
  if (accept.find("text/html") == std::string_view::npos) return false;
  const auto ranges = ranges_of(accept);
  return !ranges.empty() && ranges.front().name == "text/html";
}

bool prefers_korean(std::string_view languages) {
  MediaType first;
  first.quality = 0;
  for (std::size_t i = 0; !languages.empty() && i < ranges_max; ++i) {
    auto range = cut(languages, ',');
    MediaType language;
    language.name = lower(cut(range, ';'));
    while (!range.empty()) read_parameter(language, cut(range, ';'));
    if (language.quality > first.quality) first = std::move(language);
  }
  return first.name == "ko" || first.name.starts_with("ko-");
}

std::optional<BodyKind> body_kind(const std::string* content_type) {
  if (!content_type || http::trimmed(*content_type).empty()) return BodyKind::json;
  const auto type = media_type(*content_type);
  if (!type || (!type->charset.empty() && type->charset != "utf-8" && type->charset != "utf8"))
    return std::nullopt;
  if (type->name == "application/json-patch+json") return BodyKind::json_patch;
  if (type->name == "application/merge-patch+json") return BodyKind::merge_patch;
  const bool json = type->name == "application/json" ||
                    (type->name.starts_with("application/") && type->name.ends_with("+json"));
  return json ? std::optional(BodyKind::json) : std::nullopt;
}

}  // namespace runtime::rest
