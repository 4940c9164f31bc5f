// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FORMATS_XLSX_HPP
#define CLIENT_REPORT_FORMATS_XLSX_HPP

#include "formats/xlsx_check.hpp"
#include "tables/table_sink.hpp"

#include <xlsxwriter.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace client_report {

// The rows of an Excel sheet, including the header.
inline constexpr std::uint32_t rows_of_a_sheet = 1'048'576;

// The characters that a cell holds, counted as Excel does: those above U+FFFF are two.
inline constexpr std::size_t characters_of_a_cell = 32'767;

// A text as a cell holds it. Blanks replace control characters, and U+FFFD what XML has no place for: bytes outside
// UTF-8, U+FFFE, U+FFFF. What the format would decode is escaped: it reads _x0041_ as an A. A text that is then too
// long for a cell is cut between two characters, and ends with an ellipsis.
[[nodiscard]] std::string text_of_cell(std::string_view text);

// A workbook for Excel and its kin: a sheet for each table, with a header that stays in view, a filter,
// formats and widths of columns. A table that is longer than a sheet goes on in the next one. Rows
// are not kept in memory but in a file of the system's temporary folder.
//
// Beside a table for a Pareto chart, the chart is drawn.
//
// Texts are written as texts, whatever they begin with: none becomes a formula. A number that Excel would
// round, and a day before 1900 or after 9999, are texts too.
//
// The library that writes the file does not notice a full disk everywhere. So what it was given is counted, and
// the finished file is read again and compared. The same tables give the same bytes.
class workbook final : public table_sink {
public:
    // @param called the name of the file in messages
    // @throws output_failed, as all of these
    workbook(const std::string& file, std::string called,
             std::uint32_t most_rows = rows_of_a_sheet);
    ~workbook() = default;
    workbook(const workbook&) = delete;
    workbook& operator=(const workbook&) = delete;

    void begin(const table_head& table, std::span<const column_head> columns) override;
    void add_row(std::span<const table_cell> cells) override;
    void end() override { close_sheet(); }

    // The names of the sheets so far.
    [[nodiscard]] const std::vector<std::string>& sheets() const noexcept { return names_; }

    // Writes the file, and reads it again.
    void finish();

private:
    static constexpr std::size_t numbered_formats = 10;  // by the decimals of an amount

    void open_sheet();
    void close_sheet();
    void record_rows();
    void draw_pareto();
    void write(std::size_t column, const table_cell& cell);
    void widen(std::size_t column, const table_cell& cell);
    void write_text(std::size_t column, std::string_view text, lxw_format* format);
    void write_number(std::size_t column, double number, const table_cell& cell);
    void write_day(std::size_t column, vitalfew::date day, const table_cell& cell);
    [[nodiscard]] lxw_format* format_of(const table_cell& cell);
    [[nodiscard]] lxw_format* new_format(const char* number_format);
    [[nodiscard]] std::string shown_name() const;
    void check(lxw_error error) const;
    [[noreturn]] void fail(std::string_view why) const;

    struct freer {
        void operator()(lxw_workbook* book) const noexcept { lxw_workbook_free(book); }
    };

    std::string file_;
    std::string called_;
    std::uint32_t most_rows_;
    std::unique_ptr<lxw_workbook, freer> book_;
    lxw_format* header_ = nullptr;
    lxw_format* header_of_numbers_ = nullptr;
    lxw_format* text_ = nullptr;
    lxw_format* day_ = nullptr;
    lxw_format* share_ = nullptr;
    std::array<lxw_format*, numbered_formats> amounts_{};

    std::vector<std::string> names_;                 // of the sheets
    std::vector<expected_sheet> expected_;           // in them
    std::map<const lxw_chart*, std::string> lines_;  // of charts: their XML
    std::uint64_t largest_ = 0;                      // of the sheets, in bytes

    // Of the current table.
    std::string table_;
    std::size_t columns_of_names_ = 0;
    bool draws_pareto_ = false;
    std::vector<column_head> columns_;
    std::vector<double> widths_;
    std::size_t sheets_ = 0;
    lxw_worksheet* sheet_ = nullptr;
    std::uint32_t row_ = 0;  // the next one
    sheet_cells cells_;      // written to it
};

}  // namespace client_report

#endif
