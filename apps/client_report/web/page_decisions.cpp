// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/decide/explain.hpp"
#include "vitalfew/decide/renewal_finding.hpp"
#include "vitalfew/targeting/fit_matrix.hpp"

#include "tables/csv_table.hpp"
#include "tables/result_files.hpp"
#include "web/page_parts.hpp"
#include "web/page_table.hpp"

#include <fmt/format.h>

#include <algorithm>  // std::min
#include <initializer_list>
#include <span>
#include <utility>  // std::move
#include <variant>

namespace client_report {

namespace vf = vitalfew;

namespace {

std::string day_text(const std::optional<vf::date>& day) {
    return day ? vf::to_string(*day) : std::string();
}

const char* urgency_text(vf::decide::renewal_urgency urgency) {
    switch (urgency) {
        case vf::decide::renewal_urgency::overdue: return "overdue";
        case vf::decide::renewal_urgency::urgent: return "urgent";
        case vf::decide::renewal_urgency::ahead: return "ahead";
        case vf::decide::renewal_urgency::no_contract: break;
    }
    return "no contract";
}

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
    using columns = std::vector<page_column>;

    [[nodiscard]] std::string bought(std::size_t i) const {
        const auto& value = d_.facts[i].value;
        return value ? d_.amount(*value) : std::string();
    }

    // What may be conceded or is to be paid; nothing where it is not known.
    template <class Action>
    [[nodiscard]] std::string paid(std::size_t i) const {
        const auto* what = d_.find<Action>(i);
        const vf::decide::client_facts& facts = d_.facts[i];
        const bool needs_cost = std::is_same_v<Action, vf::decide::price_concession>;
        return what == nullptr || !facts.value || (needs_cost && !facts.cost)
                   ? std::string()
                   : d_.amount(what->amount(facts));
    }

    // The rule that decided, and the facts for which it did.
    template <class Action>
    [[nodiscard]] std::string why(std::size_t i) const {
        for (const vf::decide::decision& each :
             vf::decide::decisions_about(d_.plan.rules(), d_.facts[i], d_.as_of)) {
            if (std::holds_alternative<Action>(each.what)) {
                return each.because.empty() ? each.rule : each.rule + ": " + each.because;
            }
        }
        return {};
    }

    [[nodiscard]] static columns who() {
        columns made;
        made.emplace_back("client", page_type::text);
        made.emplace_back("grade", page_type::grade);
        made.emplace_back("value", page_type::amount);
        return made;
    }

    // Adds the fields of a row, those of who() first.
    void add(columns& to, std::size_t i, std::initializer_list<std::string> fields) const {
        to[0].add(d_.names[i]);
        to[1].add(d_.grade(i) ? std::string(1, vf::letter(*d_.grade(i))) : std::string());
        to[2].add(bought(i));
        std::size_t at = 3;
        for (const std::string& field : fields) {
            to[at++].add(field);
        }
    }

    [[nodiscard]] std::string key_accounts() const {
        columns made = who();
        made.emplace_back("concede", page_type::amount);
        made.emplace_back("bonus", page_type::amount);
        made.emplace_back("contact", page_type::day);
        made.emplace_back("ends", page_type::day);
        made.emplace_back("because", page_type::text);
        for (const std::size_t i : listed(d_.key_accounts)) {
            const vf::decide::client_facts& facts = d_.facts[i];
            const auto* keep = d_.find<vf::decide::relationship>(i);
            add(made, i,
                {paid<vf::decide::price_concession>(i), paid<vf::decide::yearly_bonus>(i),
                 keep == nullptr ? std::string()
                                 : vf::to_string(keep->next_contact(facts, d_.as_of)),
                 day_text(facts.contract_end), why<vf::decide::relationship>(i)});
        }
        return page_table(made);
    }

    [[nodiscard]] std::string renewals() const {
        columns made = who();
        made.emplace_back("ends", page_type::day);
        made.emplace_back("days_left", page_type::integer);
        made.emplace_back("urgency", page_type::text);
        made.emplace_back("because", page_type::text);
        for (const std::size_t i : listed(d_.renewals)) {
            const vf::decide::renewal_finding found =
                vf::decide::find_renewal(d_.facts[i], d_.as_of, d_.policy.urgent);
            add(made, i,
                {day_text(found.ends),
                 found.left ? std::to_string(found.left->count()) : std::string(),
                 urgency_text(found.urgency), why<vf::decide::renewal_watch>(i)});
        }
        return page_table(made);
    }

    [[nodiscard]] std::string stops() const {
        columns made = who();
        made.emplace_back("last_deal", page_type::day);
        made.emplace_back("because", page_type::text);
        for (const std::size_t i : listed(d_.stops)) {
            add(made, i, {day_text(d_.facts[i].last_deal), why<vf::decide::stop_spending>(i)});
        }
        return page_table(made);
    }

    [[nodiscard]] std::string targets() const {
        columns made = who();
        made.emplace_back("fit", page_type::share);
        made.emplace_back("course", page_type::text);
        const vf::targeting::fit_matrix names;
        for (const std::size_t i : listed(d_.targets)) {
            add(made, i, {fmt::format("{:.6f}", d_.fits.scores()[i]), names.name(d_.course(i))});
        }
        return page_table(made);
    }

    // What is in the page of a list.
    [[nodiscard]] static std::span<const std::size_t> listed(const std::vector<std::size_t>& all) {
        return std::span(all).first(std::min(all.size(), most_listed_clients));
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
        csv_table table("decisions", rows);
        write_decisions_csv(r_, table);
        table.finish();
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
