// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/database.hpp"

#include "common/text.hpp"
#include "input/csv_reader.hpp"

#include <algorithm>  // std::ranges::binary_search
#include <array>
#include <initializer_list>
#include <limits>
#include <new>
#include <utility>  // std::exchange, std::move

namespace client_report {

namespace {

// How long to wait for another program that has the database.
constexpr int patience_ms = 5000;

// How many steps of its machine SQLite takes between two questions whether to go on: about a
// thousandth of a second.
constexpr int steps_between_questions = 10'000;

// The name of the file as SQL quotes a text, for a command of the shell in double quotes.
std::string shell_name(sqlite3* database) {
    const char* name = sqlite3_db_filename(database, "main");
    return name == nullptr ? "FILE" : "'" + printable(name, 200) + "'";
}

// What to do about an error; empty where the message of SQLite is enough.
std::string remedy(sqlite3* database, int result) {
    switch (sqlite3_extended_errcode(database)) {
        case SQLITE_READONLY_ROLLBACK:
            return ": a program that wrote into it was interrupted, and this one only reads; let "
                   "SQLite take back what was half written: sqlite3 " +
                   shell_name(database) + " \"pragma integrity_check\"";
        case SQLITE_READONLY_RECOVERY:
        case SQLITE_READONLY_CANTINIT:
            return ": it has a write-ahead log that cannot be read without writing beside it; see "
                   "to the permissions of its folder, or end the log: sqlite3 " +
                   shell_name(database) + " \"pragma journal_mode = delete\"";
        default: break;
    }
    switch (result & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return ": another program is using the database; try again when it is done";
        case SQLITE_NOTADB: return ": it is no SQLite database, or an encrypted one";
        case SQLITE_CORRUPT: return ": restore a copy, or try .recover of the sqlite3 shell";
        case SQLITE_CANTOPEN: return ": see to its permissions, and to those of its folder";
        case SQLITE_READONLY: return ": see to the permissions of the file and of its folder";
        case SQLITE_FULL: return ": make room on the disk";
        case SQLITE_TOOBIG: return ": a text has at most 16 MB";
        default: return "";
    }
}

// Whether it was a limit of this much memory, and no lack of it, that refused some.
bool memory_limit_reached() noexcept {
    int now = 0;
    int largest = 0;
    return sqlite3_status(SQLITE_STATUS_MALLOC_SIZE, &now, &largest, 0) == SQLITE_OK &&
           sqlite3_memory_highwater(0) + largest >= sqlite_memory;
}

[[noreturn]] void fail(sqlite3* database, int result) {
    if ((result & 0xFF) == SQLITE_NOMEM && memory_limit_reached()) {
        throw sqlite_error("it takes more than the " + std::to_string(sqlite_memory >> 20U) +
                           " MB of memory that SQLite may have; ask for less");
    }
    if ((result & 0xFF) == SQLITE_NOMEM || database == nullptr) {
        throw std::bad_alloc();
    }
    throw sqlite_error(std::string(sqlite3_errmsg(database)) + remedy(database, result));
}

// SQLite counts bytes in int.
int length(std::string_view text) {
    if (text.size() > static_cast<std::size_t>((std::numeric_limits<int>::max)())) {
        throw sqlite_error("a text is longer than 2 GB");
    }
    return static_cast<int>(text.size());
}

template <std::size_t N>
bool is_among(const std::array<std::string_view, N>& names, const char* name) {
    std::string lowered(name == nullptr ? "" : name);
    for (char& c : lowered) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return std::ranges::binary_search(names, std::string_view(lowered));
}

// The functions of SQLite that compute a value and do nothing else. Not among them: load_extension,
// fts3_tokenizer (which takes the address of code), sqlite_log, and what works on the inside of an
// index (optimize, rtreecheck, fts5).
constexpr std::array<std::string_view, 129> harmless_functions{"->",
                                                               "->>",
                                                               "abs",
                                                               "acos",
                                                               "acosh",
                                                               "asin",
                                                               "asinh",
                                                               "atan",
                                                               "atan2",
                                                               "atanh",
                                                               "avg",
                                                               "bm25",
                                                               "ceil",
                                                               "ceiling",
                                                               "changes",
                                                               "char",
                                                               "coalesce",
                                                               "concat",
                                                               "concat_ws",
                                                               "cos",
                                                               "cosh",
                                                               "count",
                                                               "cume_dist",
                                                               "current_date",
                                                               "current_time",
                                                               "current_timestamp",
                                                               "date",
                                                               "datetime",
                                                               "degrees",
                                                               "dense_rank",
                                                               "exp",
                                                               "first_value",
                                                               "floor",
                                                               "format",
                                                               "glob",
                                                               "group_concat",
                                                               "hex",
                                                               "highlight",
                                                               "ifnull",
                                                               "iif",
                                                               "instr",
                                                               "json",
                                                               "json_array",
                                                               "json_array_length",
                                                               "json_error_position",
                                                               "json_extract",
                                                               "json_group_array",
                                                               "json_group_object",
                                                               "json_insert",
                                                               "json_object",
                                                               "json_patch",
                                                               "json_quote",
                                                               "json_remove",
                                                               "json_replace",
                                                               "json_set",
                                                               "json_type",
                                                               "json_valid",
                                                               "julianday",
                                                               "lag",
                                                               "last_insert_rowid",
                                                               "last_value",
                                                               "lead",
                                                               "length",
                                                               "like",
                                                               "likelihood",
                                                               "likely",
                                                               "ln",
                                                               "log",
                                                               "log10",
                                                               "log2",
                                                               "lower",
                                                               "ltrim",
                                                               "match",
                                                               "matchinfo",
                                                               "max",
                                                               "min",
                                                               "mod",
                                                               "nth_value",
                                                               "ntile",
                                                               "nullif",
                                                               "octet_length",
                                                               "offsets",
                                                               "percent_rank",
                                                               "pi",
                                                               "pow",
                                                               "power",
                                                               "printf",
                                                               "quote",
                                                               "radians",
                                                               "random",
                                                               "randomblob",
                                                               "rank",
                                                               "replace",
                                                               "round",
                                                               "row_number",
                                                               "rtreedepth",
                                                               "rtreenode",
                                                               "rtrim",
                                                               "sign",
                                                               "sin",
                                                               "sinh",
                                                               "snippet",
                                                               "soundex",
                                                               "sqlite_compileoption_get",
                                                               "sqlite_compileoption_used",
                                                               "sqlite_source_id",
                                                               "sqlite_version",
                                                               "sqrt",
                                                               "strftime",
                                                               "string_agg",
                                                               "substr",
                                                               "substring",
                                                               "subtype",
                                                               "sum",
                                                               "tan",
                                                               "tanh",
                                                               "time",
                                                               "timediff",
                                                               "total",
                                                               "total_changes",
                                                               "trim",
                                                               "trunc",
                                                               "typeof",
                                                               "unhex",
                                                               "unicode",
                                                               "unixepoch",
                                                               "unlikely",
                                                               "upper",
                                                               "zeroblob"};
static_assert(std::ranges::is_sorted(harmless_functions));

// The pragmas that tell something about the database. With a value, the second list sets it.
constexpr std::array<std::string_view, 13> telling_pragmas{
    "collation_list", "compile_options", "database_list", "foreign_key_list", "function_list",
    "index_info",     "index_list",      "index_xinfo",   "module_list",      "pragma_list",
    "table_info",     "table_list",      "table_xinfo"};
static_assert(std::ranges::is_sorted(telling_pragmas));
constexpr std::array<std::string_view, 8> telling_or_setting_pragmas{
    "application_id", "data_version", "encoding",       "freelist_count",
    "page_count",     "page_size",    "schema_version", "user_version"};
static_assert(std::ranges::is_sorted(telling_or_setting_pragmas));

// The tables behind an R-tree, which SQLite prepares to write into even where it only reads.
bool is_behind_rtree(const char* table) {
    const std::string_view name(table == nullptr ? "" : table);
    return name.ends_with("_node") || name.ends_with("_rowid") || name.ends_with("_parent");
}

}  // namespace

sqlite_statement::sqlite_statement(sqlite3* database, sqlite_guard& guard, std::string_view sql)
    : database_(database), guard_(&guard) {
    sqlite3_stmt* statement = nullptr;
    const char* text = sql.data();
    const char* rest = nullptr;
    guard.refused.clear();
    const int result = sqlite3_prepare_v2(database, text, length(sql), &statement, &rest);
    check(result);
    statement_.reset(statement);
    rest_ = sql.substr(static_cast<std::size_t>(rest - text));
}

void sqlite_statement::check(int result) const {
    if (result != SQLITE_OK) {
        stop(result);
    }
}

void sqlite_statement::stop(int result) const {
    // What SQLite says of it is "not authorized".
    if (!guard_->refused.empty() &&
        std::string_view(sqlite3_errmsg(database_)).find("not authorized") !=
            std::string_view::npos) {
        throw sqlite_error(guard_->refused);
    }
    fail(database_, result);
}

bool sqlite_statement::only_reads() const noexcept {
    return sqlite3_stmt_readonly(statement_.get()) != 0;
}

int sqlite_statement::columns() const noexcept {
    return sqlite3_column_count(statement_.get());
}

std::string sqlite_statement::name(int column) const {
    const char* name = sqlite3_column_name(statement_.get(), column);
    if (name == nullptr) {
        throw std::bad_alloc();
    }
    return name;
}

int sqlite_statement::parameters() const noexcept {
    return sqlite3_bind_parameter_count(statement_.get());
}

std::string sqlite_statement::parameter(int number) const {
    const char* name = sqlite3_bind_parameter_name(statement_.get(), number);
    return name == nullptr ? "?" + std::to_string(number) : std::string(name);
}

bool sqlite_statement::step() {
    const int result = sqlite3_step(statement_.get());
    if (guard_->thrown) {
        std::rethrow_exception(std::exchange(guard_->thrown, nullptr));
    }
    if (result != SQLITE_ROW && result != SQLITE_DONE) {
        stop(result);
    }
    return result == SQLITE_ROW;
}

int sqlite_statement::type(int column) const noexcept {
    return sqlite3_column_type(statement_.get(), column);
}

double sqlite_statement::real(int column) const noexcept {
    return sqlite3_column_double(statement_.get(), column);
}

std::int64_t sqlite_statement::integer(int column) const noexcept {
    return sqlite3_column_int64(statement_.get(), column);
}

std::string_view sqlite_statement::text(int column) const {
    const void* text = sqlite3_column_text(statement_.get(), column);
    if (text == nullptr) {
        throw std::bad_alloc();
    }
    return {static_cast<const char*>(text),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

void sqlite_statement::bind_null(int parameter) {
    check(sqlite3_bind_null(statement_.get(), parameter));
}

void sqlite_statement::bind(int parameter, double value) {
    check(sqlite3_bind_double(statement_.get(), parameter, value));
}

void sqlite_statement::bind(int parameter, std::int64_t value) {
    check(sqlite3_bind_int64(statement_.get(), parameter, value));
}

void sqlite_statement::bind(int parameter, std::string_view value) {
    // A null pointer would be bound as NULL.
    const char* text = value.data() == nullptr ? "" : value.data();
    check(sqlite3_bind_text(statement_.get(), parameter, text, length(value), SQLITE_STATIC));
}

void sqlite_statement::reset() {
    check(sqlite3_reset(statement_.get()));
}

namespace {

int open_flags(sqlite_database::use what_for) noexcept {
    switch (what_for) {
        case sqlite_database::use::read: return SQLITE_OPEN_READONLY;
        case sqlite_database::use::write: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        case sqlite_database::use::write_existing: break;
    }
    return SQLITE_OPEN_READWRITE;
}

// SQLite has names with a meaning: ":memory:", "file:..." and the empty one.
std::string file_name(const std::string& file) {
    return file.starts_with('/') ? file : "./" + file;
}

extern "C" int allow_reading(void* guard, int action, const char* first, const char* second,
                             const char* /*database*/, const char* /*within*/) {
    try {
        switch (action) {
            case SQLITE_SELECT:
            case SQLITE_READ:
            case SQLITE_RECURSIVE: return SQLITE_OK;
            case SQLITE_FUNCTION:
                if (is_among(harmless_functions, second)) {
                    return SQLITE_OK;
                }
                static_cast<sqlite_guard*>(guard)->refused =
                    "the function " + printable(second, 60) + " is not allowed here";
                return SQLITE_DENY;
            case SQLITE_PRAGMA:
                if (is_among(telling_pragmas, first) ||
                    (second == nullptr && is_among(telling_or_setting_pragmas, first))) {
                    return SQLITE_OK;
                }
                break;
            case SQLITE_UPDATE:
                // What SQLite asks for when it declares a virtual table; the mode "defensive" keeps
                // everybody else from it.
                if (std::string_view(first) == "sqlite_master") {
                    return SQLITE_OK;
                }
                break;
            case SQLITE_INSERT:
            case SQLITE_DELETE:
                if (is_behind_rtree(first)) {
                    return SQLITE_OK;
                }
                break;
            default: break;
        }
        static_cast<sqlite_guard*>(guard)->refused =
            "only a statement that reads is allowed; give a select";
    } catch (...) {  // no memory; what is not allowed stays so
    }
    return SQLITE_DENY;
}

extern "C" int ask_whether_to_go_on(void* given) {
    auto& guard = *static_cast<sqlite_guard*>(given);
    try {
        return guard.go_on() ? 0 : 1;
    } catch (...) {
        guard.thrown = std::current_exception();  // it must not pass through the C library
        return 1;
    }
}

}  // namespace

sqlite_database::sqlite_database(const std::string& file, use what_for) {
    sqlite3* database = nullptr;
    const int result =
        sqlite3_open_v2(file_name(file).c_str(), &database, open_flags(what_for), nullptr);
    database_.reset(database);
    if (result != SQLITE_OK) {
        fail(database, result);
    }
    sqlite3_busy_timeout(database, patience_ms);
    // NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): the signature of SQLite
    for (const auto& [option, on] :
         std::initializer_list<std::pair<int, int>>{{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                                    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                                    {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
                                                    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}}) {
        sqlite3_db_config(database, option, on, nullptr);
    }
    // NOLINTEND(cppcoreguidelines-pro-type-vararg)
}

void sqlite_database::allow_only_reading() {
    sqlite3_limit(database_.get(), SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(database_.get(), SQLITE_LIMIT_LENGTH, static_cast<int>(longest_row));
    sqlite3_set_authorizer(database_.get(), allow_reading, guard_.get());
}

void sqlite_database::ask_while_running(std::function<bool()> go_on) {
    guard_->go_on = std::move(go_on);
    sqlite3_progress_handler(database_.get(), steps_between_questions, ask_whether_to_go_on,
                             guard_.get());
}

sqlite_statement sqlite_database::prepare(std::string_view sql) {
    return {database_.get(), *guard_, sql};
}

void sqlite_database::run(std::string_view sql) {
    sqlite_statement statement = prepare(sql);
    while (statement.step()) {
    }
}

std::string sql_name(std::string_view name) {
    std::string quoted = "\"";
    for (const char c : name) {
        quoted += c;
        if (c == '"') {
            quoted += c;
        }
    }
    return quoted += '"';
}

}  // namespace client_report
