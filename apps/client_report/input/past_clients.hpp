// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_PAST_CLIENTS_HPP
#define CLIENT_REPORT_PAST_CLIENTS_HPP

#include "vitalfew/core/grade.hpp"

#include "cli/options.hpp"
#include "clients/client_base.hpp"

#include <optional>
#include <string>
#include <vector>

namespace client_report {

// A client of an earlier analysis.
struct past_client {
    std::string key;
    amount_sum value;
    vitalfew::grade grade;
    std::optional<bool> one_off{};
};

struct past_clients {
    std::vector<past_client> clients;
    int decimals = 0;  // the most that a value was written with
};

// Grades the clients of an earlier period, under the same options.
[[nodiscard]] past_clients grade_past_clients(client_base base, const options& o);

// Reads the clients.csv of an earlier run: client, value and grade; with --hysteresis the steady
// grade where there is one.
// @throws bad_input with file, line, column and text; also when a client is there twice, or has a
// grade that the limits of the options do not give
[[nodiscard]] past_clients read_past_clients(const options& o);

}  // namespace client_report

#endif
