// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_DETAIL_FACT_BOX_HPP
#define VITALFEW_DECIDE_DETAIL_FACT_BOX_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/decide/fact.hpp"

#include <algorithm>  // std::max, std::min
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace decide {
namespace detail {

/// A range for each fact, unknown included as the lowest number: a conjunction.
class fact_box {
public:
    /// Everything.
    fact_box() {
        for (std::size_t i = 0; i < facts_count; ++i) {
            low_[i] = domain_of(static_cast<fact>(i)).unknown();
            high_[i] = domain_of(static_cast<fact>(i)).high;
        }
    }

    void narrow(fact f, std::int64_t low, std::int64_t high) {
        const auto i = static_cast<std::size_t>(f);
        low_[i] = (std::max)(low_[i], low);
        high_[i] = (std::min)(high_[i], high);
    }
    void widen(fact f) {
        const auto i = static_cast<std::size_t>(f);
        low_[i] = domain_of(f).unknown();
        high_[i] = domain_of(f).high;
    }

    [[nodiscard]] std::int64_t low(fact f) const noexcept {
        return low_[static_cast<std::size_t>(f)];
    }
    [[nodiscard]] std::int64_t high(fact f) const noexcept {
        return high_[static_cast<std::size_t>(f)];
    }

    [[nodiscard]] bool is_empty() const noexcept {
        for (std::size_t i = 0; i < facts_count; ++i) {
            if (low_[i] > high_[i]) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool contains(const fact_levels& levels) const noexcept {
        for (std::size_t i = 0; i < facts_count; ++i) {
            if (levels[i] < low_[i] || high_[i] < levels[i]) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] bool encloses(const fact_box& other) const noexcept {
        for (std::size_t i = 0; i < facts_count; ++i) {
            if (other.low_[i] < low_[i] || high_[i] < other.high_[i]) {
                return false;
            }
        }
        return true;
    }

    /// @returns whether the two have something in common
    [[nodiscard]] bool meets(const fact_box& other) const noexcept {
        for (std::size_t i = 0; i < facts_count; ++i) {
            if (other.high_[i] < low_[i] || high_[i] < other.low_[i]) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] bool constrains(fact f) const noexcept {
        return low(f) != domain_of(f).unknown() || high(f) != domain_of(f).high;
    }

    [[nodiscard]] fact_box intersected(const fact_box& other) const {
        fact_box common = *this;
        for (std::size_t i = 0; i < facts_count; ++i) {
            common.narrow(static_cast<fact>(i), other.low_[i], other.high_[i]);
        }
        return common;
    }

    /// Appends what of this box is not in another, as boxes that do not overlap.
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

    [[nodiscard]] std::string text() const {
        std::string all;
        for (std::size_t i = 0; i < facts_count; ++i) {
            const auto f = static_cast<fact>(i);
            if (constrains(f)) {
                all.append(all.empty() ? "" : " and ").append(to_string(f)).append(range_text(f));
            }
        }
        return all.empty() ? "always" : all;
    }

private:
    [[nodiscard]] std::string range_text(fact f) const {
        const fact_domain domain = domain_of(f);
        const std::string either = low(f) == domain.unknown() ? " unknown or" : "";
        const std::int64_t from = (std::max)(low(f), domain.low);
        if (high(f) == domain.unknown()) {
            return " unknown";
        }
        if (from == high(f)) {
            return either + " " + level_text(f, from);
        }
        if (from == domain.low && high(f) == domain.high) {
            return " known";
        }
        if (f == fact::grade || f == fact::effective_grade) {
            return either + " " + level_text(f, from) + " to " + level_text(f, high(f));
        }
        if (from == domain.low) {
            return either + " at most " + level_text(f, high(f));
        }
        if (high(f) == domain.high) {
            return either + " at least " + level_text(f, from);
        }
        return either + " from " + level_text(f, from) + " to " + level_text(f, high(f));
    }

    fact_levels low_{};
    fact_levels high_{};
};

/// More conjunctions than anybody writes down in one condition.
inline constexpr std::size_t most_conjunctions = 4096;

/// @throws invalid_rules when a condition has more conjunctions than that
inline void check_conjunctions(std::size_t conjunctions) {
    if (conjunctions > most_conjunctions) {
        VITALFEW_THROW(invalid_rules(
            "vitalfew: a condition comes to more than " + std::to_string(most_conjunctions) +
            " conjunctions: && multiplies those of two conditions, and ! those of "
            "one; make several rules of it"));
    }
}

/// @returns what of boxes is in none of others
/// @throws invalid_rules when that is more than a condition may have
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
}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif
