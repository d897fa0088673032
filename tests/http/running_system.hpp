// The real program as a child process with an empty data folder of its own, for as long as this
// object lives.
#pragma once
#include <sys/types.h>

#include <filesystem>
#include <string>

#include "runtime/script/client.hpp"

namespace tests {

class RunningSystem {
 public:
  // Starts `program run <system>` and waits until it answers. Throws std::runtime_error with its
  // output when it doesn't.
  RunningSystem(const std::string& program, const std::string& system);
  ~RunningSystem();
  RunningSystem(const RunningSystem&) = delete;
  RunningSystem& operator=(const RunningSystem&) = delete;

  const runtime::script::Servers& servers() const { return servers_; }
  // Asks it to stop and waits; its exit status, or 128 and the signal.
  int stop();
  std::string log() const;

 private:
  void spawn(const std::string& program, const std::string& system);
  bool has_ended();
  void await_start();

  std::filesystem::path folder_;
  runtime::script::Servers servers_;
  pid_t child_ = -1;
  int status_ = 0;
};

}  // namespace tests
