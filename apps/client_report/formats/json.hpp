// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FORMATS_JSON_HPP
#define CLIENT_REPORT_FORMATS_JSON_HPP

#include "vitalfew/report/json_writer.hpp"

#include "formats/text_sink.hpp"

#include <span>
#include <string>
#include <vector>

namespace client_report {

// How the objects of rows are put together: one array, or an object on each line (NDJSON).
enum class json_form { array, lines };

// An object for each row, its members named by the columns. Amounts are texts, so that no reader rounds them;
// what is empty is null.
template <class Out>
class json_table_writer {
public:
    json_table_writer(Out out, json_form form) : out_(out), form_(form) {}

    void begin(std::span<const column_head> columns) {
        columns_.assign(columns.begin(), columns.end());
        if (form_ == json_form::array) {
            put("[");
        }
    }
    void add_row(std::span<const table_cell> cells) {
        if (form_ == json_form::array) {
            put(is_first_ ? "\n" : ",\n");
        }
        is_first_ = false;
        vitalfew::report::json_writer json(out_);
        json.begin_object();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            json.key(columns_[i].title);
            write_value(json, cells[i]);
        }
        json.end_object();
        out_ = json.finish();
        if (form_ == json_form::lines) {
            put("\n");
        }
    }
    void end() {
        if (form_ == json_form::array) {
            put(is_first_ ? "]\n" : "\n]\n");
        }
    }

private:
    template <class Writer>
    void write_value(Writer& json, const table_cell& cell) {
        if (cell.empty()) {
            json.null();
            return;
        }
        text_.clear();
        cell.append_to(text_);
        // Flags are 1 and 0 here.
        const bool is_number = cell.kind() == cell_kind::flag ||
                               (is_numeric(cell.kind()) && cell.kind() != cell_kind::amount);
        is_number ? json.json(text_) : json.value(text_);
    }

    void put(std::string_view text) { out_ = std::copy(text.begin(), text.end(), out_); }

    Out out_;
    json_form form_;
    std::vector<column_head> columns_;
    bool is_first_ = true;
    std::string text_;  // of a cell
};

using json_sink = text_sink<json_table_writer>;

}  // namespace client_report

#endif
