// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TERMINAL_COUNT_TABLE_HPP
#define CLIENT_REPORT_TERMINAL_COUNT_TABLE_HPP

#include "terminal/terminal_text.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace client_report {

// A table of counts by two features.
struct count_table {
    struct row {
        std::string name;
        std::vector<std::uint64_t> counts{};  // by column; there may be fewer
    };

    std::string corner;
    std::vector<std::string> columns{};
    std::vector<row> rows{};

    // Where it would be wider than the terminal, says where it is found instead.
    void write(terminal_text& out) const;
};

}  // namespace client_report

#endif
