// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/row_digest.hpp"

#include <array>
#include <charconv>

namespace client_report {

namespace {

using digits_text = std::array<char, 40>;

template <class Number>
std::string_view decimal_of(Number number, digits_text& text) {
    char* begin = text.data();
    const auto [end, error] = std::to_chars(begin, begin + text.size(), number);
    return {begin, error == std::errc{} ? static_cast<std::size_t>(end - begin) : 0};
}

}  // namespace

void row_digest::add_field(char type, std::string_view text) {
    digits_text size{};
    line_ += type;
    line_ += decimal_of(text.size(), size);
    line_ += ':';
    line_ += text;
}

void row_digest::end_line() {
    line_ += '\n';
    digest_.add(line_);
    line_.clear();
}

void row_digest::add_names(const sqlite_statement& statement) {
    for (int i = 0; i < statement.columns(); ++i) {
        add_field('T', statement.name(i));
    }
    end_line();
}

void row_digest::add_row(const sqlite_statement& statement) {
    for (int i = 0; i < statement.columns(); ++i) {
        digits_text number{};
        switch (statement.type(i)) {
            case SQLITE_INTEGER: add_field('I', decimal_of(statement.integer(i), number)); break;
            case SQLITE_FLOAT: add_field('R', decimal_of(statement.real(i), number)); break;
            case SQLITE_TEXT: add_field('T', statement.text(i)); break;
            // The type alone: the program writes no blobs, and a deal is refused for one.
            case SQLITE_BLOB: add_field('B', {}); break;
            default: add_field('N', {});
        }
    }
    ++rows_;
    end_line();
}

table_digest digest_of_table(sqlite_database& base, const std::string& name) {
    byte_digest digest;
    row_digest rows(digest);
    sqlite_statement all = base.prepare("select * from " + sql_name(name) + " order by rowid");
    rows.add_names(all);
    while (all.step()) {
        rows.add_row(all);
    }
    return {.name = name, .rows = rows.rows(), .sha256 = digest.result().sha256};
}

}  // namespace client_report
