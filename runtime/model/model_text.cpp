// The list of formats.
#include "runtime/model/model_text.hpp"

#include <array>

namespace runtime {

std::span<const std::string_view> model_formats() {
  static constexpr std::array<std::string_view, 6> names = {"routes", "openapi", "asyncapi",
                                                            "sql",    "mermaid", "board"};
  return names;
}

std::string model_text(const kit::System& system, std::string_view format, std::string_view base) {
  if (format == "routes") return model::routes_text(system);
  if (format == "openapi") return model::openapi_text(system, base);
  if (format == "asyncapi") return model::asyncapi_text(system);
  if (format == "sql") return model::sql_text(system);
  if (format == "mermaid" || format == "board") return model::mermaid_text(system);
  return {};
}

}  // namespace runtime
