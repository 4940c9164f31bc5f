// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TABLES_SUMMARY_HPP
#define CLIENT_REPORT_TABLES_SUMMARY_HPP

#include "run/results.hpp"
#include "tables/table_sink.hpp"

#include <string>
#include <utility>  // std::pair, std::move
#include <variant>
#include <vector>

namespace client_report {

class figure;
using figure_list = std::vector<figure>;
using figure_group = std::vector<std::pair<std::string, figure>>;  // by name

// A figure of the summary: a typed cell, figures with names, or a list of figures. An empty cell is a figure
// that is not known or was not asked for.
class figure {
public:
    using content_type = std::variant<table_cell, figure_group, figure_list>;

    figure() = default;
    template <vitalfew::report::cell_value T>
    // NOLINTNEXTLINE(google-explicit-constructor): a figure is its value
    figure(const T& value) : content_(owned(table_cell(value))) {}
    // NOLINTNEXTLINE(google-explicit-constructor)
    figure(const table_cell& cell) : content_(owned(cell)) {}
    // NOLINTNEXTLINE(google-explicit-constructor)
    figure(figure_group figures) : content_(std::move(figures)) {}
    // NOLINTNEXTLINE(google-explicit-constructor)
    figure(figure_list figures) : content_(std::move(figures)) {}

    [[nodiscard]] const content_type& content() const noexcept { return content_; }

private:
    // Figures outlive what their texts were made of.
    [[nodiscard]] static table_cell owned(const table_cell& cell) {
        const auto* text = std::get_if<std::string_view>(&cell.content());
        return text == nullptr ? cell : table_cell(cell.kind(), std::string(*text));
    }

    content_type content_;
};

// The figures of the report, by the names that summary.schema.json describes.
[[nodiscard]] figure_group summary_of(const results& r);

// The options that decide about the figures, by their names on the command line with underscores.
[[nodiscard]] figure_group options_used(const run_settings& asked);

}  // namespace client_report

#endif
