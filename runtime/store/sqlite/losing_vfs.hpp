// For tests: a layer under SQLite that counts syncs, fails them on demand and shows what a disk may
// hold when the power fails: every synced sector, and of those written since any selection.
#pragma once
#include <functional>
#include <map>
#include <random>
#include <string>

namespace runtime::store::sqlite {

// There is one at a time; SqliteOptions::vfs = LosingVfs::name makes a store use it.
class LosingVfs {
 public:
  static constexpr const char* name = "losing";

  LosingVfs();
  ~LosingVfs();
  LosingVfs(const LosingVfs&) = delete;
  LosingVfs& operator=(const LosingVfs&) = delete;

  // How often a file whose name ends so was synced.
  int syncs(const std::string& ending) const;
  // Writes beside `to` what could be left of `path` and its log after a loss of power just now.
  void lose_power(const std::string& path, const std::string& to, std::mt19937& random) const;

  bool fail_syncs = false;
  bool full = false;  // there is no space for another byte of a log
  std::function<void()> before_sync = [] {};

  // For the layer itself.
  void synced(const std::string& path);

 private:
  std::map<std::string, std::string> on_disk_;  // contents as of the last sync
  std::map<std::string, int> syncs_;
};

}  // namespace runtime::store::sqlite
