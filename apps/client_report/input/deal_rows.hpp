// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_INPUT_DEAL_ROWS_HPP
#define CLIENT_REPORT_INPUT_DEAL_ROWS_HPP

#include "common/decimal.hpp"
#include "input/deal_source.hpp"
#include "settings/settings.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace client_report {

// The columns of a deal by the header line, and how to read them.
class deal_columns {
public:
    // Finds the columns by the header of the file.
    // @throws bad_input that lists those there are
    deal_columns(const run_settings& asked, std::span<const std::string_view> header);

    // Reads a row into `deal`, and raises `decimals` to those that its numbers have.
    // @returns whether it could be read; if not, problem() says why, and `decimals` are unchanged
    [[nodiscard]] bool read(std::span<const std::string_view> row, deal_line& deal,
                            column_decimals& decimals);

    // Names the column and the text.
    [[nodiscard]] const std::string& problem() const noexcept { return problem_; }

private:
    // The name is that of the settings, which outlive this.
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

// Turns rows of text into deals, independent of their source. The first row is the header.
class deal_rows {
public:
    // The name of the source in messages, and the unit that its rows are counted in: "line" or "row".
    struct names {
        std::string source;
        const char* unit;
    };

    // The settings and the handlers must outlive this.
    deal_rows(const run_settings& asked, names called, const deal_handler& take,
              const reject_handler& reject);

    // @throws bad_input
    void take_header(std::span<const std::string_view> header);

    // A row after the header. If it cannot be read, the remedy is appended to the reason.
    // @throws bad_input where bad rows are to stop the reading, as refuse
    void take(std::uint64_t number, std::span<const std::string_view> fields,
              std::string_view remedy = {});

    // A row that cannot be split into fields.
    void refuse(const rejected_row& row);

    [[noreturn]] void stop(std::uint64_t number, std::string_view why) const;

    [[nodiscard]] bool has_header() const noexcept { return columns_.has_value(); }
    [[nodiscard]] const std::string& source() const noexcept { return called_.source; }
    [[nodiscard]] const deal_facts& facts() const noexcept { return facts_; }

private:
    const run_settings& asked_;
    names called_;
    const deal_handler& take_;
    const reject_handler& reject_;
    std::optional<deal_columns> columns_;
    deal_facts facts_;
};

}  // namespace client_report

#endif
