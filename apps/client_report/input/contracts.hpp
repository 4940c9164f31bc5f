// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_INPUT_CONTRACTS_HPP
#define CLIENT_REPORT_INPUT_CONTRACTS_HPP

#include "vitalfew/core/period.hpp"

#include "common/decimal.hpp"
#include "input/client_file.hpp"

#include <optional>
#include <string>
#include <vector>

namespace client_report {

// A row of --contracts; an empty field or a missing column is unknown.
struct contract {
    std::string client;
    std::optional<vitalfew::date> ends;
    std::optional<vitalfew::date> last_contact;
    std::optional<amount_sum> cost;
};

struct contract_book {
    client_file file;
    std::vector<contract> rows;
    int decimals = 0;  // the most that a cost was written with
};

// @throws bad_input with file, line, column and text; also when a client is in the file twice, or a
// last contact is after the day of the decisions
[[nodiscard]] contract_book read_contracts(const std::string& file, vitalfew::date as_of,
                                           byte_digest* digest = nullptr);

}  // namespace client_report

#endif
