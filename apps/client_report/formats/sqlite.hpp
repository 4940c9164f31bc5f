// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FORMATS_SQLITE_HPP
#define CLIENT_REPORT_FORMATS_SQLITE_HPP

#include "files/temporary_path.hpp"
#include "input/database.hpp"
#include "tables/table_sink.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace client_report {

// A database that the results are written to as tables, in one transaction: before the commit no other
// program sees them; without it the database stays as it was, and a new one is removed.
//
// The names of the tables begin with the prefix. Tables of an earlier run are replaced, or removed where
// this run has none. They are recognised by a comment in their definition: a table of another program is
// never touched.
class result_database final : public table_sink {
public:
    // Writes nothing yet, and makes no file.
    // @throws bad_input when a table of another program has one of the names; output_failed when the
    // file is no database
    result_database(std::string file, std::string prefix);
    ~result_database();
    result_database(const result_database&) = delete;
    result_database& operator=(const result_database&) = delete;

    // Begins the transaction.
    // @throws output_failed, as all of these; bad_input as the constructor
    void open();
    void begin(const table_head& table, std::span<const column_head> columns) override;
    void add_row(std::span<const table_cell> cells) override;
    void end() override {}
    void commit();

private:
    template <class Action>
    void guarded(Action action);
    // Our tables that are in the database.
    [[nodiscard]] std::vector<std::string> own_tables(sqlite_database& base) const;

    std::string file_;
    std::string prefix_;
    // A new database and its journal, until they are complete.
    std::optional<temporary_path> new_file_;
    std::optional<temporary_path> new_journal_;
    std::optional<sqlite_database> base_;
    std::optional<sqlite_statement> insert_;  // into the current table
    std::vector<std::string> texts_;          // of a row, until it is inserted
    enum class origin { found, made } origin_ = origin::found;
    enum class state { open, committed } state_ = state::open;
};

}  // namespace client_report

#endif
