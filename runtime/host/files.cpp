// Opening in the order of the system.
#include "runtime/host/files.hpp"

namespace runtime {

Files::Files(const kit::System& system, const std::string& data, bool make)
    : folder_(std::filesystem::path(data) / system.name) {
  if (make)
    std::filesystem::create_directories(folder_);
  else if (!std::filesystem::is_directory(folder_))
    throw store::StoreError("there is no data of " + system.name + " in " + data +
                            "; name the folder with --data");
  const auto open = [&](const std::string& name) {
    stores_[name] = std::make_unique<store::SqliteStore>((folder_ / (name + ".db")).string());
  };
  for (const auto& context : system.contexts) open(context.name);
  open("bank");
}

}  // namespace runtime
