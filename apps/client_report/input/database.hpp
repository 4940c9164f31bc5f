// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_INPUT_DATABASE_HPP
#define CLIENT_REPORT_INPUT_DATABASE_HPP

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace client_report {

// An error of SQLite, with the remedy.
class sqlite_error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// A statement of SQL and its current row.
class sqlite_statement {
public:
    // @throws sqlite_error, as all of these
    sqlite_statement(sqlite3* database, std::string_view sql);

    // The text after the statement, another one for instance.
    [[nodiscard]] std::string_view rest() const noexcept { return rest_; }
    // Whether there is a statement; a comment is none.
    [[nodiscard]] bool is_one() const noexcept { return statement_ != nullptr; }
    [[nodiscard]] bool only_reads() const noexcept;

    [[nodiscard]] int columns() const noexcept;
    [[nodiscard]] std::string name(int column) const;

    // @returns whether there is a next row
    bool step();

    [[nodiscard]] int type(int column) const noexcept;
    // @pre the type is SQLITE_FLOAT, SQLITE_INTEGER, or SQLITE_TEXT; the text lives until the next step
    [[nodiscard]] double real(int column) const noexcept;
    [[nodiscard]] std::int64_t integer(int column) const noexcept;
    [[nodiscard]] std::string_view text(int column) const;

    // Sets a parameter, counted from 1 on. A text has to live until the step.
    void bind_null(int parameter);
    void bind(int parameter, double value);
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, std::string_view value);
    // Prepares for a step from the beginning.
    void reset();

private:
    struct finalizer {
        void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
    };

    void check(int result) const;

    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, finalizer> statement_;
    std::string_view rest_;
};

// An open database.
class sqlite_database {
public:
    enum class use { read, write };

    // @pre the name is that of a file; SQLite makes one that is missing where it may write.
    // @throws sqlite_error, as all of these
    sqlite_database(const std::string& file, use what_for);

    [[nodiscard]] sqlite_statement prepare(std::string_view sql);
    // Runs a statement to its end.
    void run(std::string_view sql);

private:
    struct closer {
        void operator()(sqlite3* database) const noexcept { sqlite3_close(database); }
    };

    std::unique_ptr<sqlite3, closer> database_;
};

// A name as SQL quotes it.
[[nodiscard]] std::string sql_name(std::string_view name);

}  // namespace client_report

#endif
