// Lays the sources over each other, the weakest first.
#include "runtime/config/config.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "kit/json.hpp"
#include "runtime/config/nearest.hpp"
#include "runtime/config/rules.hpp"
#include "runtime/config/toml_file.hpp"

namespace runtime::config {
namespace {

constexpr std::string_view prefix = "MADANG_";
constexpr std::string_view file_suffix = "_FILE";
constexpr std::string_view file_variable = "MADANG_CONFIG";

const kit::Type& type() { return kit::type_of<Settings>(); }

const kit::Field* field(std::string_view name) {
  for (const auto& one : type().fields)
    if (one.member == name) return &one;
  return nullptr;
}

std::string with(std::string_view text, char from, char to) {
  std::string out(text);
  std::replace(out.begin(), out.end(), from, to);
  return out;
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::vector<std::string_view> known_names() {
  std::vector<std::string_view> out;
  for (const auto& one : type().fields) out.push_back(one.member);
  return out;
}

// Kubernetes gives every pod variables about each Service: one named "madang" yields
// MADANG_SERVICE_HOST and MADANG_PORT=tcp://10.0.0.1:8088. They are not meant for us.
bool from_kubernetes(std::string_view name, std::string_view value) {
  return name.ends_with("_SERVICE_HOST") || name.find("_SERVICE_PORT") != std::string_view::npos ||
         name.find("_TCP") != std::string_view::npos ||
         name.find("_UDP") != std::string_view::npos ||
         (name.ends_with("PORT") && value.find("://") != std::string_view::npos);
}

class Loading {
 public:
  explicit Loading(Loaded& loaded) : loaded_(loaded) {
    for (const auto& one : type().fields) loaded_.config.origins[one.member] = "default";
  }

  void read_file(const std::string& path) {
    std::string error;
    for (const auto& entry : read_toml(path, error)) {
      const std::string place = path + ":" + std::to_string(entry.line);
      const auto* found = known(entry.key, entry.key, place);
      if (!found) continue;
      if (const auto* expected = mismatch(*found, entry.kind))
        fail(place, entry.key + " " + expected + "; allowed: " + allowed(*found));
      else
        put(*found, entry.value, place);
    }
    if (!error.empty()) loaded_.errors.push_back(error);
  }

  void read_environment(const Environment& environment) {
    for (const auto* alias : {"PORT", "SERVER_PORT"})  // the weaker first
      if (const auto found = environment.find(alias);
          found != environment.end() && !from_kubernetes(alias, found->second))
        put(*field("port"), found->second, alias);
    for (auto at = environment.lower_bound(std::string(prefix));
         at != environment.end() && at->first.starts_with(prefix); ++at) {
      const auto& [name, value] = *at;
      if (name == file_variable || from_kubernetes(name, value)) continue;
      read_variable(environment, name, value);
    }
  }

  void read_flags(const std::vector<Given>& flags) {
    for (const auto& flag : flags)
      if (const auto* found = known(with(flag.key, '-', '_'), flag.key, flag.origin))
        put(*found, flag.value, flag.origin);
  }

 private:
  void read_variable(const Environment& environment, const std::string& name,
                     const std::string& value) {
    const std::string key = lower(std::string_view(name).substr(prefix.size()));
    if (const auto* found = field(key)) return put(*found, value, name);
    if (name.ends_with(file_suffix)) {
      const std::string plain = name.substr(0, name.size() - file_suffix.size());
      if (const auto* found = field(lower(std::string_view(plain).substr(prefix.size())))) {
        if (environment.contains(plain))
          fail(name, "and " + plain + " are both set");
        else
          put_contents(*found, value, name);
        return;
      }
    }
    known(key, name, "environment");
  }

  void put_contents(const kit::Field& found, const std::string& path, const std::string& origin) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return fail(origin, path + " can't be read");
    std::string text{std::istreambuf_iterator<char>(in), {}};
    while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
    put(found, text, origin);
  }

  // Why the TOML value is of the wrong kind; nullptr when it is of the right one.
  static const char* mismatch(const kit::Field& found, TomlEntry::Kind kind) {
    using Kind = TomlEntry::Kind;
    if (kind == Kind::other) return "is neither a number nor a text";
    if (found.kind == kit::Kind::integer) return kind == Kind::number ? nullptr : "is not a number";
    if (found.kind == kit::Kind::boolean)
      return kind == Kind::boolean ? nullptr : "is neither true nor false";
    return kind == Kind::text ? nullptr : "is not a text in quotes";
  }

  const kit::Field* known(const std::string& key, const std::string& written,
                          const std::string& place) {
    const auto* found = field(key);
    if (!found) {
      const bool variable = written.starts_with(prefix);
      auto names = known_names();
      std::vector<std::string> variables;
      if (variable) {
        for (const auto name : names) variables.push_back(std::string(prefix) + upper(name));
        names.assign(variables.begin(), variables.end());
      }
      fail(place, "unknown setting \"" + written + "\": " + advice(written, names));
    }
    return found;
  }

  void put(const kit::Field& found, const std::string& value, const std::string& origin) {
    const std::string wrong = assign(found, &loaded_.config.settings, value);
    if (wrong.empty())
      loaded_.config.origins[found.member] = origin;
    else
      fail(origin, found.member + " = \"" + value + "\" " + wrong);
  }

  void fail(const std::string& place, const std::string& what) {
    loaded_.errors.push_back(place + ": " + what);
  }

  Loaded& loaded_;
};

}  // namespace

Loaded load(const Sources& sources) {
  Loaded loaded;
  Loading loading(loaded);
  std::string file = sources.file;
  if (const auto found = sources.environment.find(std::string(file_variable));
      file.empty() && found != sources.environment.end())
    file = found->second;
  if (!file.empty()) loading.read_file(file);
  loading.read_environment(sources.environment);
  loading.read_flags(sources.flags);
  return loaded;
}

std::string print(const Config& config) {
  std::string out, scratch;
  for (const auto& one : type().fields) {
    out += one.member + " = ";
    kit::json::append(out, one.kind, one.get(&config.settings, scratch));
    out += "  # " + config.origins.at(one.member) + "\n";
  }
  return out;
}

Environment environment() {
  Environment out;
  for (char** at = environ; at && *at; ++at) {
    const std::string_view pair(*at);
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos)
      out.emplace(pair.substr(0, equals), pair.substr(equals + 1));
  }
  return out;
}

}  // namespace runtime::config
