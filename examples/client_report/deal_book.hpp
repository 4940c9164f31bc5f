// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_DEAL_BOOK_HPP
#define CLIENT_REPORT_DEAL_BOOK_HPP

#include "vitalfew/clients/client_collector.hpp"

#include "analysis.hpp"
#include "deal_codes.hpp"
#include "deal_file.hpp"
#include "options.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>  // std::hash
#include <string_view>
#include <variant>
#include <vector>

namespace client_report {

// Lets a client be looked up by a piece of a row, without making a string of it.
struct text_hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
        return std::hash<std::string_view>{}(text);
    }
};

// Gathers the lines of the file as clients.
class deal_book {
public:
    explicit deal_book(const options& o);

    void add(const deal_line& line);

    // How many lines lay in the period.
    [[nodiscard]] std::uint64_t lines_in_period() const noexcept { return lines_in_period_; }

    // The clients in order of first appearance; the book is empty then.
    [[nodiscard]] std::vector<client> finish();

private:
    using by_line =
        vitalfew::client_collector<std::string, decimal, vitalfew::no_deal_id, text_hash>;
    using by_deal = vitalfew::client_collector<std::string, decimal, std::uint64_t, text_hash>;

    vitalfew::period period_;
    std::uint64_t lines_in_period_ = 0;
    deal_codes codes_;
    std::variant<by_line, by_deal> collector_;
};

}  // namespace client_report

#endif
