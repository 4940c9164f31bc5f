// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "tables/csv_table.hpp"
#include "tables/result_files.hpp"
#include "web/page_parts.hpp"
#include "web/page_table.hpp"

namespace client_report {

std::string page_clients(const results& r) {
    page_rows rows(most_page_clients);
    csv_table table("clients", rows);
    write_clients_csv(r, table);
    table.finish();
    return rows.json();
}

}  // namespace client_report
