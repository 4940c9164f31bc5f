// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_INPUT_JUDGEMENTS_HPP
#define CLIENT_REPORT_INPUT_JUDGEMENTS_HPP

#include "vitalfew/core/period.hpp"

#include "input/client_file.hpp"

#include <optional>
#include <string>
#include <vector>

namespace client_report {

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

// @throws bad_input with file, line, column and text; also when a client is in the file twice, or was
// judged after the day of the decisions
[[nodiscard]] judgement_book read_judgements(const std::string& file, vitalfew::date as_of,
                                             byte_digest* digest = nullptr);

}  // namespace client_report

#endif
