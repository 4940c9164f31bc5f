// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_ANALYSIS_PARTS_HPP
#define CLIENT_REPORT_ANALYSIS_PARTS_HPP

#include "vitalfew/classify/classification.hpp"
#include "vitalfew/classify/computed_limits.hpp"
#include "vitalfew/classify/grouped_classification.hpp"
#include "vitalfew/clients/effort.hpp"
#include "vitalfew/clients/lifetime.hpp"
#include "vitalfew/clients/order_pattern.hpp"
#include "vitalfew/clients/rfm_scores.hpp"
#include "vitalfew/clients/segment_clients.hpp"
#include "vitalfew/compare/cross_table.hpp"
#include "vitalfew/compare/review.hpp"

#include "client_base.hpp"
#include "options.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

// The analyses that are made on demand; each by clients and limits as the grades are.

namespace client_report {

// The clients by their sales, beside the grades by profit.
struct sales_analysis {
    vitalfew::classification<amount_sum> classes;
    // Rows by what clients are ranked by, columns by sales; the values are what they are ranked by.
    vitalfew::cross_table<vitalfew::grade, vitalfew::grade, amount_sum> crossed;
};

// The clients among those of their group.
struct group_analysis {
    vitalfew::grouped_classification<std::uint32_t, amount_sum> grades;
    std::vector<std::size_t> order;  // of the groups, the largest total first

    // The name of a group, by its number in the grades.
    [[nodiscard]] const std::string& name(const client_base& base, std::size_t group) const {
        return base.notes.group_names[grades.groups().keys()[group]];
    }
};

// What is spent on whom.
struct effort_analysis {
    vitalfew::effort_table<vitalfew::grade, amount_sum, amount_sum> by_grade;
    vitalfew::order_patterns<amount_sum> patterns;
    vitalfew::effort_table<vitalfew::order_pattern, amount_sum, amount_sum> by_pattern;
};

// The grades that the base suggests by itself.
struct computed_analysis {
    vitalfew::computed_abc<amount_sum> limits;
    vitalfew::classification<amount_sum> classes;
};

// What depends on the day of the analysis.
struct recency_analysis {
    vitalfew::rfm_scores<amount_sum> scores;
    vitalfew::segmented_clients<amount_sum> segments;
    std::vector<std::optional<vitalfew::lifetime>> lifetimes;
    vitalfew::review_schedule review;
};

using grades_view = std::span<const vitalfew::grade>;

[[nodiscard]] sales_analysis analyse_sales(const client_base& base, grades_view grades,
                                           const options& o);
[[nodiscard]] group_analysis analyse_groups(const client_base& base, const options& o);
[[nodiscard]] effort_analysis analyse_effort(const client_base& base, grades_view grades,
                                             const options& o);
[[nodiscard]] computed_analysis analyse_computed_limits(const client_base& base);
// @pre the options have an as-of date, and no deal is after it
[[nodiscard]] recency_analysis analyse_recency(const client_base& base, const options& o);

}  // namespace client_report

#endif
