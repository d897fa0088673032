// SQLite's layer to the files, with one thing done otherwise: a page of the write-ahead log goes to
// the kernel together with the header before it, in one call instead of two. Both calls cost about
// the same, and a commit is mostly such calls.
#pragma once

namespace runtime::store::sqlite {

// Its name, for sqlite3_open_v2. Any thread.
const char* log_vfs();

}  // namespace runtime::store::sqlite
