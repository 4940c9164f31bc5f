// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DECIDE_DETAIL_BOX_COVER_HPP
#define VITALFEW_DECIDE_DETAIL_BOX_COVER_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/decide/condition.hpp"
#include "vitalfew/decide/fact.hpp"

#include <algorithm>  // std::any_of
#include <cstddef>
#include <optional>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace decide {
namespace detail {

/// The limit of comparisons of two conjunctions, less than a second's work, after which a policy is refused.
/// Whether boxes cover a box is NP-hard: satisfiability of Boolean formulas reduces to it.
inline constexpr std::size_t most_comparisons = 10'000'000;

/// Searches for a part of a box that other boxes do not cover, and stops at the first one.
///
/// Divides the box along the sides of the first box that it meets, until a piece meets none or lies within one.
/// A rule that takes every client, the usual default, ends the search at once.
class box_cover {
public:
    /// @param kind of the rules, for messages
    box_cover(std::string kind, std::size_t rules) : kind_(std::move(kind)), rules_(rules) {}

    void add(const std::vector<fact_box>& boxes) {
        boxes_.insert(boxes_.end(), boxes.begin(), boxes.end());
    }
    void add(const fact_box& box) { boxes_.push_back(box); }
    void clear() noexcept { boxes_.clear(); }

    /// @returns a part of the box that is in none of the boxes added; none when they cover it
    /// @throws invalid_rules when all searches of this object together are too much work
    [[nodiscard]] std::optional<fact_box> uncovered(const fact_box& box) { return search(box, 0); }

private:
    [[nodiscard]] std::optional<fact_box> search(const fact_box& box, std::size_t from) {
        charge(boxes_.size() - from);
        const auto begin = boxes_.begin() + static_cast<std::ptrdiff_t>(from);
        if (std::any_of(begin, boxes_.end(),
                        [&box](const fact_box& other) { return other.encloses(box); })) {
            return std::nullopt;
        }
        while (from < boxes_.size() && !boxes_[from].meets(box)) {
            ++from;
        }
        if (from == boxes_.size()) {
            return box;
        }
        const fact_box met = boxes_[from];
        fact_box rest = box;
        for (std::size_t i = 0; i < facts_count; ++i) {
            const auto f = static_cast<fact>(i);
            if (rest.low(f) < met.low(f)) {
                fact_box below = rest;
                below.narrow(f, rest.low(f), met.low(f) - 1);
                if (auto found = search(below, from + 1)) {
                    return found;
                }
            }
            if (met.high(f) < rest.high(f)) {
                fact_box above = rest;
                above.narrow(f, met.high(f) + 1, rest.high(f));
                if (auto found = search(above, from + 1)) {
                    return found;
                }
            }
            rest.narrow(f, met.low(f), met.high(f));
        }
        return std::nullopt;
    }

    void charge(std::size_t comparisons) {
        done_ += comparisons + 1;
        if (done_ > most_comparisons) {
            VITALFEW_THROW(invalid_rules(
                "vitalfew: the " + std::to_string(rules_) + " rules of the kind \"" + kind_ +
                "\" overlap in too many ways to be checked: give fewer of them, or "
                "conditions on fewer facts at once"));
        }
    }

    std::string kind_;
    std::size_t rules_;
    std::size_t done_ = 0;
    std::vector<fact_box> boxes_;
};

}  // namespace detail
}  // namespace decide
}  // namespace v0
}  // namespace vitalfew

#endif
