// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "terminal/decision_report.hpp"

#include "vitalfew/decide/renewal_finding.hpp"

#include "common/decimal.hpp"
#include "common/text.hpp"
#include "terminal/report_text.hpp"

#include <fmt/format.h>

#include <algorithm>  // std::min
#include <array>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace client_report {

namespace vf = vitalfew;

namespace {

constexpr std::size_t listed_clients = 10;
constexpr std::size_t narrow_columns = 13;
constexpr std::size_t payment_columns = 10;

// Cells of a line, all but the first to the right; the first, a name, gets the room that is left.
class list {
public:
    explicit list(std::vector<std::string> headings) { add(std::move(headings)); }

    void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

    void write(page& page) const {
        std::vector<std::size_t> widths(rows_.front().size());
        std::size_t taken = 0;
        for (std::size_t column = 1; column < widths.size(); ++column) {
            for (const auto& row : rows_) {
                widths[column] = std::max(widths[column], display_width(row[column]));
            }
            taken += 2 + widths[column];
        }
        const std::size_t room = page::columns > taken ? page::columns - taken : 1;
        for (const auto& row : rows_) {
            std::string line = fitted(row.front(), room);
            for (std::size_t column = 1; column < widths.size(); ++column) {
                line.append(2 + widths[column] - display_width(row[column]), ' ')
                    .append(row[column]);
            }
            page.line("{}", line);
        }
    }

private:
    std::vector<std::vector<std::string>> rows_;
};

class writer {
public:
    writer(page& page, const decisions& decided) : page_(page), d_(decided) {}

    void write() {
        page_.gap();
        page_.sentence(
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
    [[nodiscard]] std::string amount_within(vf::decide::minor_units units,
                                            std::size_t columns) const {
        const std::string exact = amount(units);
        return exact.size() <= columns
                   ? exact
                   : fmt::format("{:.3e}", std::strtod(d_.amount(units).c_str(), nullptr));
    }
    [[nodiscard]] std::string bought(std::size_t index, const char* unknown) const {
        const auto& value = d_.facts[index].value;
        return value ? amount_within(*value, narrow_columns) : std::string(unknown);
    }
    // A dash where there is nothing to pay, "?" where nobody knows.
    template <class Action>
    [[nodiscard]] std::string paid(std::size_t index) const {
        const auto* what = d_.find<Action>(index);
        if (what == nullptr) {
            return "-";
        }
        const vf::decide::client_facts& facts = d_.facts[index];
        const bool needs_cost = std::is_same_v<Action, vf::decide::price_concession>;
        return !facts.value || (needs_cost && !facts.cost)
                   ? "?"
                   : amount_within(what->amount(facts), payment_columns);
    }
    [[nodiscard]] static std::string day_or(const std::optional<vf::date>& day, const char* none) {
        return day ? vf::to_string(*day) : std::string(none);
    }
    [[nodiscard]] std::string grade_of(std::size_t index) const {
        const auto grade = d_.grade(index);
        return grade ? std::string(1, vf::letter(*grade)) : "-";
    }
    void more(const std::vector<std::size_t>& indices, std::string_view file) {
        if (indices.size() > listed_clients) {
            page_.sentence(fmt::format("and {} more: see {}.",
                                       counted(indices.size() - listed_clients), file));
        }
    }

    void costs() {
        const vf::decide::grade_cost& all = d_.totals.all;
        const auto hours = all.contact.count() / 60;
        page_.sentence(fmt::format(
            "Concessions up to {} and bonuses of {} on what the clients of the period bought; {} "
            "hours of contact a year.",
            amount(all.concessions), amount(all.bonuses),
            counted(static_cast<std::uint64_t>(hours))));
    }

    void key_accounts() {
        page_.gap();
        page_.line("Key accounts: {}", clients_counted(d_.key_accounts.size()));
        if (d_.key_accounts.empty()) {
            return;
        }
        list table({"Client", "Grade", "Bought", "Concede", "Bonus", "Contact", "Contract"});
        for (const std::size_t i : shown(d_.key_accounts)) {
            const vf::decide::client_facts& facts = d_.facts[i];
            const auto* keep = d_.find<vf::decide::relationship>(i);
            table.add({d_.names[i], grade_of(i), bought(i, "?"),
                       paid<vf::decide::price_concession>(i), paid<vf::decide::yearly_bonus>(i),
                       keep == nullptr ? "-" : due(keep->next_contact(facts, d_.as_of)),
                       day_or(facts.contract_end, "none")});
        }
        table.write(page_);
        more(d_.key_accounts, "decisions.csv");
    }

    // A contact that is due already is due now.
    [[nodiscard]] std::string due(vf::date day) const {
        return day <= d_.as_of ? std::string("now") : vf::to_string(day);
    }

    void renewals() {
        page_.gap();
        const auto with_end = std::ranges::count_if(
            d_.renewals, [this](std::size_t i) { return d_.facts[i].contract_end.has_value(); });
        const std::size_t without = d_.renewals.size() - static_cast<std::size_t>(with_end);
        page_.line("Renewal calendar: {} to renew, {} without a contract",
                   clients_counted(static_cast<std::uint64_t>(with_end)), counted(without));
        if (with_end == 0) {
            return;
        }
        list table({"Client", "Grade", "Bought", "Ends", "Days left", ""});
        for (const std::size_t i : shown(d_.renewals)) {
            const vf::decide::renewal_finding found =
                vf::decide::find_renewal(d_.facts[i], d_.as_of, d_.policy.urgent);
            if (!found.ends) {
                break;
            }
            table.add({d_.names[i], grade_of(i), bought(i, "?"), vf::to_string(*found.ends),
                       std::to_string(found.left->count()),
                       found.urgency == vf::decide::renewal_urgency::overdue  ? "overdue"
                       : found.urgency == vf::decide::renewal_urgency::urgent ? "urgent"
                                                                              : "ahead"});
        }
        table.write(page_);
        if (static_cast<std::size_t>(with_end) > listed_clients) {
            page_.sentence(
                fmt::format("and {} more: see decisions.csv.",
                            counted(static_cast<std::uint64_t>(with_end) - listed_clients)));
        }
    }

    void stops() {
        page_.gap();
        page_.line("Stop list: {} to spend no more time on", clients_counted(d_.stops.size()));
        if (d_.stops.empty()) {
            return;
        }
        list table({"Client", "Grade", "Bought", "Last deal"});
        for (const std::size_t i : shown(d_.stops)) {
            const vf::decide::client_facts& facts = d_.facts[i];
            table.add(
                {d_.names[i], grade_of(i), bought(i, "?"), day_or(facts.last_deal, "before")});
        }
        table.write(page_);
        more(d_.stops, "decisions.csv");
    }

    // How many have something of the other kinds to be done.
    void others() {
        std::size_t win_back = 0;
        std::size_t ask = 0;
        for (std::size_t i = 0; i < d_.names.size(); ++i) {
            win_back += d_.find<vf::decide::win_back>(i) != nullptr ? 1U : 0U;
            ask += d_.find<vf::decide::inquiry>(i) != nullptr ? 1U : 0U;
        }
        page_.gap();
        page_.sentence(fmt::format("To win back: {}. To ask about: {}.", clients_counted(win_back),
                                   clients_counted(ask)));
        if (d_.strangers > 0) {
            page_.sentence(fmt::format(
                "{} named by the contracts or the judgements {} no deals in the period.",
                clients_counted(d_.strangers), d_.strangers == 1 ? "has" : "have"));
        }
    }

    void targets() {
        std::array<std::size_t, 4> courses{};
        for (std::size_t i = 0; i < d_.names.size(); ++i) {
            ++courses[static_cast<std::size_t>(d_.course(i))];
        }
        page_.gap();
        page_.line("Target clients: {}", counted(d_.targets.size()));
        page_.sentence(fmt::format(
            "Of all: {} to cherish, {} to grow, {} to harvest, {} to let go.", counted(courses[0]),
            counted(courses[1]), counted(courses[2]), counted(courses[3])));
        if (d_.targets.empty()) {
            return;
        }
        list table({"Client", "Grade", "Bought", "Fit", "Course"});
        const vf::targeting::fit_matrix names;
        for (const std::size_t i : shown(d_.targets)) {
            table.add({d_.names[i], grade_of(i), bought(i, "-"),
                       fmt::format("{:.2f}", d_.fits.scores()[i]), names.name(d_.course(i))});
        }
        table.write(page_);
        more(d_.targets, "targets.csv");
    }

    [[nodiscard]] static std::vector<std::size_t> shown(const std::vector<std::size_t>& all) {
        return {all.begin(),
                all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), listed_clients))};
    }

    page& page_;
    const decisions& d_;
};

}  // namespace

void write_decisions(page& page, const results& r) {
    if (r.decided) {
        writer(page, *r.decided).write();
    }
}

}  // namespace client_report
