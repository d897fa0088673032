// Files of one folder as answers to GET and HEAD: the web pages. Reads with blocking calls, which
// is right for small files that stay in the page cache; whatever leads out of the folder does not
// exist.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "runtime/http/message.hpp"

namespace runtime::http {

class StaticFiles {
 public:
  // A folder that is not there has no files.
  explicit StaticFiles(const std::filesystem::path& folder);

  // False: no such file, or another method; `response` is untouched then. A folder answers with its
  // index.html, and sends to its name with a slash when that was missing, so that relative links
  // work.
  bool answer(const Request& request, Response& response) const;

 private:
  std::string inside(std::string_view path) const;

  std::string root_;  // canonical, without a slash at its end; empty: no files
};

// By the ending of the name; application/octet-stream for what is not known.
std::string_view content_type(std::string_view file_name);

}  // namespace runtime::http
