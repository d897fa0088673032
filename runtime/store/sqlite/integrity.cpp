// A quick check reads the whole file, so that a start with much data would take seconds; above the
// limit only the schema is read then, and damage shows when its page is.
#include "runtime/store/sqlite/integrity.hpp"

#include "runtime/store/store.hpp"

namespace runtime::store::sqlite {
namespace {

Integrity chosen(Connection& connection, const SqliteOptions& options) {
  if (options.integrity != Integrity::by_size) return options.integrity;
  const auto bytes = connection.number("PRAGMA page_count") * connection.number("PRAGMA page_size");
  return bytes <= options.quick_check_bytes_max ? Integrity::quick : Integrity::schema;
}

void demand_ok(Connection& connection, const std::string& check) {
  const std::string answer = connection.text(check);
  if (answer == "ok") return;
  throw StoreError(connection.path() + " is damaged (" + answer +
                   "): stop, keep the file, and put a backup in its place");
}

}  // namespace

void check_integrity(Connection& connection, const SqliteOptions& options) {
  connection.number("SELECT count(*) FROM sqlite_schema");
  switch (chosen(connection, options)) {
    case Integrity::by_size:
    case Integrity::schema:
      return;
    case Integrity::quick:
      return demand_ok(connection, "PRAGMA quick_check(1)");
    case Integrity::full:
      return demand_ok(connection, "PRAGMA integrity_check(1)");
  }
}

}  // namespace runtime::store::sqlite
