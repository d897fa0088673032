#include "runtime/http/static_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "runtime/http/byte_range.hpp"
#include "runtime/http/text.hpp"
#include "runtime/http/uri.hpp"

namespace runtime::http {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t file_bytes_max = 64 << 20;

// An open regular file; closed at the end.
class File {
 public:
  explicit File(const std::string& name)
      : descriptor_(::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)) {
    regular_ = descriptor_ >= 0 && ::fstat(descriptor_, &status_) == 0 &&
               S_ISREG(status_.st_mode) && status_.st_size <= file_bytes_max;
  }
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  bool good() const { return regular_; }
  std::uint64_t size() const { return static_cast<std::uint64_t>(status_.st_size); }
  // Size and time of the last change: a strong tag, as files are replaced and not written in place.
  std::string tag() const {
    std::string out = "\"";
    append_number(out, status_.st_size);
    out += '-';
    append_number(out, status_.st_mtim.tv_sec * 1'000'000'000 + status_.st_mtim.tv_nsec);
    return out + '"';
  }
  bool read(std::uint64_t first, std::uint64_t length, std::string& out) const {
    out.resize(length);
    for (std::size_t done = 0; done < length;) {
      const ssize_t n =
          ::pread(descriptor_, out.data() + done, length - done, static_cast<off_t>(first + done));
      if (n <= 0) return false;
      done += static_cast<std::size_t>(n);
    }
    return true;
  }

 private:
  const int descriptor_;
  struct stat status_ {};
  bool regular_ = false;
};

// Nobody behind the reader should see these, but a folder's safety is not to depend on it.
bool harmless(std::string_view path) {
  return !path.empty() && path.front() == '/' && path.find("/.") == std::string_view::npos &&
         path.find('\0') == std::string_view::npos;
}

std::string content_range(const ByteRange& range, std::uint64_t size) {
  std::string out = "bytes ";
  if (range.kind == ByteRange::Kind::unsatisfiable) {
    out += '*';
  } else {
    append_number(out, range.first);
    out += '-';
    append_number(out, range.first + range.length - 1);
  }
  out += '/';
  append_number(out, size);
  return out;
}

Response redirect(const std::string& path) {
  std::string location;
  for (std::size_t start = 1; start <= path.size();) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    location += '/' + encode_component(std::string_view(path).substr(start, end - start));
    start = end + 1;
  }
  Response answer;
  answer.status = 301;
  answer.headers.push_back({"Location", location + '/'});
  return answer;
}

ByteRange asked_range(const Request& request, const File& file, const std::string& tag) {
  const std::string* range = request.header("Range");
  const std::string* condition = request.header("If-Range");
  if (range == nullptr || request.method != "GET" || (condition != nullptr && *condition != tag))
    return {ByteRange::Kind::whole, 0, file.size()};
  return byte_range(*range, file.size());
}

bool respond(const Request& request, const File& file, std::string_view name, Response& response) {
  const std::string tag = file.tag();
  Response answer;
  // The tag is asked about every time, so a new version of a page is seen at once.
  answer.headers = {
      {"ETag", tag}, {"Cache-Control", "no-cache"}, {"X-Content-Type-Options", "nosniff"}};
  const std::string* known = request.header("If-None-Match");
  if (known != nullptr && names_tag(*known, tag)) {
    answer.status = 304;
    response = std::move(answer);
    return true;
  }
  const ByteRange range = asked_range(request, file, tag);
  if (range.kind == ByteRange::Kind::unsatisfiable) {
    answer.status = 416;
  } else {
    if (!file.read(range.first, range.length, answer.body)) return false;
    answer.headers.push_back({"Content-Type", std::string(content_type(name))});
    answer.headers.push_back({"Accept-Ranges", "bytes"});
  }
  if (range.kind != ByteRange::Kind::whole)
    answer.headers.push_back({"Content-Range", content_range(range, file.size())});
  if (range.kind == ByteRange::Kind::part) answer.status = 206;
  response = std::move(answer);
  return true;
}

}  // namespace

StaticFiles::StaticFiles(const fs::path& folder) {
  std::error_code ec;
  const fs::path real = fs::canonical(folder, ec);
  if (!ec && fs::is_directory(real, ec)) root_ = real.string();
}

// The real name of what the path stands for, or "" when it is not there or outside of the folder.
std::string StaticFiles::inside(std::string_view path) const {
  if (root_.empty() || !harmless(path)) return {};
  std::error_code ec;
  const std::string real = fs::canonical(root_ + std::string(path), ec).string();
  const bool within = real == root_ || (real.size() > root_.size() && real[root_.size()] == '/' &&
                                        real.compare(0, root_.size(), root_) == 0);
  return ec || !within ? std::string() : real;
}

bool StaticFiles::answer(const Request& request, Response& response) const {
  if (request.method != "GET" && request.method != "HEAD") return false;
  std::string path = request.path;
  const bool slash = !path.empty() && path.back() == '/';
  std::string real = inside(path);
  if (real.empty()) return false;
  std::error_code ec;
  if (fs::is_directory(real, ec)) {
    real = inside(path + (slash ? "index.html" : "/index.html"));
    if (real.empty() || !fs::is_regular_file(real, ec)) return false;
    if (!slash) {
      response = redirect(path);
      return true;
    }
    path += "index.html";
  } else if (slash) {
    return false;
  }
  const File file(real);
  return file.good() && respond(request, file, path, response);
}

std::string_view content_type(std::string_view file_name) {
  static constexpr std::pair<std::string_view, std::string_view> types[] = {
      {"html", "text/html; charset=utf-8"},
      {"js", "text/javascript; charset=utf-8"},
      {"mjs", "text/javascript; charset=utf-8"},
      {"css", "text/css; charset=utf-8"},
      {"json", "application/json"},
      {"map", "application/json"},
      {"webmanifest", "application/manifest+json"},
      {"yaml", "application/yaml"},
      {"txt", "text/plain; charset=utf-8"},
      {"md", "text/markdown; charset=utf-8"},
      {"xml", "application/xml"},
      {"svg", "image/svg+xml"},
      {"png", "image/png"},
      {"jpg", "image/jpeg"},
      {"jpeg", "image/jpeg"},
      {"gif", "image/gif"},
      {"webp", "image/webp"},
      {"ico", "image/x-icon"},
      {"woff2", "font/woff2"},
      {"woff", "font/woff"},
      {"wasm", "application/wasm"},
      {"pdf", "application/pdf"}};
  const std::string_view name = file_name.substr(file_name.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos)
    for (const auto& [ending, type] : types)
      if (same_word(name.substr(dot + 1), ending)) return type;
  return "application/octet-stream";
}

}  // namespace runtime::http
