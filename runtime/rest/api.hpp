// REST as the originals speak it (HAL, paging, searches, state words), made from the model alone.
// It turns requests into jobs and reads, and results and rows into answers. No socket and no
// thread: the server and the simulator call it alike.
//
// One Api belongs to one thread, the one that calls handle(); answers to commands are written on
// the context's thread. Ports, clock and model must outlive every job that was handed in.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kit/model.hpp"
#include "runtime/rest/options.hpp"

namespace runtime::rest {

struct Edge;
struct Exchange;

class Api {
 public:
  Api(const kit::System& system, std::vector<Site> sites, ApiOptions options);

  // Answers once, at once or when the command has ended.
  void handle(http::Request&& request, http::Reply reply) const;

  // "/orders/{id}": the path with what varies taken out, for metrics. Unknown paths have
  // none: "".
  std::string uri_template(std::string_view path) const;

  // The renderer of a reply that an idempotency key was promised before a crash
  // (Idempotency::context). When the model no longer knows what it was about, it renders a 500. May
  // be called from any thread.
  Render revive(const std::string& context) const;

 private:
  std::shared_ptr<const Edge> edge_;
};

}  // namespace runtime::rest
