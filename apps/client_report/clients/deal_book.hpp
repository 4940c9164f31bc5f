// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_CLIENTS_DEAL_BOOK_HPP
#define CLIENT_REPORT_CLIENTS_DEAL_BOOK_HPP

#include "vitalfew/clients/client_collector.hpp"
#include "vitalfew/core/period.hpp"

#include "clients/client_base.hpp"
#include "clients/deal_codes.hpp"
#include "common/text_hash.hpp"
#include "input/deal_source.hpp"
#include "settings/settings.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>  // std::equal_to
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace client_report {

// What to keep of the deals of a period: all that the settings ask for, or what the grades need.
enum class kept { all, grades };

// Collects what is kept of the clients beside their profiles: sales, effort, groups.
class note_book {
public:
    note_book(const run_settings& asked, kept what);

    // Adds a line of the client with this index.
    void add(std::size_t index, const deal_line& line);

    // Stores in each profile the value that its client is ranked by. The book is empty afterwards.
    [[nodiscard]] client_base finish(std::vector<client> profiles);

private:
    struct group_note {
        std::uint32_t group = 0;
        vitalfew::date latest;
        bool several = false;
    };

    void add_group(std::size_t index, const deal_line& line);
    [[nodiscard]] std::uint32_t group_number(std::string_view name);
    void finish_groups(client_notes& notes) const;

    // Whether each is kept.
    bool values_;
    bool sales_;
    bool effort_;
    bool groups_;

    std::vector<amount_sum> value_sums_;
    std::vector<amount_sum> effort_sums_;
    std::vector<group_note> group_notes_;
    std::vector<std::string> group_names_;
    std::unordered_map<std::string, std::uint32_t, text_hash, std::equal_to<>> group_numbers_;
};

// Collects the deals of a period as clients.
class deal_book {
public:
    deal_book(const run_settings& asked, const vitalfew::period& window, kept what);

    // Ignores a line outside the period.
    void add(const deal_line& line);

    // How many lines lay in the period.
    [[nodiscard]] std::uint64_t lines_in_period() const noexcept { return lines_in_period_; }

    // The clients in order of first appearance. The book is empty afterwards.
    [[nodiscard]] client_base finish();

private:
    using by_line =
        vitalfew::client_collector<std::string, decimal, vitalfew::no_deal_id, text_hash>;
    using by_deal =
        vitalfew::client_collector<std::string, decimal, std::uint64_t, text_hash, number_hash>;

    vitalfew::period period_;
    std::uint64_t lines_in_period_ = 0;
    deal_codes codes_;
    note_book notes_;
    std::variant<by_line, by_deal> collector_;
};

}  // namespace client_report

#endif
