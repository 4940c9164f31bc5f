// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_INPUT_CLIENT_FILE_HPP
#define CLIENT_REPORT_INPUT_CLIENT_FILE_HPP

#include "vitalfew/core/period.hpp"

#include "files/digest.hpp"
#include "input/csv_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace client_report {

// Reads a CSV file with a row for each client, named in the column "client".
//
// Every error is a bad_input that names the file and the line.
class client_file {
public:
    // Takes the names of all columns.
    using header_handler = std::function<void(std::span<const std::string_view> names)>;
    // Takes a row: as many fields as there are columns, and a client.
    using row_handler = std::function<void(std::string_view client, const csv_row& row)>;

    // @param digest gets the bytes of the file too, unless it is null; it must outlive the reading
    explicit client_file(std::string name, byte_digest* digest = nullptr)
        : name_(std::move(name)), digest_(digest) {}

    // Reads the file from beginning to end.
    void read(const header_handler& on_header, const row_handler& on_row);

    // Refuses a client that is in the file twice.
    // @param name_of the name of the client of a row, by its index
    void check_names(std::size_t rows,
                     const std::function<const std::string&(std::size_t)>& name_of) const;

    // The name of the file in messages.
    [[nodiscard]] std::string name() const;
    // The line on which each row began.
    [[nodiscard]] const std::vector<std::uint64_t>& lines() const noexcept { return lines_; }

    [[noreturn]] void stop(std::uint64_t line, std::string_view why) const;
    // The same about a field: its column, its text, and what is wrong with it.
    [[noreturn]] void stop_at(std::uint64_t line, std::string_view column, std::string_view text,
                              std::string_view why) const;

    // A field that may be empty, of a column that may be missing, without the blanks around it.
    [[nodiscard]] static std::string_view field(const csv_row& row,
                                                const std::optional<std::size_t>& column);
    // The day in a field; nothing where it is empty.
    [[nodiscard]] std::optional<vitalfew::date> day(std::uint64_t line, std::string_view column,
                                                    std::string_view text) const;
    // The day of something that has happened by the as-of day.
    [[nodiscard]] std::optional<vitalfew::date> past_day(std::uint64_t line,
                                                         std::string_view column,
                                                         std::string_view text,
                                                         vitalfew::date as_of) const;

private:
    [[nodiscard]] std::size_t client_column(std::span<const std::string_view> names) const;

    std::string name_;
    byte_digest* digest_;
    std::vector<std::uint64_t> lines_;
};

}  // namespace client_report

#endif
