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

// A database that gets the results as tables, in one transaction: until the commit nobody else sees
// them, and without it the database stays as it was; a new one is taken away.
//
// The names of the tables begin with the prefix. Those of an earlier run are replaced, and those that
// this run does not write are taken away with them. They are known by a comment in their definition: a
// table of somebody else is never touched.
class result_database final : public table_sink {
public:
    // Nothing is written yet, and a missing file is not made.
    // @throws bad_input when a table of somebody else has one of the names; output_failed when the
    // file is no database
    result_database(std::string file, std::string prefix);
    ~result_database();
    result_database(const result_database&) = delete;
    result_database& operator=(const result_database&) = delete;

    // Begins the transaction.
    // @throws output_failed, as all of these; bad_input as the constructor
    void open();
    void begin(std::string_view table, std::span<const column_head> columns) override;
    void add_row(std::span<const table_cell> cells) override;
    void end() override {}
    void commit();

private:
    template <class Action>
    void guarded(Action action);
    // Which of our tables are there.
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
