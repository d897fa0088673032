// Commands as people type them (httpie 3 and curl), turned into the request that those programs
// would send.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "runtime/script/script.hpp"

namespace runtime::script {

// Splits as a shell does: quotes, backslashes, and a comment behind a blank and "#". Returns "" or
// what is wrong.
std::string split_words(std::string_view line, std::vector<std::string>& words);

// Each fills the request and returns "" or what is wrong. The first word is the program's name.
std::string read_httpie(const std::vector<std::string>& words, Request& request);
std::string read_curl(const std::vector<std::string>& words, Request& request);

// ":8088/orders", "localhost:8081/orders", "http://host/orders" and "/orders" into host and target.
std::string read_url(std::string_view url, Request& request);

void set_header(Request& request, std::string_view name, std::string_view value);
bool has_header(const Request& request, std::string_view name);

}  // namespace runtime::script
