// A virtual table without a schema of its own: SQLite calls it for each row and each value.
#include "runtime/store/sqlite/given_rows.hpp"

#include <sqlite3.h>

#include <memory>

#include "runtime/store/rules.hpp"
#include "runtime/store/sqlite/connection.hpp"

namespace runtime::store::sqlite {
namespace {

constexpr const char* pointer_name = "given rows";

}  // namespace

struct GivenTable : sqlite3_vtab {
  explicit GivenTable(int width) : sqlite3_vtab{}, columns(width) {}
  const int columns;
};

struct GivenCursor : sqlite3_vtab_cursor {
  GivenRows* rows = nullptr;

  // The number of columns comes with the name.
  static int connect(sqlite3* db, void* columns, int, const char* const*, sqlite3_vtab** out,
                     char**) {
    const auto width = static_cast<int>(reinterpret_cast<std::intptr_t>(columns));
    std::string sql = "CREATE TABLE given(";
    for (int i = 0; i < width; ++i) sql.append("c").append(std::to_string(i)).append(",");
    sql.append("rows HIDDEN)");
    if (const int code = sqlite3_declare_vtab(db, sql.c_str()); code != SQLITE_OK) return code;
    *out = std::make_unique<GivenTable>(width).release();
    return SQLITE_OK;
  }
  static int disconnect(sqlite3_vtab* table) {
    delete static_cast<GivenTable*>(table);
    return SQLITE_OK;
  }
  // Only with its argument, the hidden column.
  static int plan(sqlite3_vtab* table, sqlite3_index_info* info) {
    for (int i = 0; i < info->nConstraint; ++i) {
      const auto& asked = info->aConstraint[i];
      if (asked.iColumn != static_cast<GivenTable*>(table)->columns || asked.usable == 0) continue;
      info->aConstraintUsage[i] = {.argvIndex = 1, .omit = 1};
      return SQLITE_OK;
    }
    return SQLITE_CONSTRAINT;
  }
  static int open(sqlite3_vtab*, sqlite3_vtab_cursor** out) {
    *out = std::make_unique<GivenCursor>().release();
    return SQLITE_OK;
  }
  static int close(sqlite3_vtab_cursor* cursor) {
    delete static_cast<GivenCursor*>(cursor);
    return SQLITE_OK;
  }
  static GivenRows* rows_of(sqlite3_vtab_cursor* cursor) {
    return static_cast<GivenCursor*>(cursor)->rows;
  }
  static int begin(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value** given) {
    auto* const rows = static_cast<GivenRows*>(sqlite3_value_pointer(given[0], pointer_name));
    if (!rows) return SQLITE_MISUSE;
    static_cast<GivenCursor*>(cursor)->rows = rows;
    return next(cursor);
  }
  static int next(sqlite3_vtab_cursor* cursor) {
    return rows_of(cursor)->next() ? SQLITE_OK : SQLITE_ERROR;
  }
  static int ended(sqlite3_vtab_cursor* cursor) { return rows_of(cursor)->more_ ? 0 : 1; }
  static int value(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int column) {
    rows_of(cursor)->tell(context, static_cast<std::size_t>(column));
    return SQLITE_OK;
  }
  static int number(sqlite3_vtab_cursor*, sqlite3_int64* out) {
    *out = 0;
    return SQLITE_OK;
  }
};

namespace {

sqlite3_module module_of_given() {
  sqlite3_module module{};
  module.xConnect = &GivenCursor::connect;
  module.xDisconnect = &GivenCursor::disconnect;
  module.xBestIndex = &GivenCursor::plan;
  module.xOpen = &GivenCursor::open;
  module.xClose = &GivenCursor::close;
  module.xFilter = &GivenCursor::begin;
  module.xNext = &GivenCursor::next;
  module.xEof = &GivenCursor::ended;
  module.xColumn = &GivenCursor::value;
  module.xRowid = &GivenCursor::number;
  return module;
}

}  // namespace

std::string GivenRows::table_of(Connection& connection, std::size_t columns) {
  static const sqlite3_module module = module_of_given();
  std::string name = "madang_given_" + std::to_string(columns);
  if (connection.number("SELECT count(*) FROM pragma_module_list WHERE name='" + name + "'") == 0 &&
      sqlite3_create_module_v2(connection.handle(), name.c_str(), &module,
                               reinterpret_cast<void*>(columns), nullptr) != SQLITE_OK)
    connection.fail(name);
  return name;
}

GivenRows::GivenRows(const Table& table, const RowSource& rows)
    : table_(table), rows_(rows), instants_(table.columns.size()) {}

void GivenRows::bind(sqlite3_stmt* statement) {
  sqlite3_bind_pointer(statement, 1, this, pointer_name, nullptr);
}

void GivenRows::rethrow() const {
  if (failure_) std::rethrow_exception(failure_);
}

bool GivenRows::next() {
  try {
    more_ = rows_(row_);
    if (more_) check_row(table_, row_);
  } catch (...) {
    failure_ = std::current_exception();
  }
  return !failure_;
}

void GivenRows::tell(sqlite3_context* context, std::size_t column) {
  const kit::Value& value = row_[column];
  std::string_view text;
  switch (value.tag()) {
    case kit::Value::Tag::null:
      return;
    case kit::Value::Tag::real:
      return sqlite3_result_double(context, value.real());
    case kit::Value::Tag::integer:
      if (table_.columns[column].kind == kit::Kind::real)
        return sqlite3_result_double(context, value.real());
      if (table_.columns[column].kind != kit::Kind::instant)
        return sqlite3_result_int64(context, value.integer());
      text = write_instant(value.integer(), instants_[column]);
      break;
    case kit::Value::Tag::text:
      text = value.text();
      break;
  }
  sqlite3_result_text64(context, text.data() ? text.data() : "", text.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
}

}  // namespace runtime::store::sqlite
