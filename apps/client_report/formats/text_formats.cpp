// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "formats/text_formats.hpp"

#include "formats/csv.hpp"
#include "formats/json.hpp"
#include "formats/markdown.hpp"

namespace client_report {

void write_as(output_format format, const report_table& table, byte_sink& bytes) {
    const auto write = [&table](auto&& sink) { table.write_to(sink); };
    switch (format) {
        case output_format::csv: write(csv_sink(bytes)); return;
        case output_format::json: write(json_sink(bytes, json_form::array)); return;
        case output_format::ndjson: write(json_sink(bytes, json_form::lines)); return;
        case output_format::markdown:
            write(markdown_sink(bytes, vitalfew::report::markdown_titles::plain));
            return;
        case output_format::report: break;
    }
}

}  // namespace client_report
