// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_FACT_HPP
#define VITALFEW_DECIDE_FACT_HPP

#include "vitalfew/compare/migration_kind.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/minor_units.hpp"

#include <array>
#include <cmath>  // std::floor, std::isnan
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// A fact that a condition can ask for.
enum class fact : std::uint8_t {
    grade,
    effective_grade,  ///< the grade where no other is given
    fit,              ///< in millionths, rounded down
    is_one_off,
    small_and_rare,
    move,
    days_to_contract_end,  ///< negative once it has ended
    days_since_deal,
    days_since_contact,
    days_since_judgement,
    value_share,  ///< in millionths, rounded down
    value,        ///< in minor units
    trend
};

/// The number of facts.
inline constexpr std::size_t facts_count = 13;

/// @returns the name of the fact, as fact_named reads it
[[nodiscard]] constexpr std::string_view to_string(fact f) noexcept {
    constexpr std::array<std::string_view, facts_count> names{"grade",
                                                              "effective grade",
                                                              "fit",
                                                              "one-off",
                                                              "small and rare",
                                                              "move",
                                                              "days to contract end",
                                                              "days since deal",
                                                              "days since contact",
                                                              "days since judgement",
                                                              "value share",
                                                              "value",
                                                              "trend"};
    return names[static_cast<std::size_t>(f)];
}

namespace detail {

[[noreturn]] inline void throw_unknown_fact(std::string_view name) {
    VITALFEW_THROW(unknown_key("vitalfew: there is no fact \"" + std::string(name) +
                               "\" of a client: take one of those that to_string(fact) gives"));
}

[[noreturn]] inline void throw_fit_out_of_range(double fit) {
    VITALFEW_THROW(invalid_score("vitalfew: a fit of " + std::to_string(fit) +
                                 " is not in [0, 1]: leave it out where it is unknown"));
}

}  // namespace detail

/// The range of numbers that a known fact can have. The number below low stands for "unknown".
struct fact_domain {
    std::int64_t low;
    std::int64_t high;

    /// @returns the number of an unknown fact
    [[nodiscard]] constexpr std::int64_t unknown() const noexcept { return low - 1; }
};

/// @returns the numbers that a fact can have: 0 to 25 for a grade, A first; 0 to 1,000,000 for a share; 0 and 1 for
/// no and yes; the position of a move or a trend in its enumeration; any for days and amounts
[[nodiscard]] constexpr fact_domain domain_of(fact f) noexcept {
    constexpr auto widest = (std::numeric_limits<std::int64_t>::max)();
    switch (f) {
        case fact::grade:
        case fact::effective_grade: return {0, static_cast<std::int64_t>(max_grades) - 1};
        case fact::fit:
        case fact::value_share: return {0, millionths_of_one};
        case fact::is_one_off:
        case fact::small_and_rare: return {0, 1};
        case fact::move: return {0, static_cast<std::int64_t>(migration_kind_count) - 1};
        case fact::trend: return {0, static_cast<std::int64_t>(value_trends) - 1};
        default: return {-widest, widest};
    }
}

/// The facts of a client as numbers: one for each fact, by its position in the enumeration.
using fact_levels = std::array<std::int64_t, facts_count>;

/// @returns the facts of a client as numbers, as a condition compares them
/// @param facts what is known of the client
/// @param as_of the day from which days are counted
/// @throws invalid_score when the fit is not in [0, 1]
[[nodiscard]] inline fact_levels levels_of(const client_facts& facts, date as_of) {
    fact_levels levels{};
    const auto set = [&levels](fact f, const auto& known, const auto& number) {
        levels[static_cast<std::size_t>(f)] =
            known ? static_cast<std::int64_t>(number(*known)) : domain_of(f).unknown();
    };
    const auto as_is = [](const auto& each) { return static_cast<std::int64_t>(each); };
    const auto days_since = [as_of](date day) {
        return vitalfew::detail::days_between(day, as_of).count();
    };
    if (facts.fit && (std::isnan(*facts.fit) || *facts.fit < 0 || *facts.fit > 1)) {
        detail::throw_fit_out_of_range(*facts.fit);
    }
    set(fact::grade, facts.grade, as_is);
    set(fact::effective_grade, facts.effective_grade ? facts.effective_grade : facts.grade, as_is);
    set(fact::fit, facts.fit, [](double fit) {
        // A product may be rounded to either side of a whole number: compare quotients instead.
        const double nearest = std::floor(fit * 1e6);
        return nearest / 1e6 > fit          ? nearest - 1
               : (nearest + 1) / 1e6 <= fit ? nearest + 1
                                            : nearest;
    });
    set(fact::is_one_off, facts.one_off, as_is);
    set(fact::small_and_rare, facts.small_and_rare, as_is);
    set(fact::move, facts.move, as_is);
    set(fact::days_to_contract_end, facts.contract_end,
        [as_of](date end) { return vitalfew::detail::days_between(as_of, end).count(); });
    set(fact::days_since_deal, facts.last_deal, days_since);
    set(fact::days_since_contact, facts.last_contact, days_since);
    set(fact::days_since_judgement, facts.judged, days_since);
    set(fact::value_share, facts.value_share, [](const share& s) {
        // Digit by digit: six decimals of numerator / denominator, without a wider type.
        std::uint64_t rest = s.numerator();
        std::int64_t digits = rest == s.denominator() ? millionths_of_one : 0;
        rest = digits == 0 ? rest : 0;
        for (std::int64_t unit = millionths_of_one / 10; unit > 0; unit /= 10) {
            std::uint64_t next = 0;
            for (int i = 0; i < 10; ++i) {
                if (next >= s.denominator() - rest) {
                    next -= s.denominator() - rest;
                    digits += unit;
                } else {
                    next += rest;
                }
            }
            rest = next;
        }
        return digits;
    });
    set(fact::value, facts.value, as_is);
    set(fact::trend, facts.trend, as_is);
    return levels;
}

/// @returns a number of a fact as it is written in a policy file: "A", "yes", "slip", "12.5 %", "-3", "unknown"
/// @param f the fact
/// @param level a number of its domain, or the one for "unknown"
[[nodiscard]] inline std::string level_text(fact f, std::int64_t level) {
    if (level == domain_of(f).unknown()) {
        return "unknown";
    }
    switch (f) {
        case fact::grade:
        case fact::effective_grade:
            return {grade_letter(grade_at(static_cast<std::size_t>(level)))};
        case fact::is_one_off:
        case fact::small_and_rare: return level == 0 ? "no" : "yes";
        case fact::move: return std::string(to_string(static_cast<migration_kind>(level)));
        case fact::trend: return std::string(to_string(static_cast<value_trend>(level)));
        case fact::fit:
        case fact::value_share: return to_string(share(level, millionths_of_one));
        default: return std::to_string(level);
    }
}

/// @returns the fact of a name, for conditions read from a file
/// @throws unknown_key when there is none
[[nodiscard]] inline fact fact_named(std::string_view name) {
    for (std::size_t i = 0; i < facts_count; ++i) {
        if (to_string(static_cast<fact>(i)) == name) {
            return static_cast<fact>(i);
        }
    }
    detail::throw_unknown_fact(name);
}

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif
