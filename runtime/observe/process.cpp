// Read from /proc, in a few dozen microseconds: only asked for when somebody looks at the metrics
// page.
#include "runtime/observe/process.hpp"

#include <dirent.h>
#include <sys/resource.h>
#include <unistd.h>

#include <charconv>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace runtime::observe {
namespace {

// Positions in /proc/self/stat, counted from the state that follows the program's name in brackets.
enum StatField : std::size_t {
  user_ticks = 11,
  system_ticks = 12,
  thread_count = 17,
  start_ticks = 19,
  virtual_size = 20,
  resident_pages = 21
};

std::string contents(const char* path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find_first_of(" \n", at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

double number(std::string_view text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return static_cast<double>(value);
}

double boot_seconds() {
  const std::string stat = contents("/proc/stat");
  const auto at = stat.find("btime ");
  return at == std::string::npos ? 0 : number(std::string_view(stat).substr(at + 6));
}

double count_fds() {
  DIR* folder = ::opendir("/proc/self/fd");
  if (!folder) return 0;
  int entries = 0;
  while (::readdir(folder)) ++entries;
  ::closedir(folder);
  return entries - 3;  // ".", ".." and the folder itself
}

}  // namespace

ProcessFigures process_figures() {
  ProcessFigures out;
  const std::string stat = contents("/proc/self/stat");
  const auto bracket = stat.rfind(')');  // the name may contain blanks and brackets
  if (bracket == std::string::npos) return out;
  const auto fields = words(std::string_view(stat).substr(bracket + 1));
  if (fields.size() <= resident_pages) return out;
  const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
  out.cpu_seconds = (number(fields[user_ticks]) + number(fields[system_ticks])) / ticks;
  out.resident_bytes =
      number(fields[resident_pages]) * static_cast<double>(::sysconf(_SC_PAGESIZE));
  out.virtual_bytes = number(fields[virtual_size]);
  out.threads = number(fields[thread_count]);
  out.start_time_seconds = boot_seconds() + number(fields[start_ticks]) / ticks;
  out.open_fds = count_fds();
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) out.max_fds = static_cast<double>(limit.rlim_cur);
  return out;
}

}  // namespace runtime::observe
