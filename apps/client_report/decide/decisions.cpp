// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "decide/decisions.hpp"

#include "vitalfew/behaviour/find_order_patterns.hpp"
#include "vitalfew/clients/one_off.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/decide/decision_wording.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/targeting/rank_by_fit.hpp"
#include "vitalfew/targeting/target_clients.hpp"

#include "analysis/analysis.hpp"
#include "common/errors.hpp"
#include "common/text.hpp"
#include "common/text_hash.hpp"
#include "decide/target_inputs.hpp"

#include <algorithm>  // std::ranges::sort
#include <charconv>
#include <chrono>
#include <cstdint>
#include <ranges>
#include <unordered_map>

namespace client_report {

namespace vf = vitalfew;

namespace {

enum class rounding { down, up };

// An amount in minor units with this many decimals. Values are rounded down, so that none reaches a
// limit by rounding; costs are rounded up, so that no concession is below the cost.
vf::decide::minor_units minor_units_of(const amount_sum& sum, int decimals, rounding direction,
                                       std::string_view name) {
    const std::string digits = to_string(sum.integer());
    const auto cut = static_cast<std::size_t>(max_decimals - decimals);
    const bool negative = digits.front() == '-';
    const std::size_t sign = negative ? 1 : 0;
    const std::size_t kept = digits.size() - sign > cut ? digits.size() - cut : sign;
    const bool is_whole = digits.find_first_not_of('0', kept) == std::string::npos;
    vf::decide::minor_units units = 0;
    if (kept > sign) {
        const auto [stop, error] = std::from_chars(digits.data(), digits.data() + kept, units);
        // The lowest number is reserved for "unknown".
        if (error != std::errc{} ||
            units == (std::numeric_limits<vf::decide::minor_units>::min)()) {
            throw bad_input("the amount " + decimal_text(digits, decimals) + " of the client " +
                            in_quotes(name) +
                            " is too large to decide about: give the policy fewer "
                            "\"decimals\"");
        }
    }
    if (!is_whole && negative && direction == rounding::down) {
        --units;
    }
    if (!is_whole && !negative && direction == rounding::up) {
        ++units;
    }
    return units;
}

// A share of the total, rounded down to millionths, the unit of facts.
vf::share millionths_of(const amount_sum& value, const amount_sum& total) {
    if (value.sign() <= 0 || total.sign() <= 0) {
        return {};
    }
    constexpr std::int64_t one = vf::decide::millionths_of_one;
    const vf::exact_share<decimal> exact(value, total);
    auto units = static_cast<std::int64_t>(exact.to_double() * static_cast<double>(one));
    while (units < one && exact >= vf::share(units + 1, one)) {
        ++units;
    }
    while (units > 0 && exact < vf::share(units, one)) {
        --units;
    }
    return {units, one};
}

using index_by_name = std::unordered_map<std::string_view, std::size_t, text_hash>;

// The index of the row of each client.
template <class Row>
index_by_name by_client(const std::vector<Row>& rows) {
    index_by_name known;
    known.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        known.emplace(rows[i].client, i);
    }
    return known;
}

class decision_maker {
public:
    decision_maker(const analysis& found, const past_clients* past, const run_settings& asked)
        : found_(found),
          past_(past),
          asked_(asked),
          as_of_(*asked.as_of),
          policy_(!asked.policy || *asked.policy == built_in_policy ? default_decision_policy()
                                                                    : read_policy(*asked.policy)) {
        if (asked.contracts) {
            contracts_.emplace(read_contracts(*asked.contracts, as_of_));
        }
        if (asked.judgements) {
            judgements_.emplace(read_judgements(*asked.judgements, as_of_));
        }
    }

    decisions make() {
        add_analysed();
        add_lost();
        add_strangers();
        add_notes();
        vf::targeting::target_profile<std::size_t> profile =
            make_profile(policy_.targets, inputs());
        vf::targeting::fit_ranking fits =
            vf::targeting::rank_by_fit(std::views::iota(std::size_t{0}, facts_.size()), profile);
        for (std::size_t i = 0; i < facts_.size(); ++i) {
            facts_[i].fit = fits.scores()[i];
        }
        vf::decide::decision_plan plan(policy_.rules, facts_, as_of_);
        const vf::decide::plan_totals totals = total(plan);
        const std::size_t analysed = found_.base.clients.size();
        decisions made{.policy = std::move(policy_),
                       .as_of = as_of_,
                       .names = std::move(names_),
                       .facts = std::move(facts_),
                       .plan = std::move(plan),
                       .totals = totals,
                       .profile = std::move(profile),
                       .fits = std::move(fits),
                       .analysed = analysed,
                       .strangers = strangers_};
        list(made);
        return made;
    }

private:
    // The clients of the analysis, best first.
    void add_analysed() {
        const auto order = found_.places.order();
        const auto deals = deals_of(asked_);
        const auto patterns = order_patterns();
        const auto& total_value = found_.classes().total();
        for (const std::size_t i : order) {
            const client& one = found_.base.clients[i];
            vf::decide::client_facts facts;
            facts.grade = found_.classes().grades()[i];
            facts.one_off =
                vf::buyer_kind_of(deals(one), asked_.min_deals) == vf::buyer_kind::one_off;
            facts.small_and_rare = patterns[i] == vf::order_pattern::small_rare;
            facts.last_deal = one.last_deal;
            facts.value_share = millionths_of(one.value(), total_value);
            const amount_sum sales = asked_.has_sales() ? found_.base.notes.sales[i] : one.value();
            facts.value = minor_units_of(sales, policy_.decimals, rounding::down, one.key);
            if (asked_.has_sales() && asked_.profit_column) {
                facts.cost = std::max<vf::decide::minor_units>(
                    0,
                    minor_units_of(sales - one.value(), policy_.decimals, rounding::up, one.key));
            }
            if (const auto& compared = found_[ask::comparison]) {
                const auto move = compared->moves[i];
                facts.move = move.kind;
                facts.trend = trend(move, one.key);
                if (compared->steady) {
                    facts.effective_grade = compared->steady->grades()[i].effective;
                }
            }
            names_.push_back(one.key);
            facts_.push_back(facts);
        }
    }

    // The trend of the value since the earlier analysis.
    template <class Move>
    [[nodiscard]] std::optional<vf::decide::value_trend> trend(const Move& move,
                                                               std::string_view name) const {
        if (!move.before || !move.after) {
            return std::nullopt;
        }
        const auto units = [&](const amount_sum& value) {
            return minor_units_of(value, policy_.decimals, rounding::down, name);
        };
        return vf::decide::trend_between(units(move.before->value), units(move.after->value));
    }

    std::vector<vf::order_pattern> order_patterns() const {
        if (const auto& asked = found_[ask::effort_by_pattern]) {
            const auto& labels = asked->patterns.labels();
            return {labels.begin(), labels.end()};
        }
        const auto found = vf::find_order_patterns(found_.base.clients, deals_of(asked_));
        return {found.labels().begin(), found.labels().end()};
    }

    // The clients of the earlier analysis who are not in this one.
    void add_lost() {
        if (!found_[ask::comparison]) {
            return;
        }
        const comparison& compared = *found_[ask::comparison];
        for (const std::size_t move : lost_moves(compared, *past_, found_.base.clients.size())) {
            const past_client& one = past_->clients[compared.moves[move].before->index];
            vf::decide::client_facts facts;
            facts.move = vf::migration_kind::lost;
            facts.one_off = one.one_off;
            facts.value = 0;
            names_.push_back(one.key);
            facts_.push_back(facts);
        }
    }

    // Names that are only in the files: prospects, and contracts without deals.
    void add_strangers() {
        index_by_name known;
        known.reserve(names_.size());
        for (std::size_t i = 0; i < names_.size(); ++i) {
            known.emplace(names_[i], i);
        }
        std::vector<std::string> added;
        const auto add = [&](const auto& rows) {
            for (const auto& row : rows) {
                if (known.emplace(row.client, known.size()).second) {
                    added.push_back(row.client);
                }
            }
        };
        if (contracts_) {
            add(contracts_->rows);
        }
        if (judgements_) {
            add(judgements_->rows);
        }
        strangers_ = added.size();
        for (std::string& name : added) {
            names_.push_back(std::move(name));
            facts_.emplace_back();
        }
    }

    void add_notes() {
        judgement_rows_.resize(names_.size());
        const auto contract_rows = contracts_ ? by_client(contracts_->rows) : index_by_name{};
        const auto judged_rows = judgements_ ? by_client(judgements_->rows) : index_by_name{};
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (const auto row = contract_rows.find(names_[i]); row != contract_rows.end()) {
                const contract& known = contracts_->rows[row->second];
                facts_[i].contract_end = known.ends;
                facts_[i].last_contact = known.last_contact;
                if (known.cost) {
                    facts_[i].cost =
                        minor_units_of(*known.cost, policy_.decimals, rounding::up, names_[i]);
                }
            }
            if (const auto row = judged_rows.find(names_[i]); row != judged_rows.end()) {
                facts_[i].judged = judgements_->rows[row->second].judged;
                judgement_rows_[i] = row->second;
            }
        }
    }

    [[nodiscard]] target_inputs inputs() const {
        return {.candidates = names_.size(),
                .number = [this](deal_input input, std::size_t i) { return number_told(input, i); },
                .word = [this](deal_input input, std::size_t i) { return word_told(input, i); },
                .judgements = judgements_ ? &*judgements_ : nullptr,
                .judgement_rows = judgement_rows_,
                .facts = facts_,
                .as_of = as_of_};
    }

    // The client at a position of the ranking; null beyond the last one.
    [[nodiscard]] const client* client_at(std::size_t position) const {
        const auto order = found_.places.order();
        return position < order.size() ? &found_.base.clients[order[position]] : nullptr;
    }

    [[nodiscard]] std::optional<double> number_told(deal_input input, std::size_t i) const {
        const client* one = client_at(i);
        if (one == nullptr) {
            return std::nullopt;
        }
        switch (input) {
            case deal_input::value:
                return nearest_double(decimal_text(one->value().integer(), max_decimals));
            case deal_input::value_share:
                return one->value().sign() <= 0
                           ? 0.0
                           : vf::exact_share<decimal>(one->value(), found_.classes().total())
                                 .to_double();
            case deal_input::deals: return static_cast<double>(deals_of(asked_)(*one));
            case deal_input::days_since_deal:
                return one->last_deal ? std::optional<double>((as_of_ - *one->last_deal).count())
                                      : std::nullopt;
            case deal_input::grade:
            case deal_input::group: break;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::string> word_told(deal_input input, std::size_t i) const {
        if (input == deal_input::grade) {
            const auto& grade =
                facts_[i].effective_grade ? facts_[i].effective_grade : facts_[i].grade;
            return grade ? std::optional(std::string(1, vf::grade_letter(*grade))) : std::nullopt;
        }
        if (!asked_.group_column) {
            throw bad_input(
                "--policy: a criterion looks at the group of clients; give --group, the "
                "column of it");
        }
        const auto order = found_.places.order();
        return i < order.size()
                   ? std::optional(
                         found_.base.notes.group_names[found_.base.notes.groups[order[i]]])
                   : std::nullopt;
    }

    [[nodiscard]] vf::decide::plan_totals total(const vf::decide::decision_plan& plan) const {
        try {
            const vf::decide::plan_totals totals = vf::decide::total(plan, facts_);
            vf::decide::check_budget(totals, policy_.budget);
            return totals;
        } catch (const vf::error& refused) {
            throw bad_input(policy_.name + ": " + std::string(without_prefix(refused.what())));
        }
    }

    // A day is written with four digits of its year.
    static void check_next_contact(const decisions& made, std::size_t i) {
        constexpr vf::date last{std::chrono::year{9999} / 12 / 31};
        const auto* keep = made.find<vf::decide::relationship>(i);
        if (keep != nullptr && keep->next_contact(made.facts[i], made.as_of) > last) {
            throw bad_input(made.policy.name + ": the next contact with " +
                            in_quotes(made.names[i]) + ", every " +
                            std::to_string(keep->rhythm.count()) +
                            " days, would be after 9999-12-31; give fewer \"rhythm_days\"");
        }
    }

    static void list(decisions& made) {
        for (std::size_t i = 0; i < made.names.size(); ++i) {
            check_next_contact(made, i);
            if (made.policy.key_accounts(made.facts[i], made.as_of)) {
                made.key_accounts.push_back(i);
            }
            if (made.find<vf::decide::renewal_watch>(i) != nullptr) {
                made.renewals.push_back(i);
            }
            if (made.find<vf::decide::stop_spending>(i) != nullptr) {
                made.stops.push_back(i);
            }
        }
        std::ranges::sort(made.renewals, [&made](std::size_t a, std::size_t b) {
            const auto& one = made.facts[a].contract_end;
            const auto& other = made.facts[b].contract_end;
            if (one == other) {
                return a < b;
            }
            return one && (!other || *one < *other);
        });
        made.targets = vf::targeting::target_clients(made.fits, made.policy.targets.limit);
    }

    const analysis& found_;
    const past_clients* past_;
    const run_settings& asked_;
    vf::date as_of_;
    decision_policy policy_;
    std::optional<contract_book> contracts_;
    std::optional<judgement_book> judgements_;
    std::vector<std::string> names_;
    std::vector<vf::decide::client_facts> facts_;
    std::vector<std::optional<std::size_t>> judgement_rows_;
    std::size_t strangers_ = 0;
};

}  // namespace

const char* urgency_word(vf::decide::renewal_urgency urgency) {
    switch (urgency) {
        case vf::decide::renewal_urgency::overdue: return "overdue";
        case vf::decide::renewal_urgency::urgent: return "urgent";
        case vf::decide::renewal_urgency::ahead: return "ahead";
        case vf::decide::renewal_urgency::no_contract: break;
    }
    return "no contract";
}

std::string decisions::amount(vf::decide::minor_units amount) const {
    return vf::decide::amount_text(amount, policy.decimals);
}

vf::targeting::client_course decisions::course(std::size_t index) const {
    const vf::targeting::fit_matrix matrix({.fits_from = policy.targets.fits_from});
    const double fit = fits.place(index).has_value() ? fits.scores()[index] : 0.0;
    return matrix(grade(index).value_or(vf::grade_at(vf::max_grades - 1)), fit);
}

std::optional<decisions> decide(const analysis& found, const past_clients* past,
                                const run_settings& asked) {
    return asked.decides() ? std::optional(decision_maker(found, past, asked).make())
                           : std::nullopt;
}

}  // namespace client_report
