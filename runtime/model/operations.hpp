// What can be asked over HTTP, one entry for each method and path, in the order of the model: the
// routes table and OpenAPI are both written from it.
#pragma once
#include <string>
#include <vector>

#include "kit/model.hpp"

namespace runtime::model {

struct Operation {
  enum class Kind { list, read, search, create, update, remove, act };
  Kind kind = Kind::list;
  std::string method, path;  // "/orders/{id}/cancel"
  std::string what;          // the command's name, or "read ..."
  std::string search_field;  // of a search
  const kit::Context* context = nullptr;
  const kit::AggregateModel* aggregate = nullptr;  // nullptr: a view
  const kit::Resource* resource = nullptr;
  const kit::Type* type = nullptr;             // what is read
  const kit::CommandModel* command = nullptr;  // nullptr: it only reads, or the state word decides
};

std::vector<Operation> operations_of(const kit::System& system);

// The commands that a PATCH, PUT or POST with a state word may mean.
std::vector<const kit::CommandModel*> worded(const kit::AggregateModel& aggregate);

}  // namespace runtime::model
