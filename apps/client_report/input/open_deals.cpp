// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/csv_deals.hpp"
#include "input/deal_source.hpp"
#include "input/input_file.hpp"
#include "input/sqlite_deals.hpp"

#include <utility>  // std::move

namespace client_report {

std::unique_ptr<deal_source> open_deals(const run_settings& asked, input_log* log) {
    if (asked.query) {
        return std::make_unique<sqlite_deals>(
            asked, digest_for(log, "deals", asked.file, input_log::kind::query));
    }
    input_file file(asked.file);
    file.add_to(digest_for(log, "deals", asked.file));
    return std::make_unique<csv_deals>(asked, std::move(file));
}

}  // namespace client_report
