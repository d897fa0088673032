// The SQLite files of a system under its data folder: one for each context, and the simulated
// bank's book.
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "kit/model.hpp"
#include "runtime/store/sqlite/sqlite_store.hpp"

namespace runtime {

// data/<system>. Throws when it is not there, or a file of it is missing.
std::filesystem::path folder_with_data(const kit::System& system, const std::string& data);

class Files {
 public:
  // Opens data/<system>/<context>.db. Throws with words a person can act on: another process has
  // them, a file is damaged, or one is missing. With `make` those are made that never were there:
  // all at the first start, and that of a context which a newer program brings.
  Files(const kit::System& system, const std::string& data, bool make);

  store::Store& store(const std::string& name) { return *stores_.at(name); }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  void open(const std::string& name);
  void refuse_if_lost(const std::string& name);

  std::filesystem::path folder_;
  std::map<std::string, std::unique_ptr<store::SqliteStore>> stores_;
};

}  // namespace runtime
