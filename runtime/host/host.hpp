// A system served by this process: its stores as SQLite files, threads for its contexts, the
// public port and the management port. start() returns once it answers; stop() loses nothing that
// was acknowledged.
#pragma once
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kit/model.hpp"
#include "runtime/engine/clock.hpp"
#include "runtime/engine/notifier.hpp"
#include "runtime/engine/observer.hpp"
#include "runtime/yard/settings.hpp"

namespace runtime {

class Yard;

// Made for who found this machine by that name, "localhost".
using IndexPage = std::function<std::string(std::string_view host)>;

// What the host is to tell of itself, and to whom. All of it outlives the host.
struct HostParts {
  Notifier* notifier = nullptr;
  std::function<Observer&(const kit::Context&)> observer;
  // The metrics page; empty: there is none.
  std::function<std::string()> metrics;
  // The page that a browser gets at "/", unless a folder of files is served; empty: none.
  IndexPage index;
  // One answered request, for metrics; called on I/O threads. `uri` is a template, "/orders/{id}",
  // and "" where there is nothing: what clients make up is not in it.
  std::function<void(const std::string& method, const std::string& uri, int status, double seconds)>
      answered;
  // What was thrown while a request was served, or before there was one (then the path is empty);
  // called on I/O threads.
  std::function<void(const std::string& path, std::string_view what)> failed;
};

class Host {
 public:
  // Opens (and makes) the stores under settings.data; throws with words a person can act on.
  Host(const kit::System& system, const Settings& settings, HostParts parts);
  ~Host();
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;

  void start();
  int port() const;
  int management_port() const;
  std::size_t connections() const;  // open ones of clients; any thread
  // Ready is false at once; what runs is answered, queues are drained; then everything ends. False:
  // time was over.
  bool stop(std::chrono::milliseconds at_most);
  Yard& yard();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The model with what the settings change in it: the time-outs of calls.
kit::System adjusted(const kit::System& system, const Settings& settings);

}  // namespace runtime
