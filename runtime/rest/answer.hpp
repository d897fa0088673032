// From a command's result to the answer of the request that asked for it. A Plan holds all that
// this needs besides the result, so that the answer can be written on the context's thread, and
// again after a crash.
#pragma once
#include <string>
#include <vector>

#include "runtime/rest/edge.hpp"

namespace runtime::rest {

struct Plan {
  enum class Mode {
    create,
    replace,
    put,
    patch,
    erase,
    action
  };  // replace: POST with an existing id
  Mode mode = Mode::create;
  const Place* place = nullptr;
  std::string base;
  std::string path;  // of the request
  Media media;
  bool wants_body = false;
  bool korean = false;
  std::string word;               // the state as commanded, for a replace
  std::vector<std::string> sent;  // the properties sent, for a replace
};

http::Response answer(const Edge& edge, const Plan& plan, const Result& result);

std::string text_of(const Plan& plan);
// False: the model has changed, or it was not written by text_of().
bool read_plan(std::string_view text, const Routes& routes, Plan& plan);

}  // namespace runtime::rest
