// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "terminal_report.hpp"

#include "vitalfew/core/grade.hpp"

#include "page.hpp"
#include "text.hpp"

#include <fmt/format.h>

#include <algorithm>  // std::min, std::max
#include <iterator>   // std::back_inserter
#include <span>
#include <string_view>
#include <vector>

namespace client_report {

namespace vf = vitalfew;

namespace {

constexpr std::size_t amount_columns = 20;
constexpr std::size_t cutoff_columns = 16;
constexpr std::size_t top_clients = 10;

std::string clients_counted(std::uint64_t number) {
    return counted(number) + (number == 1 ? " client" : " clients");
}

// The exact amount; in as many digits as fit where it is too long for a table.
std::string amount_within(const results& r, const amount_sum& sum, std::size_t columns) {
    const std::string exact = r.amount(sum);
    if (std::string separated = with_separators(exact); separated.size() <= columns) {
        return separated;
    }
    constexpr double unit = 1e-9;
    return exact.size() <= columns ? exact : fmt::format("{:.7e}", sum.to_double() * unit);
}

class writer {
public:
    explicit writer(const results& r) : r_(r) {}

    std::string text() {
        overview();
        inflation();
        grades();
        losses();
        top();
        return page_.text();
    }

private:
    void overview() {
        const options& o = r_.asked;
        const analysis& a = r_.found;
        page_.fact("Clients", counted(a.base.clients));
        page_.fact(o.count == count_rule::days ? "Days of deals" : "Deals", counted(a.deals));
        if (o.from || o.to) {
            page_.fact("Period",
                       (o.from ? "from " + vf::to_string(*o.from) + (o.to ? " to " : " on") : "") +
                           (o.to ? "before " + vf::to_string(*o.to) : ""));
        }
        page_.fact(o.from || o.to ? "Deals seen" : "Period",
                   a.first_deal
                       ? vf::to_string(*a.first_deal) + " to " + vf::to_string(*a.last_deal)
                       : std::string("no deals"));
        page_.fact("Value", amount_within(r_, a.base.total, page::columns - page::fact_column));
        if (a.net != a.base.total) {
            page_.fact("less losses", amount_within(r_, a.net, page::columns - page::fact_column));
        }
        if (r_.file.rejected > 0) {
            page_.fact("Rows left out",
                       fmt::format("{} of {}", counted(r_.file.rejected), counted(r_.file.rows)));
        }
        page_.line("");
    }

    [[nodiscard]] std::string bought_little() const {
        const bool days = r_.asked.count == count_rule::days;
        if (r_.asked.min_deals == 2) {
            return days ? "bought on a single day" : "bought once";
        }
        const std::string least = counted(r_.asked.min_deals);
        return days ? "bought on fewer than " + least + " days"
                    : "bought fewer than " + least + " times";
    }

    void inflation() {
        const auto& base = r_.found.base;
        if (base.clients == 0) {
            page_.sentence("There are no clients.");
        } else if (base.one_off == 0) {
            page_.sentence(
                fmt::format("None of {} {}.", clients_counted(base.clients), bought_little()));
        } else {
            page_.sentence(fmt::format(
                "{} of {} ({}) {}; {} {} of the value.", counted(base.one_off),
                clients_counted(base.clients), percent(base.one_off_client_share.to_double()),
                bought_little(), base.one_off == 1 ? "it brings" : "they bring",
                percent(base.one_off_value_share.to_double())));
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
        page_.line("");
    }

    [[nodiscard]] std::string cutoff(std::size_t grade) const {
        const auto& ends = r_.found.classes.cutoffs();
        if (grade == ends.size()) {
            return "the rest";
        }
        switch (ends[grade].side) {
            case vf::cutoff_side::at_least:
                return ">= " + amount_within(r_, *ends[grade].value, cutoff_columns);
            case vf::cutoff_side::above:
                return "> " + amount_within(r_, *ends[grade].value, cutoff_columns);
            case vf::cutoff_side::all: return "> 0";
            case vf::cutoff_side::none: break;
        }
        return "nobody";
    }

    void grade_row(std::string_view name, std::uint64_t clients, std::string_view client_share,
                   std::string_view value, std::string_view value_share, std::string_view end) {
        page_.line("{:<5}  {:>11}  {:>7}  {:>20}  {:>7}   {}", name, counted(clients), client_share,
                   value, value_share, end);
    }

    void grades() {
        const auto& classes = r_.found.classes;
        page_.line("{:<5}  {:>11}  {:>7}  {:>20}  {:>7}   {}", "Grade", "Clients", "Share", "Value",
                   "Share", "Cutoff");
        for (std::size_t i = 0; i < classes.summaries().size(); ++i) {
            const auto& grade = classes.summaries()[i];
            grade_row(std::string(1, vf::letter(vf::grade_at(i))), grade.clients,
                      percent(grade.client_share.to_double()),
                      amount_within(r_, grade.value, amount_columns),
                      percent(grade.value_share.to_double()), cutoff(i));
        }
        grade_row("All", classes.size(), classes.size() == 0 ? "" : "100.0 %",
                  amount_within(r_, classes.total(), amount_columns),
                  classes.total().sign() == 0 ? "" : "100.0 %", "");
        page_.line("");
    }

    void losses() {
        const auto& losses = r_.found.classes.losses();
        if (losses.clients == 0) {
            return;
        }
        page_.sentence(
            fmt::format("{} {} below 0, at {} together. They are in the last grade and do not "
                        "lower the value.",
                        clients_counted(losses.clients), losses.clients == 1 ? "is" : "are",
                        amount_within(r_, losses.value, amount_columns)));
        page_.line("");
    }

    void top() {
        const auto order = r_.found.places.order();
        const auto best = order.first(std::min(order.size(), top_clients));
        if (best.empty()) {
            return;
        }
        struct row {
            std::string place, deals, value;
        };
        std::vector<row> rows{
            {"Place", r_.asked.count == count_rule::days ? "Days" : "Deals", "Value"}};
        row width{"     ", "     ", "     "};
        for (const std::size_t i : best) {
            const client& one = r_.found.clients[i];
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
        page_.line("The top {}", best.size());
        const auto print = [&](const row& r, std::string_view name, std::string_view share,
                               std::string_view grade) {
            page_.line("{:>{}}  {}  {:>{}}  {:>{}}  {:>7}  {:^5}", r.place, width.place.size(),
                       fitted(name, name_columns), r.deals, width.deals.size(), r.value,
                       width.value.size(), share, grade);
        };
        print(rows.front(), "Client", "Share", "Grade");
        for (std::size_t i = 0; i < best.size(); ++i) {
            const client& one = r_.found.clients[best[i]];
            print(rows[i + 1], one.key, percent(r_.value_share(one)),
                  std::string(1, vf::letter(r_.found.classes.grades()[best[i]])));
        }
    }

    const results& r_;
    page page_;
};

}  // namespace

std::string terminal_report(const results& r) {
    return writer(r).text();
}

}  // namespace client_report
