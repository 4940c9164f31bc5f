// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_DEAL_ROWS_HPP
#define CLIENT_REPORT_DEAL_ROWS_HPP

#include "cli/options.hpp"
#include "input/deal_columns.hpp"
#include "input/deal_file.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace client_report {

// The rows of deals on their way to those who take them, whatever they are read from: the first is
// the header.
class deal_rows {
public:
    // As messages call what is read, and what its rows are counted in: "line" or "row".
    struct names {
        std::string source;
        const char* unit;
    };

    // The handlers must outlive this.
    deal_rows(const options& o, names called, const deal_handler& take,
              const reject_handler& reject);

    // @throws bad_input
    void take_header(std::span<const std::string_view> header);

    // A row after the header; the remedy is put after the reason where it cannot be read.
    // @throws bad_input where bad rows are to stop the program, as refuse
    void take(std::uint64_t number, std::span<const std::string_view> fields,
              std::string_view remedy = {});

    // A row that cannot be told into fields.
    void refuse(const rejected_row& row);

    [[noreturn]] void stop(std::uint64_t number, std::string_view why) const;

    [[nodiscard]] bool has_header() const noexcept { return columns_.has_value(); }
    [[nodiscard]] const std::string& source() const noexcept { return called_.source; }
    [[nodiscard]] const deal_file_facts& facts() const noexcept { return facts_; }

private:
    const options& options_;
    names called_;
    const deal_handler& take_;
    const reject_handler& reject_;
    std::optional<deal_columns> columns_;
    deal_file_facts facts_;
};

}  // namespace client_report

#endif
