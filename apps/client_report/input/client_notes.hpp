// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_DECISIONS_CLIENT_NOTES_HPP
#define CLIENT_REPORT_DECISIONS_CLIENT_NOTES_HPP

#include "vitalfew/core/period.hpp"

#include "clients/client_base.hpp"
#include "input/client_file.hpp"

#include <optional>
#include <string>
#include <vector>

namespace client_report {

// A row of --contracts: what is not there is not known.
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

// A row of --judgements: a text for each column, empty where nobody judged.
struct judgement {
    std::string client;
    std::optional<vitalfew::date> judged;
    std::vector<std::string> texts;
};

struct judgement_book {
    client_file file;
    std::vector<std::string> columns;
    std::vector<judgement> rows;
};

// @throws bad_input with file, line, column and text; also when a client is there twice, or something
// happened after the day of the decisions
[[nodiscard]] contract_book read_contracts(const std::string& file, vitalfew::date as_of);
[[nodiscard]] judgement_book read_judgements(const std::string& file, vitalfew::date as_of);

}  // namespace client_report

#endif
