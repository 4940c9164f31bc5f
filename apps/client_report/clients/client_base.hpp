// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_CLIENT_BASE_HPP
#define CLIENT_REPORT_CLIENT_BASE_HPP

#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/clients/one_off.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include "cli/options.hpp"
#include "common/decimal.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>  // std::hash
#include <string>
#include <string_view>
#include <vector>

namespace client_report {

// The value of a profile is what the client is ranked by, whatever the column.
using client = vitalfew::client_profile<std::string, decimal>;
using amount_sum = vitalfew::exact_sum<decimal>;

// Lets a client be looked up by a piece of a row, without making a string of it.
struct text_hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
        return std::hash<std::string_view>{}(text);
    }
};

// The deals that have a client counted, in the way that --count says.
[[nodiscard]] inline vitalfew::deal_count deals_of(const options& o) {
    return vitalfew::deal_count(o.count == count_rule::days ? vitalfew::same_day::once
                                                            : vitalfew::same_day::separate);
}

// What is known of the clients beside their profiles: each list by the index of the client, and
// empty unless it was asked for.
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

    // Leaves out the clients who are no repeat clients, and what is known of them.
    void keep_repeat_clients(const options& o);
};

}  // namespace client_report

#endif
