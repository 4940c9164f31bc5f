// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_DEAL_COLUMNS_HPP
#define CLIENT_REPORT_DEAL_COLUMNS_HPP

#include "cli/options.hpp"
#include "input/deal_file.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace client_report {

// Where in a row the parts of a deal are, and how to read them.
class deal_columns {
public:
    // Finds the columns by the header of the file.
    // @throws bad_input that lists those there are
    deal_columns(const options& o, std::span<const std::string_view> header);

    // Reads a row into `deal`, and raises `decimals` to those that its numbers have.
    // @returns whether it could be read; if not, problem() tells why not, and `decimals` are as before
    [[nodiscard]] bool read(std::span<const std::string_view> row, deal_line& deal,
                            column_decimals& decimals);

    // Names the column and the text.
    [[nodiscard]] const std::string& problem() const noexcept { return problem_; }

private:
    // Quoted from the options, which outlive this.
    struct column {
        std::string_view name;
        std::size_t index;
    };

    [[nodiscard]] static std::optional<column> find(const std::optional<std::string>& name,
                                                    std::span<const std::string_view> header);
    [[nodiscard]] bool refuse(const column& where, std::string_view text, std::string_view why);
    [[nodiscard]] bool read_number(const column& where, std::string_view text,
                                   std::string_view what, decimal& number, int& decimals);
    [[nodiscard]] bool read_numbers(std::span<const std::string_view> row, deal_line& deal,
                                    column_decimals& decimals);
    [[nodiscard]] bool read_text(const column& where, std::string_view text, std::string_view what,
                                 std::string_view& result);

    std::size_t count_;
    column client_;
    column value_;
    column date_;
    std::optional<column> sales_;
    std::optional<column> deal_;
    std::optional<column> effort_;
    std::optional<column> group_;
    std::string problem_;
};

}  // namespace client_report

#endif
