// The tables as SQLite gets them, a file for each context.
#include "runtime/store/sqlite/sql.hpp"

#include "runtime/engine/layout.hpp"
#include "runtime/engine/tables.hpp"
#include "runtime/model/model_text.hpp"
#include "runtime/store/sqlite/connection.hpp"

namespace runtime::model {
namespace {

using store::sqlite::quoted;

void append_table(std::string& out, const store::Table& table) {
  out += store::sqlite::create_sql(table) + ";\n";
  for (const auto& index : table.indexes) {
    std::string name = table.name + (index.unique ? " unique" : " by");
    for (const int at : index.columns)
      name.append(" ").append(table.columns[static_cast<std::size_t>(at)].name);
    out.append("CREATE ").append(index.unique ? "UNIQUE " : "").append("INDEX ");
    out.append(quoted(name)).append(" ON ").append(quoted(table.name)).append("(");
    out.append(store::sqlite::column_names(table, index.columns)).append(");\n");
  }
}

}  // namespace

std::string sql_text(const kit::System& system) {
  std::string out;
  for (const auto& context : system.contexts) {
    out.append(out.empty() ? "" : "\n").append("-- ").append(context.name);
    out.append(": ").append(context.title).append("\n");
    const Layouts layouts = layouts_of(context);
    for (const auto& aggregate : layouts.aggregates) append_table(out, aggregate.table);
    for (const auto& view : layouts.views)
      if (!view.of) append_table(out, view.table);
  }
  out += "\n-- the runtime's own, in each file\n";
  for (const auto& table : {events::table(), calls::table(), timers::table(), inbox::table(),
                            parked::table(), replies::table()})
    append_table(out, table);
  return out;
}

}  // namespace runtime::model
