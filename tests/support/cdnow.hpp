// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_SUPPORT_CDNOW_HPP
#define VITALFEW_TESTS_SUPPORT_CDNOW_HPP

#include <vitalfew/clients/collect_clients.hpp>

#include "support/simple_csv.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vitalfew_test {

struct cdnow_deal {
    std::string customer;
    std::int64_t cents;
    vitalfew::date day;
};

/// The deals of examples/data/cdnow_sample.csv.
inline std::vector<cdnow_deal> cdnow_deals() {
    simple_csv file(VITALFEW_EXAMPLE_DATA "/cdnow_sample.csv");
    std::vector<cdnow_deal> deals;
    for (const auto& row : file.rows()) {
        deals.push_back({row[file.column("customer")],
                         scaled_integer(row[file.column("dollars")], 2),
                         iso_day(row[file.column("date")])});
    }
    return deals;
}

inline std::vector<vitalfew::client_profile<std::string, std::int64_t>> cdnow_profiles() {
    return vitalfew::collect_clients(
        cdnow_deals(),
        vitalfew::deal_fields(&cdnow_deal::customer, &cdnow_deal::cents, &cdnow_deal::day));
}

}  // namespace vitalfew_test

#endif
