// Keeps a second process, or a second store in this one, away from a database file. The kernel
// drops the lock with the process, however it ends; the file stays, since removing it would be a
// race.
#pragma once
#include <string>

namespace runtime::store::sqlite {

class LockFile {
 public:
  // Throws StoreError when somebody else holds it.
  explicit LockFile(const std::string& path);
  ~LockFile();
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;

 private:
  int file_ = -1;
};

}  // namespace runtime::store::sqlite
