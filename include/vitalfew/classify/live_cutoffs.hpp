// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_LIVE_CUTOFFS_HPP
#define VITALFEW_CLASSIFY_LIVE_CUTOFFS_HPP

#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/cutoffs.hpp"
#include "vitalfew/classify/detail/bucket_selection.hpp"
#include "vitalfew/classify/detail/sorting_cutoffs.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/values.hpp"

#include <algorithm>  // std::partition_point
#include <cstddef>
#include <iterator>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The cutoffs of a base that changes: values come, go and change one by one, and the cutoffs are those of
/// find_cutoffs on what is there, exactly, at every moment.
///
/// The different values are kept in descending order, in blocks of up to a thousand with the exact sum of
/// each, so a change moves values within one block only, and the cutoffs are found by walking the blocks
/// and then one of them.
///
/// With n different values: a change takes O(log n) comparisons and moves at most a block; cutoffs() takes
/// O(n / 1000 + 1000) exact additions, so asking after every change costs some microseconds for a million
/// clients, against milliseconds for finding them anew. Memory: a value and a count for each different
/// value, up to twice that where blocks are half full.
/// @tparam Value with exact sums: a built-in number, or a type with exact_integer
template <summable_value Value>
    requires arithmetic_value<Value> || exact_integer_value<Value>
class live_cutoffs {
public:
    explicit live_cutoffs(classify_options options = {}) : options_(options) {}

    /// Adds the value of one more client.
    /// @throws invalid_value when it is NaN or infinite; nothing has changed then
    void add(const Value& value) {
        check(value);
        const std::size_t at = block_of(value);
        if (at == blocks_.size()) {
            blocks_.emplace_back();
        }
        block& in = blocks_[at];
        const auto found = position_in(in, value);
        if (found != in.entries.end() && !(found->value < value)) {
            ++found->count;
        } else {
            in.entries.insert(found, {value, 1});
        }
        if (detail::is_positive(value)) {
            in.sum += value;
            total_ += value;
        }
        ++size_;
        if (in.entries.size() > block_size) {
            split(at);
        }
    }

    /// Takes out the value of one client.
    /// @throws invalid_value when no client has it; nothing has changed then
    void remove(const Value& value) {
        check(value);
        const std::size_t at = block_of(value);
        if (at == blocks_.size()) {
            throw_absent();
        }
        block& in = blocks_[at];
        const auto found = position_in(in, value);
        if (found == in.entries.end() || found->value < value) {
            throw_absent();
        }
        if (detail::is_positive(value)) {
            in.sum -= value;
            total_ -= value;
        }
        if (--found->count == 0) {
            in.entries.erase(found);
            if (in.entries.empty()) {
                blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(at));
            }
        }
        --size_;
    }

    /// A client's value becomes another.
    /// @throws invalid_value when no client has the old one, or the new one is NaN or infinite; nothing has
    /// changed then
    void change(const Value& from, const Value& to) {
        check(to);
        remove(from);
        add(to);
    }

    /// @returns the cutoffs of the values as they are now
    [[nodiscard]] cutoffs<Value> current() const {
        std::vector<cutoff<Value>> ends;
        ends.reserve(options_.limits.size());
        detail::peer_sums<Value> at_block;
        for (const block& in : blocks_) {
            if (ends.size() == options_.limits.size() || total_.sign() == 0) {
                break;
            }
            at_block.after = at_block.before + in.sum;
            while (ends.size() < options_.limits.size() &&
                   detail::crosses_by(at_block.after, options_.limits[ends.size()], total_,
                                      options_.crossing)) {
                ends.push_back(crossed_in(in, at_block.before, options_.limits[ends.size()]));
            }
            at_block.before = at_block.after;
        }
        if (ends.size() < options_.limits.size()) {
            // Crossed by none: everything positive is admitted, or nothing where there is nothing.
            ends.resize(options_.limits.size(),
                        {total_.sign() == 0 ? cutoff_side::none : cutoff_side::all, {}});
        }
        return cutoffs<Value>(std::move(ends));
    }

    /// @returns the exact sum of the positive values
    [[nodiscard]] const sum_of_t<Value>& total() const noexcept { return total_; }
    /// @returns the number of clients
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

private:
    static constexpr std::size_t block_size = 1024;

    struct entry {
        Value value;
        std::size_t count;
    };
    struct block {
        std::vector<entry> entries;  // never empty, the largest value first
        sum_of_t<Value> sum;         // of the positive ones
    };

    static void check(const Value& value) {
        detail::invalid_value_count invalid;
        if (!invalid.accept(value)) {
            invalid.throw_if_any();
        }
    }

    [[noreturn]] static void throw_absent() {
        throw invalid_value(
            "vitalfew: a value was to be removed that no client has: remove what was added", 1, 0);
    }

    /// @returns the block that has the value, or that it belongs into; only without blocks, the end
    [[nodiscard]] std::size_t block_of(const Value& value) const {
        const auto found =
            std::partition_point(blocks_.begin(), blocks_.end(), [&value](const block& b) {
                return value < b.entries.back().value;
            });
        const auto at = static_cast<std::size_t>(found - blocks_.begin());
        return at == blocks_.size() && at != 0 ? at - 1 : at;
    }

    [[nodiscard]] static auto position_in(block& in, const Value& value) {
        return std::partition_point(in.entries.begin(), in.entries.end(),
                                    [&value](const entry& e) { return value < e.value; });
    }

    void split(std::size_t at) {
        block lower;
        const auto middle = blocks_[at].entries.begin() + block_size / 2;
        lower.entries.assign(middle, blocks_[at].entries.end());
        for (const entry& e : lower.entries) {
            if (detail::is_positive(e.value)) {
                add_times(lower.sum, e.value, e.count);
            }
        }
        blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(lower));
        block& upper = blocks_[at];
        upper.sum -= blocks_[at + 1].sum;
        upper.entries.erase(upper.entries.begin() + block_size / 2, upper.entries.end());
    }

    /// Adds a value so many times, by doubling.
    static void add_times(sum_of_t<Value>& sum, const Value& value, std::size_t count) {
        sum_of_t<Value> power(value);
        for (; count != 0; count >>= 1U) {
            if ((count & 1U) != 0) {
                sum += power;
            }
            power += sum_of_t<Value>(power);
        }
    }

    /// @param before what lies above the block
    [[nodiscard]] cutoff<Value> crossed_in(const block& in, const sum_of_t<Value>& before,
                                           const share& limit) const {
        detail::peer_sums<Value> peers{before, before};
        for (std::size_t i = 0; i < in.entries.size() && detail::is_positive(in.entries[i].value);
             ++i) {
            add_times(peers.after, in.entries[i].value, in.entries[i].count);
            if (detail::lies_past<Value>(peers, limit, total_, options_.crossing)) {
                return i == 0
                           ? cutoff<Value>{cutoff_side::above, in.entries[0].value}
                           : detail::cutoff_between(in.entries[i - 1].value, in.entries[i].value,
                                                    peers.before, limit, total_, options_.crossing);
            }
            peers.before = peers.after;
        }
        // None of them lies past, but all that is smaller does.
        const auto last =
            std::partition_point(in.entries.begin(), in.entries.end(),
                                 [](const entry& e) { return detail::is_positive(e.value); });
        return {cutoff_side::at_least, std::prev(last)->value};
    }

    classify_options options_;
    std::vector<block> blocks_;
    sum_of_t<Value> total_;
    std::size_t size_ = 0;
};

}  // namespace v0
}  // namespace vitalfew

#endif
