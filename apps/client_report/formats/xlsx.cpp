// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "formats/xlsx.hpp"

#include "common/errors.hpp"
#include "common/text.hpp"
#include "tables/cells.hpp"

#include <fmt/format.h>

#include <algorithm>  // std::max, std::min, std::ranges::all_of
#include <atomic>
#include <cctype>  // std::toupper, std::isxdigit
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <map>
#include <new>
#include <optional>
#include <system_error>
#include <utility>  // std::move
#include <variant>

namespace client_report {

namespace {

constexpr double least_width = 8;
constexpr double most_width = 50;
constexpr double filter_button = 3;
constexpr std::uint32_t rows_for_widths = 1000;

// A generous bound for the parts of a workbook that are not sheets.
constexpr std::uintmax_t room_for_the_rest = 1'000'000;

// The creation date in the properties of every workbook, so that the same results give the same bytes: 1980-01-01, the
// date of the parts in the archive.
constexpr std::time_t created = 315'532'800;

// The years of Excel's days.
constexpr int first_year = 1900;
constexpr int last_year = 9999;

lxw_row_t row_of(std::uint32_t row) {
    return row;
}

lxw_col_t column_of(std::size_t column) {
    return static_cast<lxw_col_t>(column);
}

// The name as words: "total_cost.net_value" becomes "Total cost, net value".
std::string in_words(std::string_view name) {
    std::string words;
    for (const char c : name) {
        words += c == '_' ? " " : c == '.' ? ", " : std::string(1, c);
    }
    if (!words.empty()) {
        words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
    }
    return words;
}

// Whether the text begins with what the format would decode, such as _x0041_.
bool begins_with_code(std::string_view text) {
    constexpr std::size_t length = 7;
    const auto is_hex = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
    return text.size() >= length && text.starts_with("_x") && text[length - 1] == '_' &&
           std::ranges::all_of(text.substr(2, 4), is_hex);
}

// Where the rows of sheets are kept until they are packed.
std::string temporary_folder() {
    std::error_code unknown;
    const std::filesystem::path folder = std::filesystem::temp_directory_path(unknown);
    return unknown ? "" : " " + printable(folder.string(), 200);
}

std::string no_room() {
    return "there is no room in the temporary folder" + temporary_folder() +
           "; the environment variable TMPDIR names another";
}

// Excel keeps 15 digits of a number; the others become zeros.
bool is_exact(std::int64_t number) {
    constexpr std::int64_t fifteen_digits = 1'000'000'000'000'000;
    return number > -fifteen_digits && number < fifteen_digits;
}

// The library draws one kind of chart on one pair of axes, so the line and its axes are written here:
// by ECMA-376, part 1, 21.2, charts of other kinds follow the first, and axes come in any order
// after them. They go where the library writes its bars, just before it writes the axes of these.
//
// The library does not know the cells of a sheet in constant-memory mode, so the chart gets no cached copy
// of them; the program that opens the file reads the cells.
constexpr fmt::string_view line_of_shares =
    R"(<c:lineChart><c:grouping val="standard"/>)"
    R"(<c:ser><c:idx val="1"/><c:order val="1"/>)"
    R"(<c:tx><c:strRef><c:f>{sheet}!$D$1</c:f></c:strRef></c:tx>)"
    R"(<c:spPr><a:ln w="28575"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr>)"
    R"(<c:marker><c:symbol val="none"/></c:marker>)"
    R"(<c:cat><c:strRef><c:f>{sheet}!$A$2:$A${last}</c:f></c:strRef></c:cat>)"
    R"(<c:val><c:numRef><c:f>{sheet}!$D$2:$D${last}</c:f></c:numRef></c:val>)"
    R"(</c:ser><c:marker val="1"/><c:axId val="{names}"/><c:axId val="{shares}"/></c:lineChart>)"
    R"(<c:valAx><c:axId val="{shares}"/>)"
    R"(<c:scaling><c:orientation val="minMax"/><c:max val="1"/><c:min val="0"/></c:scaling>)"
    R"(<c:delete val="0"/><c:axPos val="r"/><c:numFmt formatCode="0%" sourceLinked="0"/>)"
    R"(<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>)"
    R"(<c:crossAx val="{names}"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx>)"
    R"(<c:catAx><c:axId val="{names}"/><c:scaling><c:orientation val="minMax"/></c:scaling>)"
    R"(<c:delete val="1"/><c:axPos val="b"/>)"
    R"(<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>)"
    R"(<c:crossAx val="{shares}"/><c:crosses val="autoZero"/><c:auto val="1"/>)"
    R"(<c:lblAlgn val="ctr"/><c:lblOffset val="100"/></c:catAx>)";

// Two colours that colour-blind readers can tell apart.
constexpr lxw_color_t bar_colour = 0x0072B2;
constexpr const char* line_colour = "D55E00";

constexpr std::uint32_t axis_of_names = 91001;
constexpr std::uint32_t axis_of_shares = 91002;

// The lines of the charts of the workbook that this thread packs. The library passes no data to the function below.
thread_local const std::map<const lxw_chart*, std::string>* lines_to_draw = nullptr;

// Writes the bars of a column chart, as the library does.
using chart_writer = void (*)(lxw_chart*);
std::atomic<chart_writer> write_bars = nullptr;

// Writes the bars, and then the line. A C library calls it: it throws nothing.
void write_bars_and_line(lxw_chart* chart) {
    write_bars.load()(chart);
    const auto line = lines_to_draw->find(chart);
    if (line != lines_to_draw->end()) {
        std::fwrite(line->second.data(), 1, line->second.size(), chart->file);
    }
}

// The XML of the line and its axes.
std::string line_of(const lxw_series_range& values) {
    return fmt::format(line_of_shares, fmt::arg("sheet", values.sheetname),
                       fmt::arg("last", values.last_row + 1), fmt::arg("colour", line_colour),
                       fmt::arg("names", axis_of_names), fmt::arg("shares", axis_of_shares));
}

void expect(bool is_there) {
    if (!is_there) {
        throw std::bad_alloc();
    }
}

// A chart of Excel itself, which follows its cells: a bar for each value, and the cumulative share as a line on
// an axis of its own, from 0 to 100 %. The sheet has names in column A, values in B, cumulative shares in D,
// from the second row on.
// @throws std::bad_alloc
lxw_chart* pareto_chart(lxw_workbook& book, const std::string& sheet_name, std::uint32_t count) {
    lxw_chart* chart = workbook_add_chart(&book, LXW_CHART_COLUMN);
    lxw_chart_series* bars = chart == nullptr ? nullptr : chart_add_series(chart, nullptr, nullptr);
    expect(bars != nullptr);
    const char* sheet = sheet_name.c_str();
    constexpr lxw_col_t names = 0;
    constexpr lxw_col_t values = 1;
    chart_series_set_categories(bars, sheet, 1, names, count, names);
    bars->categories->has_string_cache = LXW_TRUE;  // the names may look like numbers
    chart_series_set_values(bars, sheet, 1, values, count, values);
    chart_series_set_name_range(bars, sheet, 0, values);
    lxw_chart_fill fill{};
    fill.color = bar_colour;
    chart_series_set_fill(bars, &fill);
    chart_set_series_gap(chart, 20);
    chart_title_set_name(chart, "Who brings how much, the best clients first");
    chart_axis_set_num_format(chart->y_axis, "#,##0");
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    // These functions return nothing, and leave out what they have no memory for.
    expect(bars->categories->sheetname != nullptr && bars->values->sheetname != nullptr &&
           bars->title.range->sheetname != nullptr && bars->fill != nullptr &&
           chart->title.name != nullptr && chart->y_axis->num_format != nullptr);
    write_bars = chart->write_chart_type;
    chart->write_chart_type = write_bars_and_line;
    return chart;
}

}  // namespace

workbook::workbook(const std::string& file, std::string called, std::uint32_t most_rows)
    : file_(file), called_(std::move(called)), most_rows_(most_rows) {
    lxw_workbook_options options{.constant_memory = LXW_TRUE, .tmpdir = nullptr, .use_zip64 = 0};
    book_.reset(workbook_new_opt(file.c_str(), &options));
    expect(book_ != nullptr);
    lxw_doc_properties properties{};
    properties.created = created;
    check(workbook_set_properties(book_.get(), &properties));
    header_ = new_format("@");
    format_set_bold(header_);
    format_set_bottom(header_, LXW_BORDER_THIN);
    header_of_numbers_ = new_format("@");
    format_set_bold(header_of_numbers_);
    format_set_bottom(header_of_numbers_, LXW_BORDER_THIN);
    format_set_align(header_of_numbers_, LXW_ALIGN_RIGHT);
    // The text format also protects later edits: otherwise "=1+1" would become a formula.
    text_ = new_format("@");
    day_ = new_format("yyyy-mm-dd");
    share_ = new_format("0.00%");
    std::string amount = "#,##0";
    for (std::size_t decimals = 0; decimals < amounts_.size(); ++decimals) {
        amounts_[decimals] = new_format(amount.c_str());
        amount += decimals == 0 ? ".0" : "0";
    }
}

lxw_format* workbook::new_format(const char* number_format) {
    lxw_format* format = workbook_add_format(book_.get());
    expect(format != nullptr);
    format_set_num_format(format, number_format);
    return format;
}

void workbook::check(lxw_error error) const {
    if (error != LXW_NO_ERROR) {
        fail(lxw_strerror(error));
    }
}

void workbook::fail(std::string_view why) const {
    throw output_failed(printable(called_, 200) + ": cannot be written: " + std::string(why));
}

void workbook::begin(const table_head& table, std::span<const column_head> columns) {
    close_sheet();
    table_ = table.name;
    columns_of_names_ = table.columns_of_names;
    draws_pareto_ = table.is_for_pareto_chart;
    columns_.assign(columns.begin(), columns.end());
    sheets_ = 0;
    open_sheet();
}

std::string workbook::shown_name() const {
    return in_words(table_) + (sheets_ == 1 ? "" : " " + std::to_string(sheets_));
}

void workbook::open_sheet() {
    ++sheets_;
    names_.push_back(shown_name());
    sheet_ = workbook_add_worksheet(book_.get(), names_.back().c_str());
    if (sheet_ == nullptr) {
        fail("no sheet can be made for " + table_);
    }
    worksheet_freeze_panes(sheet_, 1, 0);
    // For printing: as wide as a page, with the header on each page.
    worksheet_set_landscape(sheet_);
    worksheet_fit_to_pages(sheet_, 1, 0);
    check(worksheet_repeat_rows(sheet_, 0, 0));
    widths_.assign(columns_.size(), least_width);
    row_ = 0;
    cells_ = {.rows = 1, .texts = 0, .others = 0, .letters = {}};
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const std::string heading = in_words(columns_[i].title);
        const bool is_text =
            columns_[i].kind == cell_kind::text || columns_[i].kind == cell_kind::grade;
        write_text(i, heading, is_text ? header_ : header_of_numbers_);
        widths_[i] =
            std::max(widths_[i], static_cast<double>(display_width(heading)) + filter_button);
    }
    row_ = 1;
}

void workbook::close_sheet() {
    if (sheet_ == nullptr) {
        return;
    }
    if (draws_pareto_ && row_ > 1) {
        draw_pareto();
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        check(worksheet_set_column(sheet_, column_of(i), column_of(i),
                                   std::min(widths_[i], most_width), nullptr));
    }
    check(worksheet_autofilter(sheet_, 0, 0, row_of(row_ - 1), column_of(columns_.size() - 1)));
    record_rows();
    sheet_ = nullptr;
}

// Records the XML of the rows, which the library packs later without a look at errors.
void workbook::record_rows() {
    lxw_worksheet_write_single_row(sheet_);  // the last one
    std::FILE* rows = sheet_->optimize_tmpfile;
    expected_sheet& expected = expected_.emplace_back(
        expected_sheet{.name = names_.back(), .cells = cells_, .bytes = 0, .rows = {}});
    if (rows == nullptr || std::fflush(rows) != 0 || std::ferror(rows) != 0 ||
        std::fseek(rows, 0, SEEK_SET) != 0) {
        fail(no_room());
    }
    constexpr std::size_t piece_size = std::size_t{1} << 17U;
    std::string piece(piece_size, '\0');
    for (std::size_t size = piece_size; size == piece_size;) {
        size = std::fread(piece.data(), 1, piece_size, rows);
        expected.bytes += size;
        expected.rows.add(std::string_view(piece).substr(0, size));
    }
    if (std::ferror(rows) != 0) {
        fail("the rows cannot be read from the temporary folder" + temporary_folder());
    }
    largest_ = std::max(largest_, expected.bytes);
}

void workbook::add_row(std::span<const table_cell> cells) {
    if (row_ == most_rows_) {
        close_sheet();
        open_sheet();
    }
    const std::uint64_t before = cells_.texts + cells_.others;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        write(i, i < columns_of_names_ ? table_cell(in_words(cells[i].text())) : cells[i]);
    }
    // The library writes no row without cells.
    cells_.rows += cells_.texts + cells_.others > before ? 1 : 0;
    ++row_;
}

void workbook::write(std::size_t column, const table_cell& cell) {
    struct writer {
        workbook& book;
        std::size_t column;
        const table_cell& cell;

        void operator()(std::monostate /*nothing*/) const {}
        void operator()(std::int64_t number) const {
            if (is_exact(number)) {
                book.write_number(column, static_cast<double>(number), cell);
            } else {
                operator()(cell_as_text{});
            }
        }
        void operator()(double number) const { book.write_number(column, number, cell); }
        void operator()(vitalfew::date day) const { book.write_day(column, day, cell); }
        void operator()(cell_as_text /*any*/) const {
            book.write_text(column, cell.text(), book.text_);
        }
    };
    std::visit(writer{*this, column, cell}, stored_value_of(cell));
    if (row_ <= rows_for_widths) {
        widen(column, cell);
    }
}

void workbook::widen(std::size_t column, const table_cell& cell) {
    double width = static_cast<double>(display_width(cell.text())) + 1;
    switch (cell.kind()) {
        case cell_kind::amount: width += width / 3; break;  // separators
        case cell_kind::flag:
        case cell_kind::number:
        case cell_kind::share: width = std::min(width, least_width); break;
        case cell_kind::count:
        case cell_kind::day:
        case cell_kind::grade:
        case cell_kind::text: break;
    }
    widths_[column] = std::max(widths_[column], width);
}

void workbook::write_text(std::size_t column, std::string_view text, lxw_format* format) {
    const std::string shown = text_of_cell(text);
    check(worksheet_write_string(sheet_, row_of(row_), column_of(column), shown.c_str(), format));
    if (shown.empty()) {
        ++cells_.others;  // a blank cell
    } else {
        cells_.add_text(shown);
    }
}

lxw_format* workbook::format_of(const table_cell& cell) {
    const auto* amount = std::get_if<exact_amount>(&cell.content());
    switch (cell.kind()) {
        case cell_kind::count: return amounts_[0];
        case cell_kind::amount:
            return amounts_[std::min(
                static_cast<std::size_t>(amount == nullptr ? 0 : amount->decimals()),
                amounts_.size() - 1)];
        case cell_kind::share: return share_;
        case cell_kind::day: return day_;
        case cell_kind::flag:
        case cell_kind::grade:
        case cell_kind::number:
        case cell_kind::text: break;
    }
    return nullptr;
}

void workbook::write_number(std::size_t column, double number, const table_cell& cell) {
    check(worksheet_write_number(sheet_, row_of(row_), column_of(column), number, format_of(cell)));
    ++cells_.others;
}

void workbook::write_day(std::size_t column, vitalfew::date day, const table_cell& cell) {
    const std::chrono::year_month_day date(day);
    if (static_cast<int>(date.year()) < first_year || static_cast<int>(date.year()) > last_year) {
        write_text(column, cell.text(), text_);
        return;
    }
    lxw_datetime when{.year = static_cast<int>(date.year()),
                      .month = static_cast<int>(static_cast<unsigned>(date.month())),
                      .day = static_cast<int>(static_cast<unsigned>(date.day())),
                      .hour = 0,
                      .min = 0,
                      .sec = 0};
    check(worksheet_write_datetime(sheet_, row_of(row_), column_of(column), &when, day_));
    ++cells_.others;
}

void workbook::draw_pareto() {
    lxw_chart* chart = pareto_chart(*book_, names_.back(), row_ - 1);
    lines_[chart] = line_of(*STAILQ_FIRST(chart->series_list)->values);
    constexpr std::uint32_t beside = 5;
    lxw_chart_options size{};
    size.x_scale = 2;
    size.y_scale = 1.6;
    check(worksheet_insert_chart_opt(sheet_, 1, column_of(beside), chart, &size));
}

void workbook::finish() {
    close_sheet();
    // Before packing, the library copies each sheet into another temporary file.
    std::error_code unknown;
    const auto space =
        std::filesystem::space(std::filesystem::temp_directory_path(unknown), unknown);
    if (!unknown && space.available < static_cast<std::uintmax_t>(largest_) + room_for_the_rest) {
        fail(no_room());
    }
    // workbook_close frees the workbook even when it fails.
    lines_to_draw = &lines_;
    check(workbook_close(book_.release()));
    if (const std::optional<std::string> damage = damage_of_workbook(file_, expected_)) {
        fail(*damage + "; probably the temporary folder" + temporary_folder() +
             " was full; the environment variable TMPDIR names another");
    }
}

std::string text_of_cell(std::string_view text) {
    constexpr std::string_view ellipsis = "\u2026";
    // A character that takes no column has no part in this limit; any other takes two at most, and one too many is cut
    // below.
    const std::string clean = printable(text, 2 * (characters_of_a_cell + 1));
    std::string cell;
    std::size_t characters = 0;
    std::size_t cut = 0;  // the length of the cell that leaves room for an ellipsis
    for (std::string_view rest = clean; !rest.empty();) {
        const auto lead = static_cast<unsigned char>(rest.front());
        std::size_t bytes = lead < 0x80U ? 1 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
        std::string_view written = rest.substr(0, bytes);
        if (written == "\uFFFE" || written == "\uFFFF") {
            written = "\uFFFD";
        } else if (begins_with_code(rest)) {
            written = "_x005F_";
        }
        const std::size_t taken = bytes == 4 ? 2 : bytes == 1 ? written.size() : 1;
        if (characters + taken > characters_of_a_cell) {
            cell.resize(cut);
            return cell.append(ellipsis);
        }
        cell += written;
        characters += taken;
        if (characters < characters_of_a_cell) {
            cut = cell.size();
        }
        rest.remove_prefix(bytes);
    }
    return cell;
}

}  // namespace client_report
