// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_CLIENTS_CLIENT_BASE_HPP
#define CLIENT_REPORT_CLIENTS_CLIENT_BASE_HPP

#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/clients/one_off.hpp"

#include "common/decimal.hpp"
#include "settings/settings.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace client_report {

// A client; its value is what clients are ranked by, whatever the column.
using client = vitalfew::client_profile<std::string, decimal>;

// How the deals of a client are counted.
[[nodiscard]] inline vitalfew::deal_count deals_of(const run_settings& asked) {
    return vitalfew::deal_count(asked.count == count_rule::days
                                    ? vitalfew::same_day_deals::once
                                    : vitalfew::same_day_deals::separate);
}

// What is known of the clients beside their profiles. Each list is indexed by the client, and empty
// unless the settings ask for it.
struct client_notes {
    std::vector<amount_sum> sales;  // where clients are ranked by something else
    std::vector<amount_sum> effort;
    std::vector<std::uint32_t> groups;     // of the latest deal of the client; index of the names
    std::vector<std::string> group_names;  // in order of first appearance
    std::uint64_t clients_in_several_groups = 0;
};

struct client_base {
    std::vector<client> clients;  // in order of first appearance
    client_notes notes;

    // Removes the clients who are no repeat clients, and what is known of them.
    void keep_repeat_clients(const run_settings& asked);
};

}  // namespace client_report

#endif
