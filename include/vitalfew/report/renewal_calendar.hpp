// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_RENEWAL_CALENDAR_HPP
#define VITALFEW_REPORT_RENEWAL_CALENDAR_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/action.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/report/chart_options.hpp"
#include "vitalfew/report/detail/chart_parts.hpp"
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
#include <utility>  // std::move, std::pair
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {

namespace detail {

[[noreturn]] inline void throw_calendar_length(std::size_t months, std::size_t most) {
    VITALFEW_THROW(invalid_period("vitalfew: a renewal calendar of " + std::to_string(months) +
                                  " months was asked for: give a number from 1 to " +
                                  std::to_string(most)));
}

/// The contracts of clients of one grade that end in one month.
struct renewal_cell {
    std::size_t contracts = 0;
    exact_sum<decide::minor_units> value;
    decide::renewal_urgency urgency = decide::renewal_urgency::ahead;  ///< of the most urgent one
};

/// The renewals of a base by grade and month: rows from A to Z and one for clients without a grade; columns for
/// overdue contracts, for each month from the day on, and for later ones.
class renewal_cells {
public:
    renewal_cells(std::span<const decide::client_facts> clients, date as_of, std::size_t months,
                  std::chrono::days urgent_within)
        : as_of_(as_of), months_(months), cells_((max_grades + 1) * columns()) {
        for (const decide::client_facts& facts : clients) {
            const decide::renewal_finding renewal =
                decide::find_renewal(facts, as_of, urgent_within);
            ++by_urgency_[static_cast<std::size_t>(renewal.urgency)];
            if (renewal.ends) {
                const std::optional<grade> g =
                    facts.effective_grade ? facts.effective_grade : facts.grade;
                renewal_cell& at =
                    cells_[(g ? grade_index(*g) : max_grades) * columns() + column_of(renewal)];
                ++at.contracts;
                at.value += facts.value.value_or(0);
                at.urgency = (std::min)(at.urgency, renewal.urgency);
            }
        }
    }

    [[nodiscard]] std::size_t columns() const noexcept { return months_ + 2; }
    /// @returns all cells by row, also those without contracts
    [[nodiscard]] std::span<const renewal_cell> cells() const noexcept { return cells_; }
    /// @returns the number of clients with a renewal of an urgency
    [[nodiscard]] std::size_t count(decide::renewal_urgency urgency) const noexcept {
        return by_urgency_[static_cast<std::size_t>(urgency)];
    }

    [[nodiscard]] static std::string row_name(std::size_t row) {
        return row == max_grades ? "none" : std::string(1, grade_letter(grade_at(row)));
    }
    /// @returns the grades from A to the worst one of a client with a contract
    [[nodiscard]] std::vector<std::string> row_names() const {
        std::size_t rows = 1;
        bool has_none = false;
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            if (cells_[i].contracts > 0) {
                const std::size_t row = i / columns();
                has_none = has_none || row == max_grades;
                rows = row == max_grades ? rows : row + 1;
            }
        }
        std::vector<std::string> names = grade_names(rows);
        if (has_none) {
            names.push_back(row_name(max_grades));
        }
        return names;
    }
    /// @returns "overdue", the months as YYYY-MM, "later"
    [[nodiscard]] std::vector<std::string> column_names() const {
        std::vector<std::string> names{"overdue"};
        auto month = month_of(as_of_);
        for (std::size_t i = 0; i < months_; ++i, month += std::chrono::months(1)) {
            const std::string day = vitalfew::to_string(date(month / 1));
            names.push_back(day.substr(0, day.find_last_of('-')));
        }
        names.emplace_back("later");
        return names;
    }

private:
    [[nodiscard]] static std::chrono::year_month month_of(date day) {
        const std::chrono::year_month_day parts{day};
        return parts.year() / parts.month();
    }
    [[nodiscard]] std::size_t column_of(const decide::renewal_finding& renewal) const {
        if (renewal.urgency == decide::renewal_urgency::overdue) {
            return 0;
        }
        if (!vitalfew::detail::is_on_calendar(*renewal.ends)) {
            return 1 + months_;  // a contract without an end
        }
        const auto ahead = (month_of(*renewal.ends) - month_of(as_of_)).count();
        return 1 + (std::min)(static_cast<std::size_t>(ahead), months_);
    }

    date as_of_;
    std::size_t months_;
    std::vector<renewal_cell> cells_;
    std::array<std::size_t, 4> by_urgency_{};
};

}  // namespace detail

/// The options of a renewal calendar.
struct renewal_options {
    chart_options chart{};
    /// The number of months with a column, that of the day included: 1 to 36.
    std::size_t months = 12;
    /// How many days before its end a renewal is urgent.
    std::chrono::days urgent_within = std::chrono::days(30);
};

struct renewal_calendar_fn {
    /// Writes the specification of a renewal calendar: the contracts that end in each month and the value of their
    /// clients, by grade; overdue ones before the first month, later ones after the last.
    ///
    /// The hue of a cell is the urgency of its most urgent contract, its opacity the value at stake.
    /// A client counts by its effective grade, else by its grade, else as one without; an unknown value
    /// counts as 0. Clients without a contract are counted in the subtitle alone.
    ///
    /// @param out takes the text, a Vega-Lite specification in JSON, below 200 KB for any base
    /// @param clients the facts of each client
    /// @param as_of the day of the calendar; nothing reads the clock
    /// @param options those of a chart, how many months it has, and when a renewal is urgent
    /// @returns the iterator past the end of the text
    /// @throws invalid_value when a sum is beyond the largest double
    /// @throws invalid_period for no months or more than 36, invalid_date when they do not end on the calendar
    /// Complexity: O(n) time; allocates a sum for each grade and month.
    /// @example 28_charts_to_act_on.cpp
    template <std::output_iterator<char> Out>
    Out operator()(Out out, std::span<const decide::client_facts> clients, date as_of,
                   const renewal_options& options = {}) const {
        if (options.months < 1 || options.months > most_months_) {
            detail::throw_calendar_length(options.months, most_months_);
        }
        constexpr date latest =
            vitalfew::detail::last_calendar_day - std::chrono::days(most_months_ * 31);
        if (as_of < vitalfew::detail::first_calendar_day || as_of > latest) {
            vitalfew::detail::throw_off_calendar(
                "the end of a renewal calendar from the as-of date", as_of,
                "give the day of the analysis");
        }
        const detail::renewal_cells found(clients, as_of, options.months, options.urgent_within);
        auto spec =
            detail::begin_chart(std::move(out), options.chart, words(found, clients.size(), as_of));
        write_cells(spec, found, options.chart);
        write_map(spec, found, options.chart);
        spec.end_object();
        return spec.finish();
    }

private:
    static constexpr std::size_t most_months_ = 36;
    static constexpr std::size_t most_rows_with_values_ = 8;

    [[nodiscard]] static detail::chart_words words(const detail::renewal_cells& found,
                                                   std::size_t clients, date as_of) {
        std::string counts;
        for (const auto& [name, urgency] :
             {std::pair("overdue ", decide::renewal_urgency::overdue),
              std::pair(", urgent ", decide::renewal_urgency::urgent),
              std::pair(", ahead ", decide::renewal_urgency::ahead),
              std::pair(", no contract ", decide::renewal_urgency::no_contract)}) {
            counts += name + detail::count_text(found.count(urgency));
        }
        return {.title = "When contracts end",
                .subtitle = counts,
                .description = "Renewals of " + detail::clients_text(clients) + ", seen from " +
                               vitalfew::to_string(as_of) + ": " + counts + "."};
    }

    [[nodiscard]] static constexpr std::string_view name(decide::renewal_urgency urgency) noexcept {
        switch (urgency) {
            case decide::renewal_urgency::overdue: return "overdue";
            case decide::renewal_urgency::urgent: return "urgent";
            default: return "ahead";
        }
    }

    template <class Out>
    static void write_cells(json_writer<Out>& spec, const detail::renewal_cells& found,
                            const chart_options& options) {
        const std::vector<std::string> columns = found.column_names();
        spec.key("datasets");
        spec.begin_object();
        spec.key("cells");
        spec.begin_array();
        for (std::size_t i = 0; i < found.cells().size(); ++i) {
            const detail::renewal_cell& it = found.cells()[i];
            if (it.contracts > 0) {
                spec.begin_object();
                spec.member("grade", detail::renewal_cells::row_name(i / columns.size()));
                spec.member("ends", columns[i % columns.size()]);
                spec.member("urgency", name(it.urgency));
                spec.member("contracts", it.contracts);
                spec.member("value", detail::shown(it.value, options));
                spec.end_object();
            }
        }
        spec.end_array();
        spec.end_object();
    }

    template <class Out>
    static void write_map(json_writer<Out>& spec, const detail::renewal_cells& found,
                          const chart_options& options) {
        double most = 0;
        for (const detail::renewal_cell& it : found.cells()) {
            most = (std::max)(most, detail::shown(it.value, options));
        }
        const std::vector<std::string> rows = found.row_names();
        const std::string across = detail::names_scale(found.column_names());
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
             {"value", options.value_name, detail::amount_format}});
    }
};

/// See renewal_calendar_fn.
inline constexpr renewal_calendar_fn renewal_calendar{};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
