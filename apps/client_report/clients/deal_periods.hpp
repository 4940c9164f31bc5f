// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_CLIENTS_DEAL_PERIODS_HPP
#define CLIENT_REPORT_CLIENTS_DEAL_PERIODS_HPP

#include "clients/client_base.hpp"
#include "clients/deal_book.hpp"
#include "common/text_hash.hpp"
#include "input/deal_source.hpp"
#include "settings/settings.hpp"

#include <cstdint>
#include <functional>  // std::equal_to
#include <optional>
#include <string>
#include <unordered_set>

namespace client_report {

using client_names = std::unordered_set<std::string, text_hash, std::equal_to<>>;

// Sorts the deals into periods: the one that is analysed, the one that it is compared with, and the
// time before both.
class deal_periods {
public:
    // The settings must outlive this.
    explicit deal_periods(const run_settings& asked);

    void add(const deal_line& line);

    // How many lines lay in the period that is analysed.
    [[nodiscard]] std::uint64_t lines_in_period() const noexcept {
        return current_.lines_in_period();
    }

    // Each of these can be called once.
    [[nodiscard]] client_base current() { return current_.finish(); }
    // The clients of the period that is compared with.
    // @pre the settings ask for it
    // @throws bad_input when there is no deal in it
    [[nodiscard]] client_base earlier();
    // The clients with a deal before the end of the earlier period who are not in its analysis; with
    // an earlier run, those with a deal before the period that is analysed.
    [[nodiscard]] client_names known() { return std::move(known_); }

private:
    const run_settings& asked_;
    deal_book current_;
    std::optional<deal_book> earlier_;
    std::optional<vitalfew::date> known_before_;
    client_names known_;
};

}  // namespace client_report

#endif
