// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "decide/decisions.hpp"

#include "vitalfew/decide/action.hpp"

#include "common/decimal.hpp"
#include "common/text.hpp"
#include "tables/table_list.hpp"
#include "terminal/amounts.hpp"
#include "terminal/sections.hpp"

#include <fmt/format.h>

#include <algorithm>  // std::min
#include <array>
#include <cmath>  // std::pow
#include <string>
#include <string_view>
#include <vector>

namespace client_report {

namespace vf = vitalfew;

namespace {

constexpr std::size_t listed_clients = 10;
constexpr std::size_t narrow_columns = 13;
constexpr std::size_t payment_columns = 10;

using client_column = vf::report::table_column<std::size_t>;  // a row is the index of a client

class writer {
public:
    writer(terminal_text& out, const decisions& decided) : out_(out), d_(decided) {}

    void write() {
        out_.gap();
        out_.sentence(
            fmt::format("Decisions as of {}, by {}", vf::to_string(d_.as_of), d_.policy.name));
        costs();
        key_accounts();
        renewals();
        stops();
        others();
        targets();
    }

private:
    [[nodiscard]] std::string amount(vf::decide::minor_units units) const {
        return with_separators(d_.amount(units));
    }
    // In as many digits as fit where it is too long for a table.
    [[nodiscard]] std::string short_amount(vf::decide::minor_units units,
                                           std::size_t columns) const {
        const std::string exact = amount(units);
        return exact.size() <= columns
                   ? exact
                   : fmt::format("{:.3e}",
                                 static_cast<double>(units) /
                                     std::pow(10.0, static_cast<double>(d_.policy.decimals)));
    }
    [[nodiscard]] std::string bought(std::size_t index, const char* unknown) const {
        const auto& value = d_.facts[index].value;
        return value ? short_amount(*value, narrow_columns) : std::string(unknown);
    }
    // A dash where there is nothing to pay, "?" where it is not known.
    template <class Action>
    [[nodiscard]] std::string paid(std::size_t index) const {
        if (d_.find<Action>(index) == nullptr) {
            return "-";
        }
        const auto units = d_.paid<Action>(index);
        return units ? short_amount(*units, payment_columns) : "?";
    }
    [[nodiscard]] static std::string day_or(const std::optional<vf::date>& day, const char* none) {
        return day ? vf::to_string(*day) : std::string(none);
    }
    [[nodiscard]] std::string grade_of(std::size_t index) const {
        const auto grade = d_.grade(index);
        return grade ? std::string(1, vf::grade_letter(*grade)) : "-";
    }
    // A column of texts about clients, aligned to the right.
    template <class Text>
    [[nodiscard]] static client_column cells(const char* title, Text text) {
        return to_the_right<std::size_t>(title, text);
    }
    [[nodiscard]] client_column grades() const {
        return cells("Grade", [this](std::size_t i) { return grade_of(i); });
    }
    [[nodiscard]] client_column bought_cells(const char* unknown) const {
        return cells("Bought", [this, unknown](std::size_t i) { return bought(i, unknown); });
    }
    // The first clients of a list: the name gets the room that is left.
    void list(const std::vector<std::size_t>& clients, std::vector<client_column> shown_columns) {
        shown_columns.insert(
            shown_columns.begin(),
            client_column(
                "Client", [this](std::size_t i) -> const std::string& { return d_.names[i]; },
                vf::report::column_width::fills));
        out_.table(shown(clients), shown_columns);
    }
    // How many clients of a list are only in the file of a table.
    void more(std::size_t all, std::string_view table) {
        if (all > listed_clients) {
            out_.sentence(
                fmt::format("and {} more: see {}.", counted(all - listed_clients), file_of(table)));
        }
    }

    void costs() {
        const vf::decide::grade_cost& all = d_.totals.all;
        const auto hours = all.contact.count() / 60;
        out_.sentence(fmt::format(
            "Concessions up to {} and bonuses of {} on what the clients of the period bought; {} "
            "hours of contact a year.",
            amount(all.concessions), amount(all.bonuses),
            counted(static_cast<std::uint64_t>(hours))));
    }

    void key_accounts() {
        out_.gap();
        out_.line("Key accounts: {}", clients_counted(d_.key_accounts.size()));
        if (d_.key_accounts.empty()) {
            return;
        }
        list(d_.key_accounts,
             {grades(), bought_cells("?"),
              cells("Concede",
                    [this](std::size_t i) { return paid<vf::decide::price_concession>(i); }),
              cells("Bonus", [this](std::size_t i) { return paid<vf::decide::yearly_bonus>(i); }),
              cells("Contact",
                    [this](std::size_t i) {
                        const auto* keep = d_.find<vf::decide::relationship>(i);
                        return keep == nullptr ? std::string("-")
                                               : due(keep->next_contact(d_.facts[i], d_.as_of));
                    }),
              cells("Contract",
                    [this](std::size_t i) { return day_or(d_.facts[i].contract_end, "none"); })});
        more(d_.key_accounts.size(), "decisions");
    }

    // A contact that is due already is due now.
    [[nodiscard]] std::string due(vf::date day) const {
        return day <= d_.as_of ? std::string("now") : vf::to_string(day);
    }

    void renewals() {
        out_.gap();
        const auto with_end = std::ranges::count_if(
            d_.renewals, [this](std::size_t i) { return d_.facts[i].contract_end.has_value(); });
        const std::size_t without = d_.renewals.size() - static_cast<std::size_t>(with_end);
        out_.line("Renewal calendar: {} to renew, {} without a contract",
                  clients_counted(static_cast<std::uint64_t>(with_end)), counted(without));
        if (with_end == 0) {
            return;
        }
        const auto found = [this](std::size_t i) {
            return vf::decide::find_renewal(d_.facts[i], d_.as_of, d_.policy.urgent);
        };
        // Those without a contract come last.
        list({d_.renewals.begin(), d_.renewals.begin() + with_end},
             {grades(), bought_cells("?"),
              cells("Ends", [found](std::size_t i) { return vf::to_string(*found(i).ends); }),
              cells("Days left",
                    [found](std::size_t i) { return std::to_string(found(i).left->count()); }),
              cells("", [found](std::size_t i) { return urgency_word(found(i).urgency); })});
        more(static_cast<std::size_t>(with_end), "decisions");
    }

    void stops() {
        out_.gap();
        out_.line("Stop list: {} to spend no more time on", clients_counted(d_.stops.size()));
        if (d_.stops.empty()) {
            return;
        }
        list(d_.stops, {grades(), bought_cells("?"), cells("Last deal", [this](std::size_t i) {
                            return day_or(d_.facts[i].last_deal, "before");
                        })});
        more(d_.stops.size(), "decisions");
    }

    // The clients with decisions of the other kinds.
    void others() {
        std::size_t win_back = 0;
        std::size_t ask = 0;
        for (std::size_t i = 0; i < d_.names.size(); ++i) {
            win_back += d_.find<vf::decide::win_back>(i) != nullptr ? 1U : 0U;
            ask += d_.find<vf::decide::inquiry>(i) != nullptr ? 1U : 0U;
        }
        out_.gap();
        out_.sentence(fmt::format("To win back: {}. To ask about: {}.", clients_counted(win_back),
                                  clients_counted(ask)));
        if (d_.strangers > 0) {
            out_.sentence(fmt::format(
                "{} named by the contracts or the judgements {} no deals in the period.",
                clients_counted(d_.strangers), d_.strangers == 1 ? "has" : "have"));
        }
    }

    void targets() {
        std::array<std::size_t, 4> courses{};
        for (std::size_t i = 0; i < d_.names.size(); ++i) {
            ++courses[static_cast<std::size_t>(d_.course(i))];
        }
        out_.gap();
        out_.line("Target clients: {}", counted(d_.targets.size()));
        out_.sentence(fmt::format("Of all: {} to cherish, {} to grow, {} to harvest, {} to let go.",
                                  counted(courses[0]), counted(courses[1]), counted(courses[2]),
                                  counted(courses[3])));
        if (d_.targets.empty()) {
            return;
        }
        list(d_.targets,
             {grades(), bought_cells("-"),
              cells("Fit",
                    [this](std::size_t i) { return fmt::format("{:.2f}", d_.fits.scores()[i]); }),
              cells("Course",
                    [this, names = vf::targeting::fit_matrix()](std::size_t i)
                        -> const std::string& { return names.name(d_.course(i)); })});
        more(d_.targets.size(), "targets");
    }

    [[nodiscard]] static std::vector<std::size_t> shown(const std::vector<std::size_t>& all) {
        return {all.begin(),
                all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), listed_clients))};
    }

    terminal_text& out_;
    const decisions& d_;
};

}  // namespace

void write_decisions(terminal_text& out, const results& r) {
    if (r.decided) {
        writer(out, *r.decided).write();
    }
}

}  // namespace client_report
