// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_INPUT_EARLIER_RUN_HPP
#define CLIENT_REPORT_INPUT_EARLIER_RUN_HPP

#include "vitalfew/core/grade.hpp"

#include "common/decimal.hpp"
#include "files/digest.hpp"
#include "settings/settings.hpp"

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

// Reads the clients.csv of an earlier run: client, value and grade; with hysteresis the steady grade
// where there is one.
// @pre the settings name the file, as `previous`
// @throws bad_input with file, line, column and text; also when a client is in the file twice, or has
// a grade that the limits of the settings do not give
// @param digest gets the bytes of the file too, unless it is null
[[nodiscard]] past_clients read_earlier_run(const run_settings& asked,
                                            byte_digest* digest = nullptr);

}  // namespace client_report

#endif
