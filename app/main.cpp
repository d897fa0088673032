// The program: what was asked for on the command line, done.
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "runtime/config/config.hpp"

int main(int count, char** words) {
  return app::run(std::vector<std::string>(words + (count > 0), words + count),
                  runtime::config::environment());
}
