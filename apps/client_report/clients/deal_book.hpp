// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_DEAL_BOOK_HPP
#define CLIENT_REPORT_DEAL_BOOK_HPP

#include "vitalfew/clients/client_collector.hpp"
#include "vitalfew/core/period.hpp"

#include "cli/options.hpp"
#include "clients/client_base.hpp"
#include "clients/deal_codes.hpp"
#include "clients/note_book.hpp"
#include "input/deal_file.hpp"

#include <cstdint>
#include <string>
#include <variant>

namespace client_report {

// Gathers the lines of a period as clients.
class deal_book {
public:
    deal_book(const options& o, const vitalfew::period& window, kept what);

    // Passes over a line outside the period.
    void add(const deal_line& line);

    // How many lines lay in the period.
    [[nodiscard]] std::uint64_t lines_in_period() const noexcept { return lines_in_period_; }

    // The clients in order of first appearance; the book is empty then.
    [[nodiscard]] client_base finish();

private:
    using by_line =
        vitalfew::client_collector<std::string, decimal, vitalfew::no_deal_id, text_hash>;
    using by_deal = vitalfew::client_collector<std::string, decimal, std::uint64_t, text_hash>;

    vitalfew::period period_;
    std::uint64_t lines_in_period_ = 0;
    deal_codes codes_;
    note_book notes_;
    std::variant<by_line, by_deal> collector_;
};

}  // namespace client_report

#endif
