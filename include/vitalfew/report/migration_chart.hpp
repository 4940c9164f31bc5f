// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_MIGRATION_CHART_HPP
#define VITALFEW_REPORT_MIGRATION_CHART_HPP

#include "vitalfew/compare/migration.hpp"
#include "vitalfew/compare/migration_kind.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/exact/measurable_value.hpp"
#include "vitalfew/exact/share.hpp"
#include "vitalfew/report/chart_options.hpp"
#include "vitalfew/report/detail/chart_parts.hpp"
#include "vitalfew/report/detail/heat_map.hpp"
#include "vitalfew/report/json_writer.hpp"

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {

struct migration_chart_fn {
    /// Writes the specification of a migration chart: a heat map with the grades before, and new and returned
    /// clients, as rows, and the grades after, and lost clients, as columns.
    ///
    /// The hue of a cell is the kind of move, its opacity the share of its row. Empty cells are left
    /// out.
    ///
    /// @param out takes the text, a Vega-Lite specification in JSON, below 200 KB for any base
    /// @param moves by find_migration
    /// @param options titles, the name and unit of the value, and the size
    /// @returns the iterator past the end of the text
    /// @throws invalid_value when a sum is beyond the largest double
    /// Complexity: O(grades before * grades after) time.
    /// @example 28_charts_to_act_on.cpp
    template <std::output_iterator<char> Out, measurable_value Before, measurable_value After>
    Out operator()(Out out, const migration<Before, After>& moves,
                   const chart_options& options = {}) const {
        auto spec = detail::begin_chart(std::move(out), options, words(moves));
        spec.key("datasets");
        spec.begin_object();
        spec.key("cells");
        spec.begin_array();
        write_rows(spec, moves, options);
        spec.end_array();
        spec.end_object();
        write_map(spec, moves, options);
        spec.end_object();
        return spec.finish();
    }

private:
    template <class Before, class After>
    [[nodiscard]] static detail::chart_words words(const migration<Before, After>& moves) {
        std::string counts;
        for (std::size_t i = 0; i < migration_kind_count; ++i) {
            const auto kind = static_cast<migration_kind>(i);
            counts += (i == 0 ? "" : ", ") + std::string(verb(kind)) + " " +
                      detail::count_text(moves.total(kind).clients);
        }
        return {.title = "Who moved from which grade to which",
                .subtitle = counts,
                .description = "Clients by their grade before and after. Of " +
                               detail::clients_text(moves.size()) + ": " + counts + "."};
    }

    [[nodiscard]] static constexpr std::string_view verb(migration_kind kind) noexcept {
        switch (kind) {
            case migration_kind::upgrade: return "moved up";
            case migration_kind::stay: return "stayed";
            case migration_kind::slip: return "slipped";
            default: return to_string(kind);
        }
    }

    template <class Out, class Before, class After>
    static void write_rows(json_writer<Out>& spec, const migration<Before, After>& moves,
                           const chart_options& options) {
        for (std::size_t row = 0; row < moves.grades_before(); ++row) {
            const grade before = grade_at(row);
            const std::size_t all = moves.total_before(before).clients;
            const std::string name(1, grade_letter(before));
            for (std::size_t column = 0; column < moves.grades_after(); ++column) {
                const grade after = grade_at(column);
                write_cell(spec, name, std::string(1, grade_letter(after)),
                           migration_between(before, after), moves.cell(before, after), all,
                           options);
            }
            write_cell(spec, name, "lost", migration_kind::lost, moves.lost(before), all, options);
        }
        for (const migration_kind kind : {migration_kind::new_client, migration_kind::returned}) {
            const std::size_t all = moves.total(kind).clients;
            for (std::size_t column = 0; column < moves.grades_after(); ++column) {
                const grade after = grade_at(column);
                write_cell(spec, std::string(to_string(kind)), std::string(1, grade_letter(after)),
                           kind,
                           kind == migration_kind::returned ? moves.returned(after)
                                                            : moves.new_clients(after),
                           all, options);
            }
        }
    }

    template <class Out, class Before, class After>
    static void write_cell(json_writer<Out>& spec, std::string_view before, std::string_view after,
                           migration_kind kind, const migration_cell<Before, After>& cell,
                           std::size_t row, const chart_options& options) {
        if (cell.clients == 0) {
            return;
        }
        const double part = share(cell.clients, row).to_double();
        spec.begin_object();
        spec.member("before", before);
        spec.member("after", after);
        spec.member("move", verb(kind));
        spec.member("clients", cell.clients);
        spec.member("share", part);
        spec.member("percent", detail::percent_text(part));
        spec.member("value_before", detail::shown(cell.before.net(), options));
        spec.member("value_after", detail::shown(cell.after.net(), options));
        spec.end_object();
    }

    template <class Out, class Before, class After>
    static void write_map(json_writer<Out>& spec, const migration<Before, After>& moves,
                          const chart_options& options) {
        std::vector<std::string> rows = detail::grade_names(moves.grades_before());
        std::vector<std::string> columns = detail::grade_names(moves.grades_after());
        for (const migration_kind kind : {migration_kind::new_client, migration_kind::returned}) {
            if (moves.total(kind).clients > 0) {
                rows.emplace_back(to_string(kind));
            }
        }
        if (moves.total(migration_kind::lost).clients > 0) {
            columns.emplace_back(to_string(migration_kind::lost));
        }
        const std::string across = detail::names_scale(columns);
        const std::string down = detail::names_scale(rows);
        const std::string hues =
            detail::colours_scale({{verb(migration_kind::upgrade), palette::bluish_green},
                                   {verb(migration_kind::stay), palette::grey},
                                   {verb(migration_kind::slip), palette::vermillion},
                                   {verb(migration_kind::new_client), palette::sky_blue},
                                   {verb(migration_kind::returned), palette::blue},
                                   {verb(migration_kind::lost), palette::reddish_purple}});
        const std::string strength = detail::strength_scale("linear", 1);
        const std::string before = options.value_name + " before";
        const std::string after = options.value_name + " after";
        detail::write_heat_map(
            spec,
            {.across = {.field = "after",
                        .type = "nominal",
                        .title = "grade after",
                        .axis = detail::heat_axis_on_top,
                        .scale = across},
             .down = {.field = "before",
                      .type = "nominal",
                      .title = "grade before",
                      .axis = detail::heat_axis,
                      .scale = down},
             .hue = {.field = "move", .type = "nominal", .title = "move", .scale = hues},
             .strength = {.field = "share", .scale = strength, .legend = "null"},
             .label = "clients",
             .small_label = rows.size() > most_rows_with_shares_ ? "" : "percent"},
            {{"before", "grade before"},
             {"after", "grade after"},
             {"move", "move"},
             {"clients", "clients", detail::count_format},
             {"share", "of those before", detail::share_format},
             {"value_before", before, detail::amount_format},
             {"value_after", after, detail::amount_format}});
    }

    static constexpr std::size_t most_rows_with_shares_ = 8;
};

/// See migration_chart_fn.
inline constexpr migration_chart_fn migration_chart{};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
