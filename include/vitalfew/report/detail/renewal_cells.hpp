// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_DETAIL_RENEWAL_CELLS_HPP
#define VITALFEW_REPORT_DETAIL_RENEWAL_CELLS_HPP

#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/action.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/report/detail/heat_map.hpp"  // grade_names

#include <algorithm>  // std::min
#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {
namespace detail {

/// The contracts of clients of one grade that end in one month.
struct renewal_cell {
    std::size_t contracts = 0;
    exact_sum<decide::minor_units> value;
    decide::renewal_urgency urgency = decide::renewal_urgency::ahead;  ///< of the most pressing
};

/// The renewals of a base by grade and month: rows from A to Z and one for clients without a grade, columns for
/// what is overdue, for each month from the day on, and for what is later.
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
    /// @returns how many clients have a renewal that presses so much
    [[nodiscard]] std::size_t count(decide::renewal_urgency urgency) const noexcept {
        return by_urgency_[static_cast<std::size_t>(urgency)];
    }

    [[nodiscard]] static std::string row_name(std::size_t row) {
        return row == max_grades ? "none" : std::string(1, letter(grade_at(row)));
    }
    /// @returns the grades from A to the last one that somebody with a contract has
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
            const std::string day = to_string(date(month / 1));
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
        const auto ahead = (month_of(*renewal.ends) - month_of(as_of_)).count();
        return 1 + (std::min)(static_cast<std::size_t>(ahead), months_);
    }

    date as_of_;
    std::size_t months_;
    std::vector<renewal_cell> cells_;
    std::array<std::size_t, 4> by_urgency_{};
};

}  // namespace detail
}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
