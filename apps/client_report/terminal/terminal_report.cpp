// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "terminal/terminal_report.hpp"

#include "vitalfew/core/grade.hpp"

#include "common/text.hpp"
#include "terminal/decision_report.hpp"
#include "terminal/page.hpp"
#include "terminal/report_parts.hpp"
#include "terminal/report_text.hpp"

#include <fmt/format.h>

#include <algorithm>  // std::min, std::max
#include <span>
#include <string_view>
#include <vector>

namespace client_report {

namespace vf = vitalfew;

namespace {

constexpr std::size_t clients_shown = 10;

class report_writer {
public:
    explicit report_writer(const results& r) : r_(r) {}

    std::string text() {
        overview();
        inflation();
        page_.gap();
        write_grades(page_, r_, r_.found.classes());
        losses();
        write_concentration(page_, r_);
        top();
        write_sales(page_, r_);
        write_computed_limits(page_, r_);
        write_groups(page_, r_);
        write_effort(page_, r_);
        write_recency(page_, r_);
        write_comparison(page_, r_);
        write_decisions(page_, r_);
        return page_.text();
    }

private:
    void overview() {
        const run_settings& o = r_.asked;
        const analysis& a = r_.found;
        page_.fact("Clients", counted(a.inflated.base.clients));
        page_.fact(o.count == count_rule::days ? "Days of deals" : "Deals",
                   counted(a.totals.deals));
        if (o.from || o.to) {
            page_.fact("Period",
                       (o.from ? "from " + vf::to_string(*o.from) + (o.to ? " to " : " on") : "") +
                           (o.to ? "before " + vf::to_string(*o.to) : ""));
        }
        page_.fact(o.from || o.to ? "Deals seen" : "Period",
                   a.totals.first
                       ? vf::to_string(*a.totals.first) + " to " + vf::to_string(*a.totals.last)
                       : std::string("no deals"));
        constexpr std::size_t room = page::columns - page::fact_column;
        page_.fact(value_heading(r_), amount_within(r_, a.inflated.base.total, room));
        if (a.totals.net != a.inflated.base.total) {
            page_.fact("less losses", amount_within(r_, a.totals.net, room));
        }
        if (a[ask::second_value]) {
            const amount_sum& sales = a[ask::second_value]->classified.total();
            page_.fact("Sales", fitting(r_.sales(sales), sales, room));
        }
        if (r_.file.rejected > 0) {
            page_.fact("Rows left out",
                       fmt::format("{} of {}", counted(r_.file.rejected), counted(r_.file.rows)));
        }
    }

    [[nodiscard]] std::string bought_little() const {
        const bool by_days = r_.asked.count == count_rule::days;
        if (r_.asked.min_deals == 2) {
            return by_days ? "bought on a single day" : "bought once";
        }
        const std::string least = counted(r_.asked.min_deals);
        return by_days ? "bought on fewer than " + least + " days"
                       : "bought fewer than " + least + " times";
    }

    void inflation() {
        const auto& base = r_.found.inflated.base;
        page_.gap();
        if (base.clients == 0) {
            page_.sentence("There are no clients.");
        } else if (base.one_off == 0) {
            page_.sentence(
                fmt::format("None of {} {}.", clients_counted(base.clients), bought_little()));
        } else {
            page_.sentence(fmt::format(
                "{} of {} ({}) {}; {} {} of the {}.", counted(base.one_off),
                clients_counted(base.clients), percent(base.one_off_client_share.to_double()),
                bought_little(), base.one_off == 1 ? "it brings" : "they bring",
                percent(base.one_off_value_share.to_double()), value_word(r_)));
            shift();
        }
        if (base.never > 0) {
            page_.sentence(
                fmt::format("{} made no deal, only returns.", clients_counted(base.never)));
        }
        if (r_.asked.graded == graded_clients::repeat) {
            page_.sentence(fmt::format("Below: the {}.", base.repeat == 1 ? "1 repeat client"
                                                                          : counted(base.repeat) +
                                                                                " repeat clients"));
        }
    }

    // How the grades change when the one-off clients leave.
    void shift() {
        const auto& inflated = r_.found.inflated;
        if (r_.asked.graded == graded_clients::repeat || inflated.raised + inflated.lowered == 0) {
            return;
        }
        const std::string grades =
            inflated.lowered == 0 ? "a better grade"
            : inflated.raised == 0
                ? "a worse grade"
                : fmt::format("another grade, {} of them a better one", counted(inflated.raised));
        page_.sentence(fmt::format("Without them, {} of {} repeat clients would have {}.",
                                   counted(inflated.raised + inflated.lowered),
                                   counted(inflated.base.repeat), grades));
    }

    void losses() {
        const auto& losses = r_.found.classes().losses();
        if (losses.clients == 0) {
            return;
        }
        page_.gap();
        page_.sentence(
            fmt::format("{} {} below 0, at {} together. They are in the last grade and do not "
                        "lower the {}.",
                        clients_counted(losses.clients), losses.clients == 1 ? "is" : "are",
                        amount_within(r_, losses.value, amount_columns), value_word(r_)));
    }

    void top() {
        const auto order = r_.found.places.order();
        const auto best = order.first(std::min(order.size(), clients_shown));
        if (best.empty()) {
            return;
        }
        struct row {
            std::string place, deals, value;
        };
        std::vector<row> rows{{"Place", r_.asked.count == count_rule::days ? "Days" : "Deals",
                               std::string(value_heading(r_))}};
        row width{"     ", "     ", "     "};
        for (const std::size_t i : best) {
            const client& one = r_.found.base.clients[i];
            rows.push_back({r_.found.places.text(i), counted(deals_of(r_.asked)(one)),
                            amount_within(r_, one.value(), amount_columns)});
        }
        for (const row& r : rows) {
            width.place.resize(std::max(width.place.size(), r.place.size()));
            width.deals.resize(std::max(width.deals.size(), r.deals.size()));
            width.value.resize(std::max(width.value.size(), r.value.size()));
        }
        constexpr std::size_t fixed = 4 * 2 + 7 + 2 + 5;  // gaps, share, grade
        const std::size_t name_columns =
            page::columns - fixed - width.place.size() - width.deals.size() - width.value.size();
        page_.gap();
        page_.line("The top {}", best.size());
        const auto print = [&](const row& r, std::string_view name, std::string_view share,
                               std::string_view grade) {
            page_.line("{:>{}}  {}  {:>{}}  {:>{}}  {:>7}  {:^5}", r.place, width.place.size(),
                       fitted(name, name_columns), r.deals, width.deals.size(), r.value,
                       width.value.size(), share, grade);
        };
        print(rows.front(), "Client", "Share", "Grade");
        for (std::size_t i = 0; i < best.size(); ++i) {
            const client& one = r_.found.base.clients[best[i]];
            print(rows[i + 1], one.key, percent(r_.value_share(one)),
                  std::string(1, vf::letter(r_.found.classes().grades()[best[i]])));
        }
    }

    const results& r_;
    page page_;
};

}  // namespace

std::string terminal_report(const results& r) {
    return report_writer(r).text();
}

}  // namespace client_report
