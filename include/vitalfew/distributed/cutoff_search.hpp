// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DISTRIBUTED_CUTOFF_SEARCH_HPP
#define VITALFEW_DISTRIBUTED_CUTOFF_SEARCH_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/distributed/narrowing_request.hpp"
#include "vitalfew/distributed/refined_tally.hpp"
#include "vitalfew/distributed/value_tally.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/engine/detail/search_rounds.hpp"
#include "vitalfew/engine/tallied_value.hpp"

#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {

/// The distributed search for cutoffs: finds those of values in many places, exactly, round by round.
///
/// Each place makes a value_tally of its values; the tallies are merged, and the search begins. While it
/// is not done(), request() goes to every place, each answers by answer_narrowing_request(), the answers are merged, and
/// advance() takes the merged one. At most four rounds, whatever the values: a bucket leaves at most 59 bits
/// unknown, and each round finds 16. The cutoffs are those that find_cutoffs gives for all values together.
///
/// Tallies, requests and answers travel as bytes; the search itself stays where it began.
///
/// A limit is crossed at one value, the largest at which the sum of all values down to it reaches the
/// limit. Its bucket in the tally is known from sums alone; the next round asks about that bucket only. As
/// soon as a bucket has one value only, or all its values are its least one, nothing needs to be asked.
/// @see Munro and Paterson, "Selection and sorting with limited storage" (1980), for selection in passes
template <tallied_value Value>
class cutoff_search {
public:
    /// Begins a search. O(buckets that occur + limits).
    /// @param tally of all the values there are
    /// @param options limits and rule of crossing
    explicit cutoff_search(const value_tally<Value>& tally, const classify_options& options = {})
        : rounds_(tally.buckets(), tally.total(), options), request_(rounds_.ranges()) {}

    /// @returns whether the cutoffs are known
    [[nodiscard]] bool done() const noexcept { return rounds_.done(); }

    /// @returns what to ask every place; empty when done()
    [[nodiscard]] const narrowing_request<Value>& request() const noexcept { return request_; }

    /// Takes the merged answers of all places to request(). O(buckets that occur + limits).
    /// @throws invalid_tally when they are answers to something else, or do not add up to what the tally
    /// said: a place is missing or came twice, or its values have changed. The search is as it was, and
    /// waits for another answer
    void advance(const refined_tally<Value>& answer) {
        if (answer.request() != request_) {
            detail::throw_invalid_tally(
                "this answer is to another request: answer the request of this round");
        }
        auto rounds = rounds_;
        rounds.advance(answer.buckets());
        narrowing_request<Value> next(rounds.ranges());
        rounds_ = std::move(rounds);
        request_ = std::move(next);
    }

    /// @returns the cutoffs @pre done()
    [[nodiscard]] vitalfew::cutoffs<Value> cutoffs() const { return rounds_.cutoffs(); }

private:
    detail::search_rounds<Value> rounds_;
    narrowing_request<Value> request_;
};

}  // namespace v0
}  // namespace vitalfew

#endif
