// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FORMATS_SQLITE_HPP
#define CLIENT_REPORT_FORMATS_SQLITE_HPP

#include "files/output.hpp"
#include "input/database.hpp"
#include "input/row_digest.hpp"
#include "tables/table_sink.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace client_report {

// A database that the results are written to as tables, in one transaction: before the commit no other
// program sees them; without it the database stays as it was. A new one is a new file like any other.
//
// The names of the tables begin with the prefix. Tables of an earlier run are replaced, or removed where
// this run has none. They are recognised by a comment in their definition: a table of another program is
// never touched.
class result_database final : public table_sink {
public:
    // Writes nothing yet, and makes no file. What an interrupted program left half written in the database is
    // taken back.
    // @throws bad_input when a table of another program has one of the names; output_failed when the
    // file is no database
    result_database(std::string file, std::string prefix);
    ~result_database() = default;
    result_database(const result_database&) = delete;
    result_database& operator=(const result_database&) = delete;

    // Begins the transaction.
    // @throws output_failed, as all of these; bad_input as the constructor
    void open();
    void begin(const table_head& table, std::span<const column_head> columns) override;
    void add_row(std::span<const table_cell> cells) override;
    void end() override {}
    // Completes the tables, and reads them back. A new database is closed.
    void finish();
    void commit();

    // The file of a new database; null where the tables are written into one that was there.
    [[nodiscard]] output_file* new_file() noexcept { return new_file_ ? &*new_file_ : nullptr; }
    // @pre they are complete
    [[nodiscard]] const std::vector<table_digest>& tables() const noexcept { return tables_; }

private:
    template <class Action>
    void guarded(Action action);
    // Our tables that are in the database.
    [[nodiscard]] std::vector<std::string> own_tables(sqlite_database& base) const;

    std::string file_;  // in messages
    std::string name_;
    std::string prefix_;
    std::optional<output_file> new_file_;
    std::optional<sqlite_database> base_;
    std::optional<sqlite_statement> insert_;  // into the current table
    std::vector<std::string> texts_;          // of a row, until it is inserted
    std::vector<table_digest> tables_;
};

}  // namespace client_report

#endif
