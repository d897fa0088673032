// flock, and the holder's process id in the file for the message that the second one gets.
#include "runtime/store/sqlite/lock_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "runtime/store/store.hpp"

namespace runtime::store::sqlite {
namespace {

std::string holder(int file) {
  std::array<char, 24> text{};
  const ssize_t size = pread(file, text.data(), text.size(), 0);
  if (size <= 0) return "another process";
  return "process " + std::string(text.data(), static_cast<std::size_t>(size));
}

void write_holder(int file) {
  const std::string text = std::to_string(getpid());
  // Only a help for people: when it cannot be written, the lock still holds.
  if (ftruncate(file, 0) != 0 || pwrite(file, text.data(), text.size(), 0) < 0) return;
}

}  // namespace

LockFile::LockFile(const std::string& path) {
  file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file_ < 0)
    throw StoreError("cannot open " + path + ": " + std::strerror(errno) +
                     "; its folder must exist and be writable");
  if (flock(file_, LOCK_EX | LOCK_NB) == 0) {
    write_holder(file_);
    return;
  }
  const int error = errno;
  const std::string who = holder(file_);
  close(file_);
  if (error != EWOULDBLOCK) throw StoreError("cannot lock " + path + ": " + std::strerror(error));
  throw StoreError(path + " is held by " + who +
                   ": stop that one first, or give this one another data folder");
}

LockFile::~LockFile() { close(file_); }

}  // namespace runtime::store::sqlite
