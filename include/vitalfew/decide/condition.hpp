// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_CONDITION_HPP
#define VITALFEW_DECIDE_CONDITION_HPP

#include "vitalfew/compare/migration_kind.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/decision_wording.hpp"
#include "vitalfew/decide/fact.hpp"

#include <algorithm>  // std::any_of, std::max, std::min
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// A conjunction: a range of numbers for each fact, where the number below the domain stands for "unknown".
class fact_box {
public:
    /// The conjunction that always holds: every fact has any number, or is unknown.
    fact_box() {
        for (std::size_t i = 0; i < facts_count; ++i) {
            low_[i] = domain_of(static_cast<fact>(i)).unknown();
            high_[i] = domain_of(static_cast<fact>(i)).high;
        }
    }

    /// Keeps of the range of a fact what is in [low, high].
    void narrow(fact f, std::int64_t low, std::int64_t high) {
        const auto i = static_cast<std::size_t>(f);
        low_[i] = (std::max)(low_[i], low);
        high_[i] = (std::min)(high_[i], high);
    }
    /// Frees a fact: any number, or unknown.
    void widen(fact f) {
        const auto i = static_cast<std::size_t>(f);
        low_[i] = domain_of(f).unknown();
        high_[i] = domain_of(f).high;
    }

    /// @returns the lowest number of a fact's range; domain_of(f).unknown() when it may be unknown
    [[nodiscard]] std::int64_t low(fact f) const noexcept {
        return low_[static_cast<std::size_t>(f)];
    }
    /// @returns the highest number of a fact's range; domain_of(f).unknown() when it has to be unknown
    [[nodiscard]] std::int64_t high(fact f) const noexcept {
        return high_[static_cast<std::size_t>(f)];
    }

    /// @returns whether the range of some fact is empty, so that no client is in it
    [[nodiscard]] bool is_empty() const noexcept {
        for (std::size_t i = 0; i < facts_count; ++i) {
            if (low_[i] > high_[i]) {
                return true;
            }
        }
        return false;
    }

    /// @returns whether all facts of a client are in their ranges
    [[nodiscard]] bool contains(const fact_levels& levels) const noexcept {
        for (std::size_t i = 0; i < facts_count; ++i) {
            if (levels[i] < low_[i] || high_[i] < levels[i]) {
                return false;
            }
        }
        return true;
    }

    /// @returns whether it contains the other box
    [[nodiscard]] bool encloses(const fact_box& other) const noexcept {
        for (std::size_t i = 0; i < facts_count; ++i) {
            if (other.low_[i] < low_[i] || high_[i] < other.high_[i]) {
                return false;
            }
        }
        return true;
    }

    /// @returns whether the two boxes intersect
    [[nodiscard]] bool meets(const fact_box& other) const noexcept {
        for (std::size_t i = 0; i < facts_count; ++i) {
            if (other.high_[i] < low_[i] || high_[i] < other.low_[i]) {
                return false;
            }
        }
        return true;
    }

    /// @returns whether it constrains a fact
    [[nodiscard]] bool constrains(fact f) const noexcept {
        return low(f) != domain_of(f).unknown() || high(f) != domain_of(f).high;
    }

    /// @returns the intersection of two boxes, which may be empty
    [[nodiscard]] fact_box intersected(const fact_box& other) const {
        fact_box common = *this;
        for (std::size_t i = 0; i < facts_count; ++i) {
            common.narrow(static_cast<fact>(i), other.low_[i], other.high_[i]);
        }
        return common;
    }

    /// Appends the difference of this box and another one, as boxes that do not overlap.
    void append_without(const fact_box& other, std::vector<fact_box>& out) const {
        if (!meets(other)) {
            out.push_back(*this);
            return;
        }
        fact_box rest = *this;
        for (std::size_t i = 0; i < facts_count; ++i) {
            const auto f = static_cast<fact>(i);
            if (rest.low_[i] < other.low_[i]) {
                out.push_back(rest);
                out.back().narrow(f, rest.low_[i], other.low_[i] - 1);
            }
            if (other.high_[i] < rest.high_[i]) {
                out.push_back(rest);
                out.back().narrow(f, other.high_[i] + 1, rest.high_[i]);
            }
            rest.narrow(f, other.low_[i], other.high_[i]);
        }
    }

    /// @returns the conjunction as clauses of a sentence: "grade A or B, contract ends within 90 days or has
    /// ended"; "every client" when it constrains no fact
    /// @param wording the wording of amounts; without it they are counted in minor units
    [[nodiscard]] std::string text(const std::optional<decision_wording>& wording = {}) const {
        const detail::fact_words words(wording ? std::optional(wording->decimals) : std::nullopt,
                                       wording.value_or(decision_wording{}).repeat_deals);
        std::string all;
        for (const fact f : detail::spoken_order) {
            if (!constrains(f)) {
                continue;
            }
            all += all.empty() ? "" : ", ";
            const fact_domain domain = domain_of(f);
            const std::int64_t from = (std::max)(low(f), domain.low);
            all += high(f) == domain.unknown()  ? detail::fact_words::unknown(f)
                   : low(f) == domain.unknown() ? words.range_or_unknown(f, from, high(f))
                                                : words.range(f, from, high(f));
        }
        return all.empty() ? "every client" : all;
    }

private:
    fact_levels low_{};
    fact_levels high_{};
};

namespace detail {

/// The limit on the conjunctions of a condition, above those of any condition written by hand.
inline constexpr std::size_t most_conjunctions = 4096;

/// @throws invalid_rules when a condition has more conjunctions than most_conjunctions
inline void check_conjunctions(std::size_t conjunctions) {
    if (conjunctions > most_conjunctions) {
        VITALFEW_THROW(invalid_rules(
            "vitalfew: a condition comes to more than " + std::to_string(most_conjunctions) +
            " conjunctions: && multiplies those of two conditions, and ! those of "
            "one; make several rules of it"));
    }
}

/// @returns the difference of two unions of boxes
/// @throws invalid_rules when it has more conjunctions than a condition may have
[[nodiscard]] inline std::vector<fact_box> without(std::vector<fact_box> boxes,
                                                   const std::vector<fact_box>& others) {
    for (const auto& other : others) {
        std::vector<fact_box> rest;
        for (const auto& box : boxes) {
            box.append_without(other, rest);
            check_conjunctions(rest.size());
        }
        boxes.swap(rest);
    }
    return boxes;
}

}  // namespace detail

/// The condition of a rule: a disjunction of conjunctions of ranges of single facts.
///
/// A value built by &&, || and !, in a program or while a file is read. An unknown fact is in no range but that of
/// is_unknown: neither "at least" nor "at most" holds for it, and `!`, the negation of logic, makes the opposite of
/// "at least" hold for it. The intersection of two conditions is exact. &&, || and ! throw invalid_rules when the
/// result has more than 4096 conjunctions.
/// @example 08_policy.cpp
class condition {
public:
    /// @returns whether it holds of facts as numbers
    [[nodiscard]] bool operator()(const fact_levels& levels) const noexcept {
        return std::any_of(boxes_.begin(), boxes_.end(),
                           [&levels](const auto& box) { return box.contains(levels); });
    }
    /// @returns whether it holds of a client, on a day
    [[nodiscard]] bool operator()(const client_facts& facts, date as_of) const {
        return (*this)(levels_of(facts, as_of));
    }

    friend condition operator&&(const condition& a, const condition& b) {
        condition both;
        for (const auto& one : a.boxes_) {
            for (const auto& other : b.boxes_) {
                const fact_box common = one.intersected(other);
                if (!common.is_empty()) {
                    both.boxes_.push_back(common);
                    detail::check_conjunctions(both.boxes_.size());
                }
            }
        }
        return both;
    }
    friend condition operator||(condition a, const condition& b) {
        detail::check_conjunctions(a.boxes_.size() + b.boxes_.size());
        a.boxes_.insert(a.boxes_.end(), b.boxes_.begin(), b.boxes_.end());
        return a;
    }
    friend condition operator!(const condition& a) {
        condition rest;
        rest.boxes_ = detail::without({fact_box()}, a.boxes_);
        return rest;
    }

    /// @returns the condition in words: "grade A or B, contract ends within 90 days or has ended"; alternatives
    /// are joined by "; or "; amounts are counted in minor units
    friend std::string to_string(const condition& c) { return c.text({}); }
    /// @returns the condition in words, with amounts in the currency
    friend std::string describe(const condition& c, const decision_wording& wording) {
        return c.text(wording);
    }

    /// @returns the alternatives: the condition holds when one of them does
    [[nodiscard]] const std::vector<fact_box>& boxes() const noexcept { return boxes_; }

    friend condition always();
    friend condition between(fact f, std::int64_t low, std::int64_t high);
    friend condition is_unknown(fact f);

private:
    [[nodiscard]] std::string text(const std::optional<decision_wording>& wording) const {
        std::string all;
        for (const auto& box : boxes_) {
            all += (all.empty() ? "" : "; or ") + box.text(wording);
        }
        return all.empty() ? "no client" : all;
    }

    static condition of(fact f, std::int64_t low, std::int64_t high) {
        condition one;
        if (low <= high) {
            one.boxes_.emplace_back().narrow(f, low, high);
        }
        return one;
    }

    std::vector<fact_box> boxes_;
};

/// @returns the condition that always holds
[[nodiscard]] inline condition always() {
    condition all;
    all.boxes_.emplace_back();
    return all;
}
/// @returns the condition that a fact is known and in [low, high]; never true when that is empty
[[nodiscard]] inline condition between(fact f, std::int64_t low, std::int64_t high) {
    const fact_domain domain = domain_of(f);
    return condition::of(f, (std::max)(low, domain.low), (std::min)(high, domain.high));
}
[[nodiscard]] inline condition at_least(fact f, std::int64_t low) {
    return between(f, low, domain_of(f).high);
}
[[nodiscard]] inline condition at_most(fact f, std::int64_t high) {
    return between(f, domain_of(f).low, high);
}
/// @returns the condition that a fact is unknown
[[nodiscard]] inline condition is_unknown(fact f) {
    return condition::of(f, domain_of(f).unknown(), domain_of(f).unknown());
}
/// @returns the condition that a fact is known to be so: one-off, small and rare
[[nodiscard]] inline condition is_so(fact f) {
    return between(f, 1, 1);
}
/// @returns the condition that the effective grade is one of [best, worst]
[[nodiscard]] inline condition graded(grade best, grade worst) {
    return between(fact::effective_grade, static_cast<std::int64_t>(grade_index(best)),
                   static_cast<std::int64_t>(grade_index(worst)));
}
[[nodiscard]] inline condition trends(value_trend trend) {
    return between(fact::trend, static_cast<std::int64_t>(trend), static_cast<std::int64_t>(trend));
}
[[nodiscard]] inline condition moved(migration_kind kind) {
    return between(fact::move, static_cast<std::int64_t>(kind), static_cast<std::int64_t>(kind));
}

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif
