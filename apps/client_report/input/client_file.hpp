// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_CLIENT_FILE_HPP
#define CLIENT_REPORT_CLIENT_FILE_HPP

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

// A CSV file with a row for each client, named in the column "client".
//
// Every trouble is a bad_input that names the file and the line.
class client_file {
public:
    // Is handed the names of all columns.
    using header_handler = std::function<void(std::span<const std::string_view> names)>;
    // Is handed a row with as many fields as there are columns, and a client.
    using row_handler = std::function<void(std::string_view client, const csv_row& row)>;

    explicit client_file(std::string name) : name_(std::move(name)) {}

    // Reads the file from beginning to end.
    void read(const header_handler& on_header, const row_handler& on_row);

    // Sees to it that no client is there twice.
    // @param name_of the name of the client of a row, by its index
    void check_names(std::size_t rows,
                     const std::function<const std::string&(std::size_t)>& name_of) const;

    // As messages call it.
    [[nodiscard]] std::string name() const;
    // On which each row began.
    [[nodiscard]] const std::vector<std::uint64_t>& lines() const noexcept { return lines_; }

    [[noreturn]] void stop(std::uint64_t line, std::string_view why) const;
    // The same about a field: column, text, and what is wrong with it.
    [[noreturn]] void stop_at(std::uint64_t line, std::string_view column, std::string_view text,
                              std::string_view why) const;

private:
    [[nodiscard]] std::size_t client_column(std::span<const std::string_view> names) const;

    std::string name_;
    std::vector<std::uint64_t> lines_;
};

}  // namespace client_report

#endif
