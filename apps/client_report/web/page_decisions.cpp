// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/decide/action.hpp"
#include "vitalfew/decide/explain.hpp"
#include "vitalfew/targeting/fit_matrix.hpp"

#include "decide/decisions.hpp"
#include "tables/cells.hpp"
#include "tables/table_list.hpp"
#include "web/page_parts.hpp"
#include "web/page_table.hpp"

#include <fmt/format.h>

#include <algorithm>  // std::min
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace client_report {

namespace vf = vitalfew;

namespace {

class decisions_writer {
public:
    explicit decisions_writer(const results& r) : r_(r), d_(*r.decided) {}

    [[nodiscard]] std::string json() const {
        return fmt::format(
            R"({{"as_of":{},"policy":{},"key_accounts":{},"renewals":{},"stop":{},"targets":{},"about":{},"counts":{}}})",
            page_string(vf::to_string(d_.as_of)), page_string(d_.policy.name), key_accounts(),
            renewals(), stops(), targets(), about(), counts());
    }

private:
    using columns = table_columns<std::size_t>;  // a row is the index of a client

    [[nodiscard]] std::optional<exact_amount> money(
        const std::optional<vf::decide::minor_units>& units) const {
        return units ? std::optional(money_amount(d_, *units)) : std::nullopt;
    }

    // The facts for which a rule decided, and the rule, as a sentence.
    template <class Action>
    [[nodiscard]] std::string why(std::size_t i) const {
        for (const vf::decide::decision& each : vf::decide::decisions_about(
                 d_.plan.rules(), d_.facts[i], d_.as_of, d_.wording(r_.asked.min_deals))) {
            if (std::holds_alternative<Action>(each.what)) {
                return vf::decide::reason(each);
            }
        }
        return {};
    }

    // The columns that all lists begin with.
    [[nodiscard]] columns who() const {
        return {{"client", [this](std::size_t i) -> const std::string& { return d_.names[i]; }},
                {"grade", [this](std::size_t i) { return d_.grade(i); }},
                {"value", [this](std::size_t i) { return money(d_.facts[i].value); }}};
    }

    // The first clients of a list as a table of the page.
    [[nodiscard]] static std::string list(const std::vector<std::size_t>& clients,
                                          const columns& made) {
        page_rows rows(most_listed_clients);
        report_table({"list"}, made, [&clients](auto&& take) {
            for (const std::size_t i :
                 std::span(clients).first(std::min(clients.size(), most_listed_clients))) {
                take(i);
            }
        }).write_to(rows);
        return rows.json();
    }

    [[nodiscard]] std::string key_accounts() const {
        columns made = who();
        made.emplace_back("concede", [this](std::size_t i) {
            return money(d_.paid<vf::decide::price_concession>(i));
        });
        made.emplace_back(
            "bonus", [this](std::size_t i) { return money(d_.paid<vf::decide::yearly_bonus>(i)); });
        made.emplace_back("contact", [this](std::size_t i) {
            const auto* keep = d_.find<vf::decide::relationship>(i);
            return keep == nullptr ? std::nullopt
                                   : std::optional(keep->next_contact(d_.facts[i], d_.as_of));
        });
        made.emplace_back("ends", [this](std::size_t i) { return d_.facts[i].contract_end; });
        made.emplace_back("because",
                          [this](std::size_t i) { return why<vf::decide::relationship>(i); });
        return list(d_.key_accounts, made);
    }

    [[nodiscard]] std::string renewals() const {
        const auto found = [this](std::size_t i) {
            return vf::decide::find_renewal(d_.facts[i], d_.as_of, d_.policy.urgent);
        };
        columns made = who();
        made.emplace_back("ends", [found](std::size_t i) { return found(i).ends; });
        made.emplace_back("days_left", [found](std::size_t i) {
            const auto left = found(i).left;
            return left ? std::optional(left->count()) : std::nullopt;
        });
        made.emplace_back("urgency",
                          [found](std::size_t i) { return urgency_word(found(i).urgency); });
        made.emplace_back("because",
                          [this](std::size_t i) { return why<vf::decide::renewal_watch>(i); });
        return list(d_.renewals, made);
    }

    [[nodiscard]] std::string stops() const {
        columns made = who();
        made.emplace_back("last_deal", [this](std::size_t i) { return d_.facts[i].last_deal; });
        made.emplace_back("because",
                          [this](std::size_t i) { return why<vf::decide::stop_spending>(i); });
        return list(d_.stops, made);
    }

    [[nodiscard]] std::string targets() const {
        columns made = who();
        made.emplace_back("fit", cell_kind::share,
                          [this](std::size_t i) { return six_decimals(d_.fits.scores()[i]); });
        made.emplace_back(
            "course",
            [this, names = vf::targeting::fit_matrix()](std::size_t i) -> const std::string& {
                return names.name(d_.course(i));
            });
        return list(d_.targets, made);
    }

    // How long the lists are, and how many decisions may be in the page.
    [[nodiscard]] std::string counts() const {
        return fmt::format(
            R"({{"key_accounts":{},"renewals":{},"stop":{},"targets":{},"most_about":{}}})",
            d_.key_accounts.size(), d_.renewals.size(), d_.stops.size(), d_.targets.size(),
            most_page_decisions);
    }

    // The decisions, client by client.
    [[nodiscard]] std::string about() const {
        page_rows rows(most_page_decisions);
        decisions_table(r_).write_to(rows);
        return rows.json();
    }

    const results& r_;
    const decisions& d_;
};

}  // namespace

std::string page_decisions(const results& r) {
    return !r.decided ? std::string("null") : decisions_writer(r).json();
}

}  // namespace client_report
