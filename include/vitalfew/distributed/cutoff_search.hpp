// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DISTRIBUTED_CUTOFF_SEARCH_HPP
#define VITALFEW_DISTRIBUTED_CUTOFF_SEARCH_HPP

#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/cutoffs.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/distributed/narrow.hpp"
#include "vitalfew/distributed/narrowing_request.hpp"
#include "vitalfew/distributed/value_tally.hpp"
#include "vitalfew/engine/detail/bucket_selection.hpp"
#include "vitalfew/engine/detail/magnitude_cells.hpp"
#include "vitalfew/engine/detail/value_keys.hpp"
#include "vitalfew/engine/tallied_value.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <cstddef>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// Finds the cutoffs of values that are in many places, exactly, by asking about them round by round.
///
/// Each place makes a value_tally of its values; the tallies are merged, and the search begins. While it
/// is not done(), request() goes to every place, each answers by narrow(), the answers are merged, and
/// advance() takes the merged one. At most four rounds, whatever the values: a magnitude is left with at
/// most 59 unknown bits, and each round finds 16. The cutoffs are those that find_cutoffs gives for all
/// values together.
///
/// Tallies, requests and answers travel as bytes; the search itself stays where it began.
///
/// A limit is crossed at one value, the largest at which the sum of all values down to it reaches the
/// limit. Its cell in the tally is known from sums alone; the next round asks about that cell only. As soon
/// as a cell has but one value, or all its values are its least one, nothing needs to be asked.
/// @see Munro and Paterson, "Selection and sorting with limited storage" (1980), for selection in passes
template <tallied_value Value>
class cutoff_search {
    using keys = detail::value_keys<Value>;
    using sum_type = sum_of_t<Value>;

public:
    /// Begins a search. O(magnitudes that occur + limits).
    /// @param tally of all the values there are
    /// @param options limits and rule of crossing
    explicit cutoff_search(const value_tally<Value>& tally, const classify_options& options = {})
        : options_(options), total_(tally.total()), ends_(options.limits.size()) {
        if (total_.sign() == 0) {
            return;
        }
        // What no value crosses admits everything: under crossing::lower, the limit of 1.
        for (auto& end : ends_) {
            end = {cutoff_side::all, {}};
        }
        std::vector<piece> pieces;
        tally.cells().for_each([&](std::size_t bucket, const detail::magnitude_cell& cell) {
            pieces.push_back({keys::range_of(bucket, false), cell});
        });
        look_through(pieces, {}, 0, ends_.size(), ends_, crossed_);
        request_ = request_for(crossed_);
    }

    /// @returns whether the cutoffs are known
    [[nodiscard]] bool done() const noexcept { return crossed_.empty(); }

    /// @returns what to ask every place; empty when done()
    [[nodiscard]] const narrowing_request<Value>& request() const noexcept { return request_; }

    /// Takes in the merged answers of all places to request(). O(pieces that occur + limits).
    /// @throws invalid_tally when they are answers to something else, or do not add up to what the tally
    /// said: a place is missing or came twice, or its values have changed. The search is as it was, and
    /// waits for another answer
    void advance(const refined_tally<Value>& answer) {
        if (answer.request() != request_) {
            detail::throw_invalid_tally(
                "this answer is to another request: narrow again for the request of this round");
        }
        auto ends = ends_;
        std::vector<crossed_range> crossed;
        for (std::size_t i = 0; i < crossed_.size(); ++i) {
            const crossed_range& from = crossed_[i];
            std::vector<piece> pieces;
            detail::magnitude_cell all;
            answer.cells(i).for_each([&](std::size_t place, const detail::magnitude_cell& cell) {
                pieces.push_back({request_.range(i).piece(place), cell});
                all.add(cell);
                add_to(all.excess,
                       detail::multiply(pieces.back().range.first - from.where.range.first,
                                        cell.count));
            });
            if (!(all == from.where.cell)) {
                detail::throw_invalid_tally(
                    "the answers do not add up to the tally: every place has to answer once, with "
                    "the values that it tallied");
            }
            look_through(pieces, from.before, from.first_limit, from.end_limit, ends, crossed);
        }
        narrowing_request<Value> next = request_for(crossed);
        ends_.swap(ends);
        crossed_.swap(crossed);
        request_ = std::move(next);
    }

    /// @returns the cutoffs @pre done()
    [[nodiscard]] vitalfew::cutoffs<Value> cutoffs() const {
        VITALFEW_ASSERT(done());
        return vitalfew::cutoffs<Value>(ends_);
    }

private:
    /// Neighbouring magnitudes with the values that lie there.
    struct piece {
        detail::key_range range;
        detail::magnitude_cell cell;
    };
    /// Where the limits [first_limit, end_limit) are crossed.
    struct crossed_range {
        piece where;
        sum_type before;  ///< what lies above
        std::size_t first_limit = 0;
        std::size_t end_limit = 0;
    };

    /// Walks down the pieces and finds those in which the limits are crossed.
    /// @param before what lies above them
    void look_through(const std::vector<piece>& pieces, sum_type before, std::size_t limit,
                      std::size_t end_limit, std::vector<cutoff<Value>>& ends,
                      std::vector<crossed_range>& crossed) const {
        for (std::size_t i = pieces.size(); i-- > 0 && limit < end_limit;) {
            sum_type after = before;
            detail::add_cell<Value>(after, pieces[i].range.first, pieces[i].cell);
            const std::size_t first_limit = limit;
            while (limit < end_limit &&
                   detail::crosses_by(after, options_.limits[limit], total_, options_.crossing)) {
                ++limit;
            }
            if (limit != first_limit) {
                if (is_one_value(pieces[i])) {
                    const Value value =
                        keys::positive(pieces[i].range.first + pieces[i].cell.excess.low);
                    for (std::size_t at = first_limit; at < limit; ++at) {
                        ends[at] = {side_at(at, before, after), value};
                    }
                } else {
                    crossed.push_back({pieces[i], before, first_limit, limit});
                }
            }
            before = std::move(after);
        }
    }

    [[nodiscard]] static bool is_one_value(const piece& where) noexcept {
        return where.cell.count == 1 || where.cell.excess == detail::word_pair{};
    }

    /// @returns on which side of the limit the value stays with which it is crossed
    [[nodiscard]] cutoff_side side_at(std::size_t limit, const sum_type& before,
                                      const sum_type& after) const {
        const bool past =
            options_.crossing == crossing::lower ||
            (options_.crossing == crossing::nearest &&
             detail::compare_mean_with_share(before, after, options_.limits[limit], total_) > 0);
        return past ? cutoff_side::above : cutoff_side::at_least;
    }

    [[nodiscard]] static narrowing_request<Value> request_for(
        const std::vector<crossed_range>& crossed) {
        std::vector<detail::split_range> ranges;
        ranges.reserve(crossed.size());
        for (const crossed_range& each : crossed) {
            ranges.push_back({each.where.range});
        }
        return narrowing_request<Value>(std::move(ranges));
    }

    classify_options options_;
    sum_type total_;
    std::vector<cutoff<Value>> ends_;
    std::vector<crossed_range> crossed_;  // downwards, as the ranges of the request are
    narrowing_request<Value> request_;
};

}  // namespace v0
}  // namespace vitalfew

#endif
