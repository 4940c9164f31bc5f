// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_DECISION_WORDING_HPP
#define VITALFEW_DECIDE_DECISION_WORDING_HPP

#include "vitalfew/compare/migration_kind.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/decide/client_facts.hpp"
#include "vitalfew/decide/fact.hpp"
#include "vitalfew/decide/minor_units.hpp"
#include "vitalfew/exact/share.hpp"

#include <algorithm>  // std::max
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace vitalfew {
inline namespace v0 {
namespace decide {

/// How facts and decisions are put into words.
struct decision_wording {
    int decimals = 2;                     ///< of the currency: 30000 minor units are "300.00"
    std::chrono::days urgent_within{30};  ///< how many days before its end a renewal is urgent
    std::uint64_t repeat_deals = 2;       ///< from how many deals on a client is no one-off buyer
};

namespace detail {

/// The order in which a sentence names facts: what the client did, its grade, its worth, then the dates.
inline constexpr std::array<fact, facts_count> spoken_order{fact::is_one_off,
                                                            fact::small_and_rare,
                                                            fact::move,
                                                            fact::trend,
                                                            fact::effective_grade,
                                                            fact::grade,
                                                            fact::value_share,
                                                            fact::value,
                                                            fact::fit,
                                                            fact::days_to_contract_end,
                                                            fact::days_since_deal,
                                                            fact::days_since_contact,
                                                            fact::days_since_judgement};

/// Facts as clauses of a plain sentence: "bought once", "grade C or worse", "contract ends in 29 days".
class fact_words {
public:
    fact_words(std::optional<int> decimals, std::uint64_t repeat_deals)
        : decimals_(decimals), repeat_deals_(repeat_deals) {}

    /// @returns the clause of an unknown fact
    [[nodiscard]] static std::string unknown(fact f) {
        switch (f) {
            case fact::grade: return "no grade in this analysis";
            case fact::effective_grade: return "no grade";
            case fact::fit: return "fit unknown";
            case fact::is_one_off: return "number of deals unknown";
            case fact::small_and_rare: return "size of orders unknown";
            case fact::move: return "no earlier analysis";
            case fact::days_to_contract_end: return "no contract";
            case fact::days_since_deal: return "no deal known";
            case fact::days_since_contact: return "no contact known";
            case fact::days_since_judgement: return "not judged yet";
            case fact::value_share: return "share of the value unknown";
            case fact::value: return "value unknown";
            case fact::trend: break;
        }
        return "trend unknown";
    }

    /// @returns the clause of a fact with a known level
    [[nodiscard]] std::string known(fact f, std::int64_t level) const {
        return range(f, level, level);
    }

    /// @returns the clause of a fact known to be in [low, high]
    /// @pre low <= high, both in the domain
    [[nodiscard]] std::string range(fact f, std::int64_t low, std::int64_t high) const {
        const fact_domain domain = domain_of(f);
        const bool from_lowest = low == domain.low;
        const bool to_highest = high == domain.high;
        if (from_lowest && to_highest) {
            return anything(f);
        }
        switch (f) {
            case fact::grade: return grades(low, high, to_highest) + " in this analysis";
            case fact::effective_grade: return grades(low, high, to_highest);
            case fact::is_one_off:
            case fact::small_and_rare:
            case fact::move:
            case fact::trend: return one_of(f, low, high);
            case fact::fit: return "fit of " + numbers(f, low, high);
            case fact::value_share: return numbers(f, low, high) + " of the value";
            case fact::value: return "value of " + numbers(f, low, high);
            case fact::days_to_contract_end: return contract(low, high, from_lowest, to_highest);
            case fact::days_since_deal:
                return "last deal " + ago(low, high, from_lowest, to_highest);
            case fact::days_since_contact:
                return "last contact " + ago(low, high, from_lowest, to_highest);
            case fact::days_since_judgement: break;
        }
        return "judged " + ago(low, high, from_lowest, to_highest);
    }

    /// @returns the clause of a range that a fact may also be unknown in
    [[nodiscard]] std::string range_or_unknown(fact f, std::int64_t low, std::int64_t high) const {
        const bool is_absence =
            f == fact::grade || f == fact::effective_grade || f == fact::days_to_contract_end;
        return range(f, low, high) + (is_absence ? " (or none)" : " (or unknown)");
    }

private:
    [[nodiscard]] static std::string anything(fact f) {
        switch (f) {
            case fact::grade: return "any grade in this analysis";
            case fact::effective_grade: return "any grade";
            case fact::fit: return "fit known";
            case fact::is_one_off: return "number of deals known";
            case fact::small_and_rare: return "size of orders known";
            case fact::move: return "compared with an earlier analysis";
            case fact::days_to_contract_end: return "has a contract";
            case fact::days_since_deal: return "last deal known";
            case fact::days_since_contact: return "last contact known";
            case fact::days_since_judgement: return "judged before";
            case fact::value_share: return "share of the value known";
            case fact::value: return "value known";
            case fact::trend: break;
        }
        return "trend known";
    }

    [[nodiscard]] static std::string grades(std::int64_t best, std::int64_t worst, bool to_worst) {
        const auto letter_of = [](std::int64_t level) {
            return grade_letter(grade_at(static_cast<std::size_t>(level)));
        };
        std::string text = std::string("grade ") + letter_of(best);
        if (best == worst) {
            return text;
        }
        return to_worst ? text + " or worse"
                        : text + (best + 1 == worst ? " or " : " to ") + letter_of(worst);
    }

    [[nodiscard]] std::string one_of(fact f, std::int64_t low, std::int64_t high) const {
        std::string text;
        for (std::int64_t level = low; level <= high; ++level) {
            text.append(text.empty() ? "" : " or ").append(state(f, level));
        }
        return text;
    }

    [[nodiscard]] std::string state(fact f, std::int64_t level) const {
        if (f == fact::is_one_off) {
            if (repeat_deals_ == 2) {
                return level == 0 ? "bought more than once" : "bought once";
            }
            const std::string deals = std::to_string(repeat_deals_) + " deals";
            return level == 0 ? deals + " or more" : "fewer than " + deals;
        }
        if (f == fact::small_and_rare) {
            return level == 0 ? "buys much or often" : "buys little and rarely";
        }
        if (f == fact::trend) {
            const auto trend = static_cast<value_trend>(level);
            return trend == value_trend::falling  ? "buys less than before"
                   : trend == value_trend::steady ? "buys as much as before"
                                                  : "buys more than before";
        }
        switch (static_cast<migration_kind>(level)) {
            case migration_kind::upgrade: return "moved up to a better grade";
            case migration_kind::stay: return "kept its grade";
            case migration_kind::slip: return "slipped to a worse grade";
            case migration_kind::new_client: return "new client";
            case migration_kind::returned: return "came back";
            case migration_kind::lost: break;
        }
        return "lost since the last analysis";
    }

    [[nodiscard]] std::string number(fact f, std::int64_t level) const {
        if (f == fact::value) {
            return decimals_ ? amount_text(level, *decimals_)
                             : std::to_string(level) + " minor units";
        }
        return to_string(share(level, millionths_of_one));
    }

    [[nodiscard]] std::string numbers(fact f, std::int64_t low, std::int64_t high) const {
        const fact_domain domain = domain_of(f);
        return low == high           ? number(f, low)
               : low == domain.low   ? number(f, high) + " or less"
               : high == domain.high ? number(f, low) + " or more"
                                     : number(f, low) + " to " + number(f, high);
    }

    [[nodiscard]] static std::string days(std::int64_t count) {
        return std::to_string(count) + (count == 1 || count == -1 ? " day" : " days");
    }

    [[nodiscard]] static std::string contract(std::int64_t low, std::int64_t high, bool from_lowest,
                                              bool to_highest) {
        if (low == high) {
            return low == 0   ? "contract ends today"
                   : low == 1 ? "contract ends tomorrow"
                   : low > 1  ? "contract ends in " + days(low)
                              : "contract ended " + since(-low);
        }
        if (from_lowest) {
            return high > 0     ? "contract ends within " + days(high) + " or has ended"
                   : high == 0  ? "contract ends today or has ended"
                   : high == -1 ? "contract has ended"
                                : "contract ended " + since(-high) + " or earlier";
        }
        if (to_highest) {
            return low > 0    ? "contract ends in " + days(low) + " or later"
                   : low == 0 ? "contract has not ended"
                              : "contract ends, or ended at most " + days(-low) + " ago";
        }
        if (high < 0) {
            return "contract ended " + std::to_string(-high) + " to " + days(-low) + " ago";
        }
        if (low < 0) {
            return "contract ended at most " + days(-low) + " ago or ends within " + days(high);
        }
        return low == 0 ? "contract ends within " + days(high)
                        : "contract ends in " + std::to_string(low) + " to " + days(high);
    }

    [[nodiscard]] static std::string since(std::int64_t count) {
        return count == 0   ? "today"
               : count == 1 ? "yesterday"
               : count > 1  ? days(count) + " ago"
                            : days(-count) + " ahead";
    }

    [[nodiscard]] static std::string ago(std::int64_t low, std::int64_t high, bool from_lowest,
                                         bool to_highest) {
        return low == high   ? since(low)
               : from_lowest ? since(high) + " or later"
               : to_highest  ? since(low) + " or earlier"
                             : "between " + since(low) + " and " + since(high);
    }

    std::optional<int> decimals_;
    std::uint64_t repeat_deals_;
};

}  // namespace detail

/// @returns a fact of a client as a clause of a sentence: "bought once", "grade C", "contract ends in 29 days",
/// "not judged yet"
/// @param f the fact
/// @param level its number, as levels_of gives it
/// @param wording how amounts are put
/// @example 08_policy.cpp
[[nodiscard]] inline std::string describe(fact f, std::int64_t level,
                                          const decision_wording& wording = {}) {
    return level == domain_of(f).unknown()
               ? detail::fact_words::unknown(f)
               : detail::fact_words(wording.decimals, wording.repeat_deals).known(f, level);
}

}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif
