// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/database.hpp"

#include <limits>
#include <new>

namespace client_report {

namespace {

// How long to wait for another program that has the database.
constexpr int patience_ms = 5000;

// What to do about an error; empty where the message of SQLite is enough.
const char* remedy(int result) noexcept {
    switch (result & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return ": another program is using the database; try again when it is done";
        case SQLITE_NOTADB: return ": it is no SQLite database, or an encrypted one";
        case SQLITE_CORRUPT: return ": restore a copy, or try .recover of the sqlite3 shell";
        case SQLITE_CANTOPEN: return ": see to its permissions, and to those of its folder";
        case SQLITE_READONLY: return ": see to the permissions of the file and of its folder";
        case SQLITE_FULL: return ": make room on the disk";
        default: return "";
    }
}

[[noreturn]] void fail(sqlite3* database, int result) {
    if (result == SQLITE_NOMEM || database == nullptr) {
        throw std::bad_alloc();
    }
    throw sqlite_error(std::string(sqlite3_errmsg(database)) + remedy(result));
}

// SQLite counts bytes in int.
int length(std::string_view text) {
    if (text.size() > static_cast<std::size_t>((std::numeric_limits<int>::max)())) {
        throw sqlite_error("a text is longer than 2 GB");
    }
    return static_cast<int>(text.size());
}

}  // namespace

sqlite_statement::sqlite_statement(sqlite3* database, std::string_view sql) : database_(database) {
    sqlite3_stmt* statement = nullptr;
    const char* text = sql.data();
    const char* rest = nullptr;
    check(sqlite3_prepare_v2(database, text, length(sql), &statement, &rest));
    statement_.reset(statement);
    rest_ = sql.substr(static_cast<std::size_t>(rest - text));
}

void sqlite_statement::check(int result) const {
    if (result != SQLITE_OK) {
        fail(database_, result);
    }
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

bool sqlite_statement::step() {
    const int result = sqlite3_step(statement_.get());
    if (result != SQLITE_ROW && result != SQLITE_DONE) {
        fail(database_, result);
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

sqlite_database::sqlite_database(const std::string& file, use what_for) {
    sqlite3* database = nullptr;
    const int how =
        what_for == use::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int result = sqlite3_open_v2(file.c_str(), &database, how, nullptr);
    database_.reset(database);
    if (result != SQLITE_OK) {
        fail(database, result);
    }
    sqlite3_busy_timeout(database, patience_ms);
}

sqlite_statement sqlite_database::prepare(std::string_view sql) {
    return {database_.get(), sql};
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
