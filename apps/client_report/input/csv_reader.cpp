// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/csv_reader.hpp"

#include <algorithm>  // std::min
#include <new>
#include <utility>

namespace client_report {

namespace {

// By how much libcsv enlarges its buffer for a field, which by itself it does in steps of 128
// bytes.
constexpr std::size_t field_growth = std::size_t{1} << 16U;

// What is parsed at once, however much is fed: a row that is too long is seen after that.
constexpr std::size_t longest_piece = std::size_t{1} << 20U;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view line_end_characters = "\r\n";

bool holds_line_end(std::string_view text) noexcept {
    return text.find('\n') != std::string_view::npos || text.find('\r') != std::string_view::npos;
}

std::uint64_t count_line_ends(std::string_view text) noexcept {
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool half = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        count += text[i] == '\n' || (text[i] == '\r' && !half) ? 1U : 0U;
    }
    return count;
}

}  // namespace

csv_reader::csv_reader(char delimiter, row_handler on_row, trouble_handler on_trouble)
    : delimiter_(delimiter), on_row_(std::move(on_row)), on_trouble_(std::move(on_trouble)) {
    start_parser();
}

csv_reader::~csv_reader() {
    csv_free(&parser_);
}

void csv_reader::start_parser() {
    csv_free(&parser_);
    // CSV_REPALL_NL, because blank lines are lines too when lines are counted.
    if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) {
        throw std::bad_alloc();
    }
    csv_set_blk_size(&parser_, field_growth);
    csv_set_delim(&parser_, static_cast<unsigned char>(delimiter_));
}

void csv_reader::field_ended(void* bytes, std::size_t count, void* self) noexcept {
    csv_reader& reader = *static_cast<csv_reader*>(self);
    if (reader.thrown_) {
        return;
    }
    try {
        reader.end_field({static_cast<const char*>(bytes), count});
    } catch (...) {
        reader.thrown_ = std::current_exception();
    }
}

void csv_reader::end_field(std::string_view text) {
    if (ends_.size() == most_fields) {
        line_text_.clear();
        on_trouble_({line_,
                     {},
                     "the row has more than 65,536 fields; is it CSV, and --delimiter right?",
                     true});
    }
    bytes_.insert(bytes_.end(), text.begin(), text.end());
    ends_.push_back(bytes_.size());
}

void csv_reader::row_ended(int terminator, void* self) noexcept {
    csv_reader& reader = *static_cast<csv_reader*>(self);
    if (reader.thrown_) {
        return;
    }
    try {
        reader.end_row(terminator);
    } catch (...) {
        reader.thrown_ = std::current_exception();
    }
}

void csv_reader::end_row(int terminator) {
    const bool second_half = terminator == '\n' && last_terminator_ == '\r' && ends_.empty();
    last_terminator_ = terminator;
    if (second_half) {
        row_ended_ = true;
        return;
    }
    fields_.clear();
    std::size_t begin = 0;
    for (const std::size_t end : ends_) {
        fields_.emplace_back(bytes_.data() + begin, end - begin);
        begin = end;
    }
    if (holds_line_end({bytes_.data(), bytes_.size()})) {  // few rows do
        for (const std::string_view field : fields_) {
            line_ends_in_row_ += count_line_ends(field);
        }
    }
    const std::uint64_t line = std::exchange(line_, line_ + line_ends_in_row_ + 1);
    line_ends_in_row_ = 0;
    bytes_.clear();
    ends_.clear();
    row_ended_ = true;
    if (!fields_.empty()) {
        on_row_({fields_, line});
    }
}

void csv_reader::rethrow() {
    if (thrown_) {
        std::rethrow_exception(std::exchange(thrown_, nullptr));
    }
}

void csv_reader::feed(std::string_view bytes) {
    if (mode_ == mode::mark) {
        line_text_ += bytes;
        if (line_text_.size() < byte_order_mark.size() && byte_order_mark.starts_with(line_text_)) {
            return;  // too early to say
        }
        const std::string held = std::exchange(line_text_, {});
        mode_ = mode::rows;
        const std::string_view all = held;
        parse(all.starts_with(byte_order_mark) ? all.substr(byte_order_mark.size()) : all);
        return;
    }
    parse(bytes);
}

void csv_reader::parse(std::string_view bytes) {
    while (!bytes.empty()) {
        // A piece that could pass the limit ends where it is reached.
        const std::size_t left =
            longest_row - (mode_ == mode::rows ? row_bytes_ : line_text_.size());
        std::string_view piece = bytes.substr(0, std::min({bytes.size(), left, longest_piece}));
        if (piece.empty()) {
            line_text_.clear();
            on_trouble_({line_, {}, "the row is longer than 16 MB; is a quote left open?", true});
            row_bytes_ = 0;
            continue;
        }
        bytes.remove_prefix(mode_ == mode::rows ? parse_rows(piece) : skip_to_line_end(piece));
    }
}

std::size_t csv_reader::parse_rows(std::string_view bytes) {
    row_ended_ = false;
    const std::size_t parsed =
        csv_parse(&parser_, bytes.data(), bytes.size(), field_ended, row_ended, this);
    rethrow();
    if (parsed < bytes.size() && csv_error(&parser_) != CSV_EPARSE) {
        throw std::bad_alloc();
    }
    // A line end of the text may be one within quotes: then this begins a line, but no row.
    const std::size_t last_end = bytes.substr(0, parsed).find_last_of(line_end_characters);
    if (last_end == std::string_view::npos) {
        line_text_ += bytes.substr(0, parsed);
    } else {
        line_text_ = bytes.substr(last_end + 1, parsed - last_end - 1);
    }
    row_bytes_ = row_ended_ ? line_text_.size() : row_bytes_ + parsed;
    if (parsed < bytes.size()) {
        mode_ = mode::rest_of_bad_line;
    }
    return parsed;
}

std::size_t csv_reader::skip_to_line_end(std::string_view bytes) {
    const std::size_t end = bytes.find_first_of(line_end_characters);
    line_text_ += bytes.substr(0, end);
    if (end == std::string_view::npos) {
        return bytes.size();
    }
    report_trouble();
    return end;  // the line end itself goes to the parser, which is where lines are counted
}

void csv_reader::report_trouble() {
    std::size_t begin = 0;
    for (const std::size_t end : ends_) {
        line_ends_in_row_ += count_line_ends({bytes_.data() + begin, end - begin});
        begin = end;
    }
    if (parser_.entry_pos > 0) {
        const void* partial_field = parser_.entry_buf;
        line_ends_in_row_ +=
            count_line_ends({static_cast<const char*>(partial_field), parser_.entry_pos});
    }
    const csv_trouble trouble{
        .line = line_,
        .text = line_text_,
        .reason = line_ends_in_row_ > 0
                      ? "a quote is opened here that is not closed where the field ends"
                      : "a quote inside a field must be doubled, and the field put in quotes",
        .spans_lines = line_ends_in_row_ > 0};
    on_trouble_(trouble);
    line_ += std::exchange(line_ends_in_row_, 0);
    bytes_.clear();
    ends_.clear();
    last_terminator_ = 0;
    row_bytes_ = 0;
    line_text_.clear();
    start_parser();
    mode_ = mode::rows;
}

void csv_reader::finish() {
    if (mode_ == mode::mark && !line_text_.empty()) {
        const std::string held = std::exchange(line_text_, {});
        mode_ = mode::rows;
        parse(held);
    }
    if (mode_ == mode::rest_of_bad_line) {
        report_trouble();
        return;
    }
    const int result = csv_fini(&parser_, field_ended, row_ended, this);
    rethrow();
    if (result == 0) {
        return;
    }
    if (csv_error(&parser_) != CSV_EPARSE) {
        throw std::bad_alloc();
    }
    on_trouble_({line_, line_text_, "a quote is opened here that is never closed", true});
}

}  // namespace client_report
