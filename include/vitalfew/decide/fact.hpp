// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_FACT_HPP
#define VITALFEW_DECIDE_FACT_HPP

#include "vitalfew/compare/migration_kind.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/value_trend.hpp"
#include "vitalfew/exact/share.hpp"

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

/// What a condition can ask about a client.
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

/// How many facts there are.
inline constexpr std::size_t facts_count = 13;

/// @returns the fact in words; what fact_named reads
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

inline constexpr std::int64_t millionths_of_one = 1'000'000;

/// The numbers that a known fact can be; one less than low stands for "unknown".
struct fact_domain {
    std::int64_t low;
    std::int64_t high;
    [[nodiscard]] constexpr std::int64_t unknown() const noexcept { return low - 1; }
};

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

/// One number for each fact.
using fact_levels = std::array<std::int64_t, facts_count>;

/// @returns the facts as numbers, on a day
/// @throws invalid_score when the fit is not in [0, 1]
[[nodiscard]] inline fact_levels levels_of(const client_facts& facts, date as_of) {
    fact_levels levels{};
    const auto set = [&levels](fact f, const auto& known, const auto& number) {
        levels[static_cast<std::size_t>(f)] =
            known ? static_cast<std::int64_t>(number(*known)) : domain_of(f).unknown();
    };
    const auto as_is = [](const auto& each) { return static_cast<std::int64_t>(each); };
    const auto days_since = [as_of](date day) { return (as_of - day).count(); };
    if (facts.fit && (std::isnan(*facts.fit) || *facts.fit < 0 || *facts.fit > 1)) {
        throw_fit_out_of_range(*facts.fit);
    }
    set(fact::grade, facts.grade, as_is);
    set(fact::effective_grade, facts.effective_grade ? facts.effective_grade : facts.grade, as_is);
    set(fact::fit, facts.fit, [](double fit) {
        // A product can be rounded to either side of a whole number; quotients are compared instead.
        const double nearest = std::floor(fit * 1e6);
        return nearest / 1e6 > fit          ? nearest - 1
               : (nearest + 1) / 1e6 <= fit ? nearest + 1
                                            : nearest;
    });
    set(fact::is_one_off, facts.one_off, as_is);
    set(fact::small_and_rare, facts.small_and_rare, as_is);
    set(fact::move, facts.move, as_is);
    set(fact::days_to_contract_end, facts.contract_end,
        [as_of](date end) { return (end - as_of).count(); });
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

/// @returns a level in words: "A", "yes", "unknown"
[[nodiscard]] inline std::string level_text(fact f, std::int64_t level) {
    if (level == domain_of(f).unknown()) {
        return "unknown";
    }
    switch (f) {
        case fact::grade:
        case fact::effective_grade: return {letter(grade_at(static_cast<std::size_t>(level)))};
        case fact::is_one_off:
        case fact::small_and_rare: return level == 0 ? "no" : "yes";
        case fact::move: return std::string(to_string(static_cast<migration_kind>(level)));
        case fact::trend: return std::string(to_string(static_cast<value_trend>(level)));
        case fact::fit:
        case fact::value_share: return to_string(share(level, millionths_of_one));
        default: return std::to_string(level);
    }
}

}  // namespace detail

/// @returns the fact of a name, for conditions that are read from a file
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
