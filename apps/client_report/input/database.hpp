// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_INPUT_DATABASE_HPP
#define CLIENT_REPORT_INPUT_DATABASE_HPP

#include <sqlite3.h>

#include <cstdint>
#include <exception>
#include <functional>
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

// What the callbacks of SQLite work with.
struct sqlite_guard {
    std::string refused;
    std::function<bool()> go_on;
    std::exception_ptr thrown;
};

// A statement of SQL and its current row.
class sqlite_statement {
public:
    // The database and the guard must outlive this.
    // @throws sqlite_error, as all of these
    sqlite_statement(sqlite3* database, sqlite_guard& guard, std::string_view sql);

    // The text after the statement, another one for instance.
    [[nodiscard]] std::string_view rest() const noexcept { return rest_; }
    // Whether there is a statement; a comment is none.
    [[nodiscard]] bool is_one() const noexcept { return statement_ != nullptr; }
    [[nodiscard]] bool only_reads() const noexcept;
    // How many parameters it has, and the name of one, counted from 1 on: "?2" where it has none.
    [[nodiscard]] int parameters() const noexcept;
    [[nodiscard]] std::string parameter(int number) const;

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
    [[noreturn]] void stop(int result) const;

    sqlite3* database_;
    sqlite_guard* guard_;
    std::unique_ptr<sqlite3_stmt, finalizer> statement_;
    std::string_view rest_;
};

// An open database. Names are those of files, whatever they look like: neither ":memory:" nor a
// "file:" URI has a meaning of its own. What the schema of the database says is data: it runs no
// function that could do harm, and nothing writes into the tables of SQLite itself.
class sqlite_database {
public:
    enum class use {
        read,   // the file is never written; a journal that an interrupted program left is refused
        write,  // a missing file is made, and such a journal is rolled back
        write_existing,  // the same, but a missing file is refused
    };

    // @throws sqlite_error, as all of these
    sqlite_database(const std::string& file, use what_for);

    [[nodiscard]] sqlite_statement prepare(std::string_view sql);
    // Runs a statement to its end.
    void run(std::string_view sql);

    // From now on a statement may only read, and only by functions that have no effect beyond their
    // result. What else it names is refused when it is prepared.
    void allow_only_reading();
    // Asks, again and again while statements run, whether to go on. A statement that is stopped, or a
    // callback that throws, ends step() by an exception: that of the callback where it threw.
    void ask_while_running(std::function<bool()> go_on);

private:
    struct closer {
        void operator()(sqlite3* database) const noexcept { sqlite3_close(database); }
    };

    std::unique_ptr<sqlite_guard> guard_ = std::make_unique<sqlite_guard>();
    std::unique_ptr<sqlite3, closer> database_;
};

// How much memory SQLite may take where the program that runs this says so, as client_report does: it is
// a limit of the process. A query without an end would take all.
inline constexpr std::int64_t sqlite_memory = std::int64_t{512} << 20U;

// A name as SQL quotes it.
[[nodiscard]] std::string sql_name(std::string_view name);

}  // namespace client_report

#endif
