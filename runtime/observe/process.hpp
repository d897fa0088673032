// What the kernel says about this process.
#pragma once
#include <cstdint>

namespace runtime::observe {

struct ProcessFigures {
  double cpu_seconds = 0;
  double resident_bytes = 0;
  double virtual_bytes = 0;
  double open_fds = 0;
  double max_fds = 0;
  double threads = 0;
  double start_time_seconds = 0;  // since 1970
};

// Zeros where it says nothing.
ProcessFigures process_figures();

}  // namespace runtime::observe
