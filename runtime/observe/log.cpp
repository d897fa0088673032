// spdlog carries finished lines from a bounded queue to the output; everything else about a line is
// ours.
#include "runtime/observe/log.hpp"

#include <spdlog/async_logger.h>
#include <spdlog/details/thread_pool.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <unistd.h>

namespace runtime::observe {
namespace {

spdlog::sink_ptr sink_for(std::ostream* to) {
  spdlog::sink_ptr sink;
  if (to)
    sink = std::make_shared<spdlog::sinks::ostream_sink_st>(*to);
  else
    sink = std::make_shared<spdlog::sinks::stdout_sink_st>();
  // Only the pool's one thread writes, so neither sink needs a lock.
  sink->set_pattern("%v");
  return sink;
}

Level level_of(std::string_view name) {
  for (const Level level : {Level::debug, Level::info, Level::warn, Level::error})
    if (name_of(level) == name) return level;
  return Level::info;
}

}  // namespace

LogOptions log_options(const Settings& settings) {
  LogOptions out;
  out.level = level_of(settings.log_level);
  const bool terminal = settings.log_format == "auto" && ::isatty(STDOUT_FILENO) == 1;
  out.format = terminal || settings.log_format == "text" ? Format::text : Format::json;
  return out;
}

struct Log::Output {
  Output(std::size_t queue_max, std::ostream* to)
      : pool(std::make_shared<spdlog::details::thread_pool>(queue_max, 1)),
        logger(std::make_shared<spdlog::async_logger>(
            "madang", sink_for(to), pool, spdlog::async_overflow_policy::overrun_oldest)) {
    logger->set_level(spdlog::level::trace);
  }
  std::shared_ptr<spdlog::details::thread_pool> pool;
  std::shared_ptr<spdlog::async_logger> logger;
};

Log::Log(const Clock& clock, LogOptions options)
    : clock_(clock),
      level_(options.level),
      format_(options.format),
      output_(std::make_unique<Output>(options.queue_max, options.to)) {}

Log::~Log() = default;

void Log::write(Level level, std::string_view event, Fields fields, std::string_view correlation) {
  if (!wants(level)) return;
  thread_local std::string line;
  line.clear();
  append_line(line, format_,
              {clock_.now(), level, event, correlation, {fields.begin(), fields.size()}});
  output_->logger->log(spdlog::level::info, spdlog::string_view_t(line.data(), line.size()));
}

std::uint64_t Log::dropped() const { return output_->pool->overrun_counter(); }

}  // namespace runtime::observe
