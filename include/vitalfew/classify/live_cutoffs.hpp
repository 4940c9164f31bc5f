// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_LIVE_CUTOFFS_HPP
#define VITALFEW_CLASSIFY_LIVE_CUTOFFS_HPP

#include "vitalfew/classify/detail/sorted_blocks.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/engine/detail/radix_select.hpp"
#include "vitalfew/engine/detail/sorting_cutoffs.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"

#include <algorithm>  // std::partition_point
#include <cstddef>
#include <iterator>  // std::prev
#include <utility>   // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The cutoffs of a changing base: values are added, removed and changed one by one, and the cutoffs are at
/// every moment exactly those of find_cutoffs for the values present.
///
/// The different values are kept in descending order, in blocks of up to 1024 with the exact sum of each,
/// so a change moves values within one block, or two where one value becomes another, and the cutoffs are
/// found by walking the blocks and then one of them. Two neighbouring blocks with 512 values or fewer
/// together are joined, so there are at most n / 256 + 1 blocks, whatever was added and removed before.
///
/// With n different values: a change takes O(log n) comparisons and moves at most 1024 values of a block.
/// When a block is split or joined, the at most n / 256 blocks after it move by one; a split takes 512
/// values added since the last, a join as many removed, so that is amortised less than n / 100,000 blocks a
/// change. current() takes O(n / 256 + 1024) exact additions: calling it after every change costs tens of
/// microseconds for a million clients, against milliseconds for find_cutoffs. Memory: a value and a count
/// for each different value, up to four times that when most of the values added have been removed.
/// @tparam Value with exact sums: a built-in number, or a type with exact_integer
template <summable_value Value>
    requires arithmetic_value<Value> || exact_integer_value<Value>
class live_cutoffs {
public:
    explicit live_cutoffs(classify_options options = {}) : options_(options) {}

    /// Adds the value of one more client.
    /// @throws invalid_value when it is NaN or infinite, std::bad_alloc; nothing has changed then
    void add(const Value& value) {
        check(value);
        values_.add(value);
    }

    /// Removes the value of one client.
    /// @throws invalid_value when no client has it, std::bad_alloc; nothing has changed then
    void remove(const Value& value) {
        check(value);
        if (!values_.remove(value)) {
            throw_absent();
        }
    }

    /// Replaces the value of one client.
    /// @throws invalid_value when no client has the old one, or the new one is NaN or infinite,
    /// std::bad_alloc; nothing has changed then
    void change(const Value& from, const Value& to) {
        check(to);
        check(from);
        if (!values_.change(from, to)) {
            throw_absent();
        }
    }

    /// @returns the cutoffs of the values as they are now
    [[nodiscard]] cutoffs<Value> current() const {
        std::vector<cutoff<Value>> ends;
        ends.reserve(options_.limits.size());
        detail::peer_sums<Value> at_block;
        for (const block& in : values_.blocks()) {
            if (ends.size() == options_.limits.size() || total().sign() == 0) {
                break;
            }
            at_block.after = at_block.before + in.sum;
            while (ends.size() < options_.limits.size() &&
                   detail::crosses_by(at_block.after, options_.limits[ends.size()], total(),
                                      options_.crossing)) {
                ends.push_back(crossed_in(in, at_block.before, options_.limits[ends.size()]));
            }
            at_block.before = at_block.after;
        }
        if (ends.size() < options_.limits.size()) {
            // No value crosses them: they admit everything positive, or nothing when there is nothing.
            ends.resize(options_.limits.size(),
                        {total().sign() == 0 ? cutoff_side::none : cutoff_side::all, {}});
        }
        return cutoffs<Value>(std::move(ends));
    }

    /// @returns the exact sum of the positive values
    [[nodiscard]] const sum_of_t<Value>& total() const noexcept { return values_.total(); }
    /// @returns the number of clients
    [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }

private:
    using block = typename detail::sorted_blocks<Value>::block;

    static void check(const Value& value) { detail::check_value(value); }

    [[noreturn]] static void throw_absent() {
        VITALFEW_THROW(invalid_value(
            "vitalfew: a value was to be removed that no client has: remove what was added", 1, 0));
    }

    /// @param before the sum of the values above the block
    [[nodiscard]] cutoff<Value> crossed_in(const block& in, const sum_of_t<Value>& before,
                                           const share& limit) const {
        detail::peer_sums<Value> peers{before, before};
        for (std::size_t i = 0; i < in.entries.size() && detail::is_positive(in.entries[i].value);
             ++i) {
            detail::add_times(peers.after, in.entries[i].value, in.entries[i].count);
            if (detail::lies_past<Value>(peers, limit, total(), options_.crossing)) {
                return i == 0 ? cutoff<Value>{cutoff_side::above, in.entries[0].value}
                              : detail::cutoff_between(in.entries[i - 1].value, in.entries[i].value,
                                                       peers.before, limit, total(),
                                                       options_.crossing);
            }
            peers.before = peers.after;
        }
        // No value of the block lies past, but all smaller ones do.
        const auto last =
            std::partition_point(in.entries.begin(), in.entries.end(),
                                 [](const auto& e) { return detail::is_positive(e.value); });
        return {cutoff_side::at_least, std::prev(last)->value};
    }

    classify_options options_;
    detail::sorted_blocks<Value> values_;
};

}  // namespace v0
}  // namespace vitalfew

#endif
