// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/sqlite_deals.hpp"

#include "common/decimal.hpp"
#include "common/errors.hpp"
#include "common/text.hpp"
#include "input/csv_reader.hpp"
#include "input/database.hpp"
#include "input/deal_rows.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

namespace client_report {

namespace {

// The largest double has 309 digits before the point, the smallest some 1,100 after it, of which the
// shortest text that gives it back has 17.
using number_text = std::array<char, 400>;

template <class Number, class... Format>
std::string_view written(Number number, number_text& text, Format... format) {
    char* begin = text.data();
    const auto [end, error] = std::to_chars(begin, begin + text.size(), number, format...);
    return {begin, error == std::errc{} ? static_cast<std::size_t>(end - begin) : 0};
}

// The value of a column in a row, as a text.
class field {
public:
    void read(const sqlite_statement& row, int column) {
        type_ = row.type(column);
        switch (type_) {
            case SQLITE_INTEGER: text_ = written(row.integer(column), digits_); break;
            case SQLITE_FLOAT:
                text_ = written(row.real(column), digits_, std::chars_format::fixed);
                break;
            case SQLITE_TEXT: text_ = row.text(column); break;
            default: text_ = {};
        }
    }

    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    [[nodiscard]] bool is_blob() const noexcept { return type_ == SQLITE_BLOB; }
    // Whether it is a binary fraction with more decimals than an amount may have.
    [[nodiscard]] bool is_long_real() const noexcept {
        const std::size_t point = text_.find('.');
        return type_ == SQLITE_FLOAT && point != std::string_view::npos &&
               text_.size() - point - 1 > static_cast<std::size_t>(max_decimals);
    }

private:
    int type_ = SQLITE_NULL;
    std::string_view text_;
    number_text digits_{};
};

// SQLite has the same "unable to open database file" for all of these.
void check_file(const std::string& file) {
    namespace fs = std::filesystem;
    std::error_code unknown;
    if (!fs::exists(file, unknown)) {
        throw bad_input(printable(file, 200) + ": no such file");
    }
    if (fs::is_directory(file, unknown)) {
        throw bad_input(printable(file, 200) + ": is a folder, not a database");
    }
}

class query_reader {
public:
    query_reader(const run_settings& asked, const deal_handler& take, const reject_handler& reject)
        : asked_(asked),
          database_(asked.file, sqlite_database::use::read),
          query_(prepare(*asked.query)),
          rows_(asked, {printable(asked.file, 200), "row"}, take, reject) {}

    deal_facts read(const run_watch& watch) {
        const auto count = static_cast<std::size_t>(query_.columns());
        fields_.resize(count);
        texts_.resize(count);
        take_names();
        began_ = std::chrono::steady_clock::now();
        database_.ask_while_running([this, &watch] {
            stop_if_late();
            watch.stop_if_cancelled();
            return true;
        });
        std::uint64_t bytes = 0;
        for (std::uint64_t row = 1; query_.step(); ++row) {
            bytes += take_row(row);
            if (row % rows_between_progress == 0) {
                stop_if_late();
                watch.report({.rows = row, .bytes = bytes, .file_read = 0, .file_size = 0});
            }
        }
        return rows_.facts();
    }

private:
    static constexpr std::uint64_t rows_between_progress = 1024;

    sqlite_statement prepare(std::string_view sql) {
        // A file that is no database is refused here, so that the query is not blamed for it.
        database_.run("pragma cell_size_check = on");
        database_.run("select count(*) from sqlite_schema");
        database_.allow_only_reading();
        try {
            sqlite_statement query = database_.prepare(sql);
            if (!query.is_one()) {
                throw sqlite_error("there is no statement; give a select");
            }
            if (!query.only_reads() || query.columns() == 0) {
                throw sqlite_error("only a statement that reads is allowed; give a select");
            }
            if (query.rest().find_first_not_of(" \t\r\n;") != std::string_view::npos) {
                throw sqlite_error("there is more than one statement; give one select");
            }
            // SQLite would take it for NULL.
            if (query.parameters() > 0) {
                throw sqlite_error("the parameter " + query.parameter(1) +
                                   " has no value; write the value in its place");
            }
            return query;
        } catch (const sqlite_error& error) {
            throw sqlite_error("--query: " + printable(error.what(), 300));
        }
    }

    // @throws sqlite_error
    void stop_if_late() const {
        if (asked_.query_limit && std::chrono::steady_clock::now() - began_ > *asked_.query_limit) {
            throw sqlite_error("--query-limit " + std::to_string(asked_.query_limit->count()) +
                               ": the query has taken longer than these seconds; give it more, or "
                               "ask for less");
        }
    }

    void take_names() {
        std::vector<std::string> names;
        names.reserve(fields_.size());
        for (int i = 0; i < query_.columns(); ++i) {
            names.push_back(query_.name(i));
        }
        names_ = names;
        rows_.take_header(std::vector<std::string_view>(names.begin(), names.end()));
    }

    // @returns how many bytes it has as text
    std::size_t take_row(std::uint64_t number) {
        std::size_t bytes = 0;
        const field* blob = nullptr;
        const char* remedy = "";
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            fields_[i].read(query_, static_cast<int>(i));
            texts_[i] = fields_[i].text();
            bytes += texts_[i].size();
            if (bytes > longest_row) {
                rows_.stop(number, "the row is longer than 16 MB; select fewer or shorter columns");
            }
            if (fields_[i].is_blob()) {
                blob = &fields_[i];
            }
            if (fields_[i].is_long_real()) {
                remedy = "; round in the query, as in round(amount, 2)";
            }
        }
        if (blob != nullptr) {
            const std::string_view name = names_[static_cast<std::size_t>(blob - fields_.data())];
            const std::string why = "column " + in_quotes(name) +
                                    ": is a BLOB; cast it to text in the query, or leave it out";
            rows_.refuse({number, why, {}});
        } else {
            rows_.take(number, texts_, remedy);
        }
        return bytes;
    }

    const run_settings& asked_;
    std::chrono::steady_clock::time_point began_;
    sqlite_database database_;
    sqlite_statement query_;
    deal_rows rows_;
    std::vector<std::string> names_;
    std::vector<field> fields_;
    std::vector<std::string_view> texts_;
};

}  // namespace

deal_facts sqlite_deals::read(const deal_handler& take, const reject_handler& reject,
                              const run_watch& watch) {
    check_file(asked_.file);
    try {
        return query_reader(asked_, take, reject).read(watch);
    } catch (const sqlite_error& error) {
        throw bad_input(printable(asked_.file, 200) + ": " + error.what());
    }
}

}  // namespace client_report
