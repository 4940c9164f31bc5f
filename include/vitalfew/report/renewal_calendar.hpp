// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_RENEWAL_CALENDAR_HPP
#define VITALFEW_REPORT_RENEWAL_CALENDAR_HPP

#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/renewal_finding.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/report/chart_options.hpp"
#include "vitalfew/report/chart_palette.hpp"
#include "vitalfew/report/detail/chart_parts.hpp"
#include "vitalfew/report/detail/chart_text.hpp"
#include "vitalfew/report/detail/heat_map.hpp"
#include "vitalfew/report/json_writer.hpp"

#include <algorithm>  // std::max, std::min
#include <array>
#include <chrono>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// What a renewal calendar shows.
struct renewal_options {
    chart_options chart{};
    /// How many months have a column, that of the day included. @pre 1 to 120
    std::size_t months = 12;
    /// How many days before its end a renewal is urgent.
    std::chrono::days urgent_within = std::chrono::days(30);
};

struct renewal_calendar_fn {
    /// Writes the specification of a renewal calendar: how many contracts end in which month, and what their
    /// clients are worth, by grade; before the first month those that are overdue, after the last one the later
    /// ones.
    ///
    /// The hue of a cell is how much the most pressing of its contracts presses, its opacity the value at stake.
    /// A client counts by its effective grade, else by its grade, else as one without; a value that is not known
    /// counts as 0. Clients without a contract are counted in the subtitle alone.
    ///
    /// @param out takes the text, a Vega-Lite specification in JSON, below 200 KB for any base
    /// @param clients what is known of them
    /// @param as_of the day of the calendar; nothing reads the clock
    /// @returns the iterator behind the text
    template <std::output_iterator<char> Out>
    Out operator()(Out out, std::span<const client_facts> clients, date as_of,
                   const renewal_options& options = {}) const {
        VITALFEW_ASSERT(options.months >= 1 && options.months <= most_months_);
        const found all = find(clients, as_of, options);
        auto spec =
            detail::begin_chart(std::move(out), options.chart, words(all, clients.size(), as_of));
        const std::vector<std::string> columns = column_names(as_of, options.months);
        const std::vector<std::string> rows = row_names(all);
        write_cells(spec, all, columns, options);
        write_map(spec, all, columns, rows, options);
        spec.end_object();
        return spec.finish();
    }

private:
    static constexpr std::size_t most_months_ = 120;
    static constexpr std::size_t rows_ = max_grades + 1;  // the last for clients without a grade

    struct cell {
        std::size_t contracts = 0;
        exact_sum<minor_units> value;
        renewal_urgency urgency = renewal_urgency::ahead;
    };
    struct found {
        std::vector<cell> cells;  // by row
        std::size_t columns = 0;
        std::array<std::size_t, 4> by_urgency{};
    };

    /// @returns how many months a day is after another
    [[nodiscard]] static long months_between(date from, date to) {
        const std::chrono::year_month_day a{from};
        const std::chrono::year_month_day b{to};
        return static_cast<long>((b.year() / b.month() - a.year() / a.month()).count());
    }

    [[nodiscard]] static found find(std::span<const client_facts> clients, date as_of,
                                    const renewal_options& options) {
        found all;
        all.columns = options.months + 2;
        all.cells.resize(rows_ * all.columns);
        for (const client_facts& facts : clients) {
            const renewal_finding renewal = find_renewal(facts, as_of, options.urgent_within);
            ++all.by_urgency[static_cast<std::size_t>(renewal.urgency)];
            if (!renewal.ends) {
                continue;
            }
            std::size_t column = 0;
            if (renewal.urgency != renewal_urgency::overdue) {
                const auto months = static_cast<std::size_t>(months_between(as_of, *renewal.ends));
                column = 1 + (std::min)(months, options.months);
            }
            const std::optional<grade> g =
                facts.effective_grade ? facts.effective_grade : facts.grade;
            cell& at = all.cells[(g ? index(*g) : max_grades) * all.columns + column];
            ++at.contracts;
            at.value += facts.value.value_or(0);
            at.urgency = (std::min)(at.urgency, renewal.urgency);
        }
        return all;
    }

    [[nodiscard]] static detail::chart_words words(const found& all, std::size_t clients,
                                                   date as_of) {
        const auto count = [&all](renewal_urgency urgency) {
            return detail::count_text(all.by_urgency[static_cast<std::size_t>(urgency)]);
        };
        const std::string counts = "overdue " + count(renewal_urgency::overdue) + ", urgent " +
                                   count(renewal_urgency::urgent) + ", ahead " +
                                   count(renewal_urgency::ahead) + ", no contract " +
                                   count(renewal_urgency::no_contract);
        return {.title = "When contracts end",
                .subtitle = counts,
                .description = "Renewals of " + detail::clients_text(clients) + ", seen from " +
                               to_string(as_of) + ": " + counts + "."};
    }

    [[nodiscard]] static std::vector<std::string> column_names(date as_of, std::size_t months) {
        std::vector<std::string> names{"overdue"};
        const std::chrono::year_month_day day{as_of};
        auto month = day.year() / day.month();
        for (std::size_t i = 0; i < months; ++i, month += std::chrono::months(1)) {
            names.push_back(to_string(date(month / 1)).substr(0, sizeof("YYYY-MM") - 1));
        }
        names.emplace_back("later");
        return names;
    }

    [[nodiscard]] static std::string row_name(std::size_t row) {
        return row == max_grades ? "none" : std::string(1, letter(grade_at(row)));
    }
    /// @returns the grades from A to the last one that somebody has
    [[nodiscard]] static std::vector<std::string> row_names(const found& all) {
        std::size_t last = 0;
        bool has_none = false;
        for (std::size_t i = 0; i < all.cells.size(); ++i) {
            if (all.cells[i].contracts > 0) {
                const std::size_t row = i / all.columns;
                has_none = has_none || row == max_grades;
                last = row == max_grades ? last : row;
            }
        }
        std::vector<std::string> names;
        for (std::size_t row = 0; row <= last; ++row) {
            names.push_back(row_name(row));
        }
        if (has_none) {
            names.push_back(row_name(max_grades));
        }
        return names;
    }

    [[nodiscard]] static constexpr std::string_view name(renewal_urgency urgency) noexcept {
        switch (urgency) {
            case renewal_urgency::overdue: return "overdue";
            case renewal_urgency::urgent: return "urgent";
            default: return "ahead";
        }
    }

    template <class Out>
    static void write_cells(json_writer<Out>& spec, const found& all,
                            const std::vector<std::string>& columns,
                            const renewal_options& options) {
        spec.key("datasets");
        spec.begin_object();
        spec.key("cells");
        spec.begin_array();
        for (std::size_t i = 0; i < all.cells.size(); ++i) {
            const cell& it = all.cells[i];
            if (it.contracts > 0) {
                spec.begin_object();
                spec.member("grade", row_name(i / all.columns));
                spec.member("ends", columns[i % all.columns]);
                spec.member("urgency", name(it.urgency));
                spec.member("contracts", it.contracts);
                spec.member("value", detail::shown(it.value, options.chart));
                spec.end_object();
            }
        }
        spec.end_array();
        spec.end_object();
    }

    template <class Out>
    static void write_map(json_writer<Out>& spec, const found& all,
                          const std::vector<std::string>& columns,
                          const std::vector<std::string>& rows, const renewal_options& options) {
        double most = 0;
        for (const cell& it : all.cells) {
            most = (std::max)(most, detail::shown(it.value, options.chart));
        }
        const std::string across = detail::names_scale(columns);
        const std::string down = detail::names_scale(rows);
        const std::string strength = detail::strength_scale("sqrt", most);
        const std::string hues = detail::colours_scale({{"overdue", palette::vermillion},
                                                        {"urgent", palette::orange},
                                                        {"ahead", palette::blue}});
        detail::write_heat_map(
            spec,
            {.across = {.field = "ends",
                        .type = "nominal",
                        .title = "contract ends",
                        .axis = R"({"labelAngle":-40,"domain":false,"ticks":false})",
                        .scale = across},
             .down = {.field = "grade",
                      .type = "nominal",
                      .title = "grade",
                      .axis = detail::heat_axis,
                      .scale = down},
             .hue = {.field = "urgency", .type = "nominal", .title = "renewal", .scale = hues},
             .strength = {.field = "value", .scale = strength, .legend = "null"},
             .label = "contracts",
             .small_label = rows.size() <= most_rows_with_values_ ? "value" : "",
             .small_format = ".2~s"},
            {{"ends", "contract ends"},
             {"grade", "grade"},
             {"urgency", "most pressing"},
             {"contracts", "contracts", detail::count_format},
             {"value", options.chart.value_name, detail::amount_format}});
    }

    static constexpr std::size_t most_rows_with_values_ = 8;
};

/// See renewal_calendar_fn.
inline constexpr renewal_calendar_fn renewal_calendar{};

}  // namespace v0
}  // namespace vitalfew

#endif
