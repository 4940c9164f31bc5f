// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_INPUT_ROW_DIGEST_HPP
#define CLIENT_REPORT_INPUT_ROW_DIGEST_HPP

#include "files/digest.hpp"
#include "input/database.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace client_report {

// The SHA-256 of the rows of a statement. The names of the columns and then each row are a line: every field as
// a letter for its type (N, I, R, T, B: null, integer, real, text, blob), the number of bytes of its text, a
// colon and the text; a line feed at the end. A real number is the shortest decimal that gives it back, a blob
// is empty.
class row_digest {
public:
    // @param digest gets the lines
    explicit row_digest(byte_digest& digest) : digest_(digest) {}

    void add_names(const sqlite_statement& statement);
    // The current row. To be called before anything else reads it: SQLite converts values in place.
    void add_row(const sqlite_statement& statement);

    [[nodiscard]] std::uint64_t rows() const noexcept { return rows_; }

private:
    void add_field(char type, std::string_view text);
    void end_line();

    byte_digest& digest_;
    std::uint64_t rows_ = 0;
    std::string line_;
};

// The content of a table in short.
struct table_digest {
    std::string name;
    std::uint64_t rows = 0;
    std::string sha256;
};

// Reads a whole table, in the order of its row numbers.
// @throws sqlite_error
[[nodiscard]] table_digest digest_of_table(sqlite_database& base, const std::string& name);

}  // namespace client_report

#endif
