// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/compare/migration.hpp"
#include "vitalfew/concentration/descending_values.hpp"
#include "vitalfew/report/fit_matrix_chart.hpp"
#include "vitalfew/report/grade_share_chart.hpp"
#include "vitalfew/report/lorenz_chart.hpp"
#include "vitalfew/report/migration_chart.hpp"
#include "vitalfew/report/pareto_chart.hpp"
#include "vitalfew/report/renewal_calendar.hpp"
#include "vitalfew/report/rfm_chart.hpp"

#include "terminal/amounts.hpp"
#include "web/page_parts.hpp"
#include "web/page_table.hpp"

#include <iterator>  // std::back_inserter
#include <string_view>
#include <utility>  // std::move
#include <vector>

namespace client_report {

namespace vf = vitalfew;

namespace {

class charts {
public:
    explicit charts(const results& r) : r_(r), found_(r.found) {}

    [[nodiscard]] std::string json() && {
        value_charts();
        change_charts();
        decision_charts();
        return "[" + all_ + "]";
    }

private:
    // The specification holds the title and the alternative text.
    template <class Draw>
    void add(std::string_view id, Draw draw) {
        all_ += (all_.empty() ? "{\"id\":" : ",{\"id\":") + page_string(id) + ",\"spec\":";
        std::string spec;
        draw(std::back_inserter(spec));
        all_ += safe_in_page(spec) + "}";
    }

    // As wide as its place in the page.
    [[nodiscard]] vf::report::chart_options options(unsigned height = 320) const {
        vf::report::chart_options o;
        o.value_name = value_word(r_);
        o.minor_units = billion_;
        o.size = {.width = std::nullopt, .height = height};
        return o;
    }

    void value_charts() {
        if (found_.base.clients.empty()) {
            return;
        }
        const auto order = found_.places.order();
        std::vector<amount_sum> values;
        values.reserve(order.size());
        for (const std::size_t i : order) {
            values.push_back(found_.base.clients[i].value());
        }
        const vf::descending_values<amount_sum> sorted(std::move(values),
                                                       {order.begin(), order.end()});
        add("pareto", [&](auto out) {
            vf::report::pareto_chart(out, sorted, found_.classes(),
                                     {.chart = options(380), .limits = r_.asked.classify.limits});
        });
        add("grade-shares",
            [&](auto out) { vf::report::grade_share_chart(out, found_.classes(), options()); });
        add("lorenz", [&](auto out) {
            vf::report::lorenz_chart(out, sorted, vf::concentration_population::positive,
                                     options());
        });
    }

    void change_charts() {
        if (found_[ask::comparison]) {
            add("migration", [&](auto out) {
                vf::report::migration_chart(out, found_[ask::comparison]->moves, options());
            });
        }
        if (found_[ask::rfm]) {
            add("rfm",
                [&](auto out) { vf::report::rfm_chart(out, found_[ask::rfm]->scores, options()); });
        }
    }

    void decision_charts() {
        if (!r_.decided) {
            return;
        }
        const decisions& d = *r_.decided;
        // The facts have amounts in minor units of the currency.
        vf::report::chart_options o = options();
        o.minor_units = 1;
        for (int i = 0; i < d.policy.decimals; ++i) {
            o.minor_units *= 10;
        }
        add("renewals", [&](auto out) {
            vf::report::renewal_calendar(out, d.facts, d.as_of,
                                         {.chart = o, .urgent_within = d.policy.urgent});
        });
        // Clients outside the analysis have no value yet: the last grade.
        std::vector<vf::grade> grades;
        grades.reserve(d.names.size());
        const auto last = vf::grade_at(r_.asked.classify.limits.grades() - 1);
        for (std::size_t i = 0; i < d.names.size(); ++i) {
            grades.push_back(d.grade(i).value_or(last));
        }
        add("fit", [&](auto out) {
            vf::report::fit_matrix_chart(
                out, grades, d.fits,
                vf::targeting::fit_matrix({.fits_from = d.policy.targets.fits_from}), options());
        });
    }

    // A decimal is a whole number of billionths.
    static constexpr std::uint64_t billion_ = 1'000'000'000;

    const results& r_;
    const analysis& found_;
    std::string all_;
};

}  // namespace

std::string page_charts(const results& r) {
    return charts(r).json();
}

}  // namespace client_report
