// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_CONDITION_HPP
#define VITALFEW_DECIDE_CONDITION_HPP

#include "vitalfew/compare/migration_kind.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/detail/fact_box.hpp"
#include "vitalfew/decide/fact.hpp"
#include "vitalfew/decide/value_trend.hpp"

#include <algorithm>  // std::any_of, std::max, std::min
#include <cstdint>
#include <string>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// What has to be so for a rule to apply: a disjunction of conjunctions of ranges of single facts.
///
/// A plain value, put together by &&, || and ! in the program or while a file is read. An unknown fact is in no
/// range but that of is_unknown, so neither "at least" nor "at most" holds for it; `!` is that of logic, so the
/// opposite of "at least" holds for it. What two conditions have in common can be worked out exactly. &&, || and !
/// throw invalid_rules when they come to more than 4096 conjunctions.
/// @example 08_policy.cpp
class condition {
public:
    /// @returns whether it holds of facts as numbers
    [[nodiscard]] bool operator()(const detail::fact_levels& levels) const noexcept {
        return std::any_of(boxes_.begin(), boxes_.end(),
                           [&levels](const auto& box) { return box.contains(levels); });
    }
    /// @returns whether it holds of a client, on a day
    [[nodiscard]] bool operator()(const client_facts& facts, date as_of) const {
        return (*this)(detail::levels_of(facts, as_of));
    }

    friend condition operator&&(const condition& a, const condition& b) {
        condition both;
        for (const auto& one : a.boxes_) {
            for (const auto& other : b.boxes_) {
                const detail::fact_box common = one.intersected(other);
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
        rest.boxes_ = detail::without({detail::fact_box()}, a.boxes_);
        return rest;
    }

    /// @returns the condition in words: "effective grade A to B and days to contract end at most 90"
    friend std::string to_string(const condition& c) {
        std::string text;
        for (const auto& box : c.boxes_) {
            text += (text.empty() ? "" : " or ") + box.text();
        }
        return text.empty() ? "never" : text;
    }

    /// For the checks of a policy: the conjunctions.
    [[nodiscard]] const std::vector<detail::fact_box>& boxes() const noexcept { return boxes_; }

    /// @returns the condition that always holds
    [[nodiscard]] static condition always() {
        condition all;
        all.boxes_.emplace_back();
        return all;
    }
    /// @returns the condition that a fact is known and in [low, high]; never true when that is empty
    [[nodiscard]] static condition range(fact f, std::int64_t low, std::int64_t high) {
        const detail::fact_domain domain = detail::domain_of(f);
        return of(f, (std::max)(low, domain.low), (std::min)(high, domain.high));
    }
    /// @returns the condition that a fact is unknown
    [[nodiscard]] static condition unknown(fact f) {
        return of(f, detail::domain_of(f).unknown(), detail::domain_of(f).unknown());
    }

private:
    static condition of(fact f, std::int64_t low, std::int64_t high) {
        condition one;
        if (low <= high) {
            one.boxes_.emplace_back().narrow(f, low, high);
        }
        return one;
    }

    std::vector<detail::fact_box> boxes_;
};

[[nodiscard]] inline condition always() {
    return condition::always();
}
[[nodiscard]] inline condition between(fact f, std::int64_t low, std::int64_t high) {
    return condition::range(f, low, high);
}
[[nodiscard]] inline condition at_least(fact f, std::int64_t low) {
    return condition::range(f, low, detail::domain_of(f).high);
}
[[nodiscard]] inline condition at_most(fact f, std::int64_t high) {
    return condition::range(f, detail::domain_of(f).low, high);
}
[[nodiscard]] inline condition is_unknown(fact f) {
    return condition::unknown(f);
}
/// @returns the condition that a fact is known to be so: one-off, small and rare
[[nodiscard]] inline condition is_so(fact f) {
    return condition::range(f, 1, 1);
}
/// @returns the condition that the effective grade is one of [best, worst]
[[nodiscard]] inline condition graded(grade best, grade worst) {
    return condition::range(fact::effective_grade, static_cast<std::int64_t>(grade_index(best)),
                            static_cast<std::int64_t>(grade_index(worst)));
}
[[nodiscard]] inline condition trends(value_trend trend) {
    return condition::range(fact::trend, static_cast<std::int64_t>(trend),
                            static_cast<std::int64_t>(trend));
}
[[nodiscard]] inline condition moved(migration_kind kind) {
    return condition::range(fact::move, static_cast<std::int64_t>(kind),
                            static_cast<std::int64_t>(kind));
}

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif
