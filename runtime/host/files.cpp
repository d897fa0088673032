// Opening in the order of the system; what is there first, as it tells what should be.
#include "runtime/host/files.hpp"

#include <vector>

#include "runtime/engine/tables.hpp"

namespace runtime {
namespace {

std::vector<std::string> names_of(const kit::System& system) {
  std::vector<std::string> out;
  for (const auto& context : system.contexts) out.push_back(context.name);
  out.emplace_back("bank");
  return out;
}

std::filesystem::path file_of(const std::filesystem::path& folder, const std::string& name) {
  return folder / (name + ".db");
}

bool is_there(const std::filesystem::path& folder, const std::string& name) {
  return std::filesystem::exists(file_of(folder, name));
}

}  // namespace

std::filesystem::path folder_with_data(const kit::System& system, const std::string& data) {
  auto folder = std::filesystem::path(data) / system.name;
  if (!std::filesystem::is_directory(folder))
    throw store::StoreError("there is no data of " + system.name + " in " + data +
                            "; name the folder with --data");
  for (const auto& name : names_of(system))
    if (!is_there(folder, name))
      throw store::StoreError(file_of(folder, name).string() +
                              " is missing: restore the whole folder, with all files of one moment;"
                              " if it is new in this version, start and stop it once");
  return folder;
}

Files::Files(const kit::System& system, const std::string& data, bool make)
    : folder_(make ? std::filesystem::path(data) / system.name : folder_with_data(system, data)) {
  if (make) std::filesystem::create_directories(folder_);
  std::vector<std::string> missing;
  for (const auto& name : names_of(system))
    if (is_there(folder_, name))
      open(name);
    else
      missing.push_back(name);
  for (const auto& name : missing) refuse_if_lost(name);
  for (const auto& name : missing) open(name);
}

void Files::open(const std::string& name) {
  stores_[name] = std::make_unique<store::SqliteStore>(file_of(folder_, name).string());
}

// What somebody has followed was there, and must not begin anew.
void Files::refuse_if_lost(const std::string& name) {
  const kit::Value key(name);
  for (const auto& [follower, store] : stores_) {
    std::int64_t heard = 0;
    try {
      const auto reader = store::read_only(file_of(folder_, follower).string(), {inbox::table()});
      reader->get(0, {&key, 1}, [&](std::span<const kit::Value> row) {
        heard = row[inbox::seq].integer();
        return false;
      });
    } catch (const store::StoreError&) {
      continue;  // it has no such table: it has followed nobody yet
    }
    if (heard > 0)
      throw store::StoreError(file_of(folder_, name).string() + " is missing, and " + follower +
                              " has heard what " + name + " said up to its event " +
                              std::to_string(heard) +
                              ": restore the whole folder, with all files of one moment");
  }
}

}  // namespace runtime
