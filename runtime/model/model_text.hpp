// A system's model as text: what its service.cpp files declare, once more for people and for other
// programs. Pure.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "kit/model.hpp"

namespace runtime {

// routes, openapi, asyncapi, sql, mermaid (also called board).
std::span<const std::string_view> model_formats();

// `base` is the server's address in OpenAPI, "http://localhost:8088". Empty when there is no such
// format.
std::string model_text(const kit::System& system, std::string_view format, std::string_view base);

namespace model {

std::string routes_text(const kit::System& system);
std::string openapi_text(const kit::System& system, std::string_view base);
std::string asyncapi_text(const kit::System& system);
std::string sql_text(const kit::System& system);
std::string mermaid_text(const kit::System& system);

}  // namespace model
}  // namespace runtime
