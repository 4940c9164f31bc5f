// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TABLES_CELLS_HPP
#define CLIENT_REPORT_TABLES_CELLS_HPP

#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/exact/share.hpp"

#include "run/results.hpp"
#include "tables/table_sink.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>

namespace client_report {

// What clients are ranked by, with as many decimals as the deals have; so sales and effort.
[[nodiscard]] exact_amount value_amount(const results& r, const amount_sum& sum);
[[nodiscard]] exact_amount sales_amount(const results& r, const amount_sum& sum);
[[nodiscard]] exact_amount effort_amount(const results& r, const amount_sum& sum);

// A share or a score as files have it: with 6 decimals.
[[nodiscard]] inline rounded_number six_decimals(double number) {
    return {.value = number, .decimals = 6};
}

// A limit or a margin in percent, with no more decimals than it needs: 80, 99.5.
[[nodiscard]] exact_amount percent_amount(const vitalfew::share& limit);

// A number that is mostly whole: 2, or 2.5.
[[nodiscard]] table_cell number_cell(double number);

// Where a grade ends; nothing for the last one, which has the rest.
struct grade_end {
    vitalfew::cutoff_side side;
    amount_sum value;  // 0 where all positive values are in the grade

    [[nodiscard]] std::optional<amount_sum> at_least() const {
        return side == vitalfew::cutoff_side::at_least ? std::optional(value) : std::nullopt;
    }
    [[nodiscard]] std::optional<amount_sum> above() const {
        return side == vitalfew::cutoff_side::above || side == vitalfew::cutoff_side::all
                   ? std::optional(value)
                   : std::nullopt;
    }
};
[[nodiscard]] std::optional<grade_end> end_of_grade(const vitalfew::cutoffs<amount_sum>& ends,
                                                    std::size_t grade);

// A cell as a spreadsheet or a database keeps it: nothing, a number where no digit is lost, a day, or the
// text of the cell. An amount is a whole number if it has no decimals and fits one; else a double if it
// has no more than the 15 digits that every double keeps.
struct cell_as_text {
    friend bool operator==(const cell_as_text&, const cell_as_text&) = default;
};
using stored_value =
    std::variant<std::monostate, std::int64_t, double, vitalfew::date, cell_as_text>;
[[nodiscard]] stored_value stored_value_of(const table_cell& cell);

}  // namespace client_report

#endif
