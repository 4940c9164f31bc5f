// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/csv_deals.hpp"
#include "input/deal_source.hpp"
#include "input/input_file.hpp"
#include "input/sqlite_deals.hpp"

namespace client_report {

std::unique_ptr<deal_source> open_deals(const run_settings& asked) {
    if (asked.query) {
        return std::make_unique<sqlite_deals>(asked);
    }
    return std::make_unique<csv_deals>(asked, input_file(asked.file));
}

}  // namespace client_report
