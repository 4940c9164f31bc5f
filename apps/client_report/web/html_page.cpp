// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "web/html_page.hpp"

#include "common/errors.hpp"
#include "formats/summary_json.hpp"
#include "tables/summary.hpp"
#include "tables/table_list.hpp"
#include "web/page_parts.hpp"
#include "web/page_table.hpp"
#include "web/page_template.hpp"

#include <string_view>

namespace client_report {

void check_page_is_built() {
    if (built_page().before.empty()) {
        throw bad_input("--html: this program was built without the page; install Node.js 20 or "
                        "newer with npm, "
                        "and build it again with network access and -DVITALFEW_REPORT_PAGE=ON");
    }
}

void write_html_page(const results& r, byte_sink& sink) {
    const page_template around = built_page();
    for (const std::string_view piece : around.before) {
        sink.write(piece);
    }
    sink.write("{\"summary\":");
    sink.write(safe_in_page(summary_json(summary_of(r))));
    sink.write(",\"clients\":");
    page_rows clients(most_page_clients);
    clients_table(r).write_to(clients);
    sink.write(clients.json());
    sink.write(",\"decisions\":");
    sink.write(page_decisions(r));
    sink.write(",\"charts\":");
    sink.write(page_charts(r));
    sink.write("}");
    for (const std::string_view piece : around.after) {
        sink.write(piece);
    }
}

}  // namespace client_report
