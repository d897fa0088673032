// The log: events with fields, one line each, written by a thread of its own. Writers never wait
// for the output: when the queue is full, the oldest line in it gives way and is counted. Any
// thread may write.
#pragma once
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <memory>
#include <string_view>

#include "runtime/engine/clock.hpp"
#include "runtime/observe/log_line.hpp"
#include "runtime/yard/settings.hpp"

namespace runtime::observe {

struct LogOptions {
  Level level = Level::info;
  Format format = Format::json;
  std::size_t queue_max = 4'096;  // lines
  std::ostream* to = nullptr;     // standard output when there is none; must outlive the log
};

// As the settings say; "auto" looks whether standard output is a terminal.
LogOptions log_options(const Settings& settings);

class Log {
 public:
  Log(const Clock& clock, LogOptions options);
  ~Log();  // writes what is queued
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  // Ask before making anything up for a line.
  bool wants(Level level) const { return level >= level_; }

  using Fields = std::initializer_list<LogField>;
  void write(Level level, std::string_view event, Fields fields = {},
             std::string_view correlation = {});
  void debug(std::string_view event, Fields fields = {}, std::string_view correlation = {}) {
    write(Level::debug, event, fields, correlation);
  }
  void info(std::string_view event, Fields fields = {}, std::string_view correlation = {}) {
    write(Level::info, event, fields, correlation);
  }
  void warn(std::string_view event, Fields fields = {}, std::string_view correlation = {}) {
    write(Level::warn, event, fields, correlation);
  }
  void error(std::string_view event, Fields fields = {}, std::string_view correlation = {}) {
    write(Level::error, event, fields, correlation);
  }

  std::uint64_t dropped() const;  // lines that gave way

 private:
  struct Output;
  const Clock& clock_;
  const Level level_;
  const Format format_;
  std::unique_ptr<Output> output_;
};

}  // namespace runtime::observe
