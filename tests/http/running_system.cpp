// Ports are asked of the kernel and given to the child; another program could take one in between,
// but hardly does.
#include "tests/http/running_system.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace tests {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr auto start_max = std::chrono::seconds(30);
constexpr auto stop_max = std::chrono::seconds(30);

std::uint16_t free_port() {
  const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(probe, reinterpret_cast<sockaddr*>(&address), size);
  ::getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(probe);
  return ntohs(address.sin_port);
}

fs::path new_folder() {
  std::string name = (fs::temp_directory_path() / "madang-story-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("can't make a folder like " + name);
  return name;
}

// A short rest between two looks at something that another process does.
void rest() { ::poll(nullptr, 0, 10); }

}  // namespace

RunningSystem::RunningSystem(const std::string& program, const std::string& system)
    : folder_(new_folder()) {
  servers_.server.port = free_port();
  do servers_.management.port = free_port();
  while (servers_.management.port == servers_.server.port);
  spawn(program, system);
  try {
    await_start();
  } catch (...) {
    stop();
    fs::remove_all(folder_);
    throw;
  }
}

RunningSystem::~RunningSystem() {
  stop();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void RunningSystem::spawn(const std::string& program, const std::string& system) {
  std::vector<std::string> words = {program,
                                    "run",
                                    system,
                                    "--port",
                                    std::to_string(servers_.server.port),
                                    "--management-port",
                                    std::to_string(servers_.management.port),
                                    "--data",
                                    (folder_ / "data").string()};
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const std::string log = (folder_ / "log").string();
  child_ = ::fork();
  if (child_ < 0) throw std::runtime_error("can't start a process");
  if (child_ > 0) return;
  const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(out, STDERR_FILENO);
  ::execv(program.c_str(), arguments.data());
  ::_exit(127);
}

bool RunningSystem::has_ended() {
  if (child_ < 0) return true;
  int status = 0;
  if (::waitpid(child_, &status, WNOHANG) != child_) return false;
  status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  child_ = -1;
  return true;
}

void RunningSystem::await_start() {
  const auto give_up = Clock::now() + start_max;
  runtime::script::Request health;
  health.host = "localhost";
  health.method = "GET";
  health.target = "/actuator/health";
  health.headers = {{"Accept", "*/*"}};
  while (servers_(health).status != 200) {
    if (has_ended())
      throw std::runtime_error("it ended with " + std::to_string(status_) + ":\n" + log());
    if (Clock::now() > give_up) throw std::runtime_error("it does not answer:\n" + log());
    rest();
  }
}

int RunningSystem::stop() {
  if (has_ended()) return status_;
  ::kill(child_, SIGTERM);
  for (const auto give_up = Clock::now() + stop_max; !has_ended(); rest())
    if (Clock::now() > give_up) ::kill(child_, SIGKILL);
  return status_;
}

std::string RunningSystem::log() const {
  std::ostringstream out;
  out << std::ifstream(folder_ / "log").rdbuf();
  return out.str();
}

}  // namespace tests
