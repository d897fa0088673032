// Which path means what: the resources of all sites, compiled once from the model, and the look-up
// of a path among them.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/rest/hal.hpp"
#include "runtime/rest/options.hpp"

namespace runtime::rest {

// One aggregate or view at its collection path.
struct Place {
  std::size_t site = 0;
  const kit::Context* context = nullptr;
  const kit::AggregateModel* aggregate = nullptr;  // nullptr: a view
  const kit::Resource* resource = nullptr;
  Layout layout;
  Shape shape;
  int state_column = -1;  // of the property whose words are commands
  const kit::CommandModel* create = nullptr;
  const kit::CommandModel* update = nullptr;
  const kit::CommandModel* erase = nullptr;
  bool words = false;  // some command has a word

  const kit::Type& type() const { return *layout.type; }
  const kit::CommandModel* action(std::string_view name) const;
  // The field that a search of that name ("findByOrderId") looks at, or nullptr.
  const kit::Field* search(std::string_view name) const;
};

std::string search_name(std::string_view field);

struct Target {
  enum class Kind {
    nothing,  // no path of ours
    root,
    profiles,
    profile,
    collection,
    item,
    action,
    searches,
    search,
    missing  // below a collection, but not there
  };
  Kind kind = Kind::nothing;
  const Place* place = nullptr;
  std::int64_t id = 0;
  std::string_view name;  // of a search; borrowed from the path
  const kit::CommandModel* action = nullptr;
};

class Routes {
 public:
  explicit Routes(const std::vector<Site>& sites);
  Routes(const Routes&) = delete;
  Routes& operator=(const Routes&) = delete;

  Target find(std::string_view path) const;
  const Place* place(std::string_view context, std::string_view collection) const;
  // In the order of their types' names, as the originals list them.
  const std::vector<const Place*>& by_type() const { return by_type_; }

 private:
  const Place* named(std::string_view collection) const;
  Target below(const Place& place, std::string_view second, std::string_view third) const;
  std::vector<Place> places_;
  std::vector<std::pair<std::string, const Place*>> names_;
  std::vector<const Place*> by_type_;
};

// "/orders/{id}"; "" of what is not there.
std::string template_of(const Target& target);

// What a method may be asked of; for Allow, in the order of the originals.
std::string allowed_methods(const Target& target);
bool allows(const Target& target, std::string_view method);

}  // namespace runtime::rest
