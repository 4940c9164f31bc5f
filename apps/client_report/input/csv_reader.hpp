// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_INPUT_CSV_READER_HPP
#define CLIENT_REPORT_INPUT_CSV_READER_HPP

#include <csv.h>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace client_report {

// More bytes than any row of deals has: an unclosed quote must not read a whole file into memory.
inline constexpr std::size_t longest_row = std::size_t{16} << 20U;

// More fields than any header has: a field takes more memory than the delimiter before it.
inline constexpr std::size_t most_fields = 65'536;

struct csv_row {
    std::span<const std::string_view> fields;  // live until the handler returns
    std::uint64_t line;                        // on which the row begins, from 1
};

// A row that cannot be split into fields.
struct csv_trouble {
    std::uint64_t line;       // on which the row begins
    std::string_view text;    // the bytes of that line
    std::string_view reason;  // why
    bool spans_lines;         // it includes line ends: the begin of the next row is unknown
};

// Reads CSV (RFC 4180) that comes in pieces and hands over its rows: quotes, doubled quotes, line
// ends in quotes, LF or CRLF or CR, a byte-order mark, a last line without an end. Blank lines are
// skipped. Beyond the RFC, blanks around an unquoted field do not belong to it.
//
// A row has at most longest_row bytes, delimiters, blanks, quotes and its line ends included, and at
// most most_fields fields: more is a trouble that spans lines, as is a line with a stray quote that is as
// long. So memory is at most about three times longest_row.
//
// No allocation per row once the buffers have grown. Exceptions of the handlers pass through feed and
// finish. After a handler of troubles returns, reading goes on with the next line; it must throw
// where spans_lines is set, since the next line is unknown.
class csv_reader {
public:
    using row_handler = std::function<void(const csv_row&)>;
    using trouble_handler = std::function<void(const csv_trouble&)>;

    csv_reader(char delimiter, row_handler on_row, trouble_handler on_trouble);
    ~csv_reader();
    csv_reader(const csv_reader&) = delete;
    csv_reader& operator=(const csv_reader&) = delete;

    void feed(std::string_view bytes);
    void finish();

private:
    static void field_ended(void* bytes, std::size_t count, void* self) noexcept;
    static void row_ended(int terminator, void* self) noexcept;

    void start_parser();
    void end_row(int terminator);
    void parse(std::string_view bytes);
    // Both return how much of the bytes they have used.
    [[nodiscard]] std::size_t parse_rows(std::string_view bytes);
    void end_field(std::string_view text);
    [[nodiscard]] std::size_t skip_to_line_end(std::string_view bytes);
    void report_trouble();
    void rethrow();

    char delimiter_;
    row_handler on_row_;
    trouble_handler on_trouble_;
    csv_parser parser_{};

    // The row being read: its fields one after the other, and where each of them ends.
    std::vector<char> bytes_;
    std::vector<std::size_t> ends_;
    std::vector<std::string_view> fields_;
    std::uint64_t line_ = 1;              // on which the row begins
    std::uint64_t line_ends_in_row_ = 0;  // line ends within quotes
    int last_terminator_ = 0;
    // How many bytes of the file it has so far; without those before its last line end in quotes, where
    // it began in the same piece.
    std::size_t row_bytes_ = 0;
    bool row_ended_ = false;  // in this piece

    std::string line_text_;  // the line being read, as far as it came in earlier pieces
    enum class mode { mark, rows, rest_of_bad_line } mode_ = mode::mark;
    std::exception_ptr thrown_;  // by a handler: it must not pass through the C library
};

}  // namespace client_report

#endif
