// Opening in the order of the system.
#include "runtime/host/files.hpp"

namespace runtime {

std::filesystem::path folder_with_data(const kit::System& system, const std::string& data) {
  auto folder = std::filesystem::path(data) / system.name;
  if (!std::filesystem::is_directory(folder))
    throw store::StoreError("there is no data of " + system.name + " in " + data +
                            "; name the folder with --data");
  return folder;
}

Files::Files(const kit::System& system, const std::string& data, bool make)
    : folder_(make ? std::filesystem::path(data) / system.name : folder_with_data(system, data)) {
  if (make) std::filesystem::create_directories(folder_);
  const auto open = [&](const std::string& name) {
    stores_[name] = std::make_unique<store::SqliteStore>((folder_ / (name + ".db")).string());
  };
  for (const auto& context : system.contexts) open(context.name);
  open("bank");
}

}  // namespace runtime
