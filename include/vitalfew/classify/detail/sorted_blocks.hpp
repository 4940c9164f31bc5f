// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_SORTED_BLOCKS_HPP
#define VITALFEW_CLASSIFY_DETAIL_SORTED_BLOCKS_HPP

#include "vitalfew/exact/exact_sum.hpp"

#include <algorithm>  // std::partition_point
#include <cstddef>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Different values with their counts in descending order, in blocks of up to 1024 with the sum of each.
///
/// Two neighbouring blocks with 512 values or fewer together are joined.
template <class Value>
class sorted_blocks {
public:
    struct entry {
        Value value;
        std::size_t count;
    };
    struct block {
        std::vector<entry> entries;  // never empty, the largest value first
        sum_of_t<Value> sum;         // of the positive ones
    };

    /// @throws std::bad_alloc; all values are there as before
    void add(const Value& value) {
        std::size_t at = block_of(value);
        if (at == blocks_.size()) {
            blocks_.push_back(first_block(value));
            total_ = blocks_.back().sum;
            ++size_;
            return;
        }
        if (blocks_[at].entries.size() == block_size) {
            split(at);
            at = block_of(value);
        }
        block& in = blocks_[at];
        const auto found = position_in(in, value);
        sums now{in.sum, total_};
        if (detail::is_positive(value)) {
            now.of_block += value;
            now.of_all += value;
        }
        if (found != in.entries.end() && !(found->value < value)) {
            ++found->count;
        } else {
            in.entries.insert(found, {value, 1});
        }
        in.sum = std::move(now.of_block);
        total_ = std::move(now.of_all);
        ++size_;
    }

    /// @returns false when the value is not there; nothing has changed then
    [[nodiscard]] bool remove(const Value& value) {
        std::size_t at = block_of(value);
        if (at == blocks_.size()) {
            return false;
        }
        auto found = position_in(blocks_[at], value);
        if (found == blocks_[at].entries.end() || found->value < value) {
            return false;
        }
        if (found->count == 1) {
            at = joined_for_removal(at);
            found = position_in(blocks_[at], value);
        }
        block& in = blocks_[at];
        if (detail::is_positive(value)) {
            sums now{in.sum, total_};
            now.of_block -= value;
            now.of_all -= value;
            in.sum = std::move(now.of_block);
            total_ = std::move(now.of_all);
        }
        take_one(at, found - in.entries.begin());
        --size_;
        return true;
    }

    /// Replaces a value: everything that may throw is done before the first change.
    /// @returns false when it is not there; nothing has changed then
    /// @throws std::bad_alloc; all values are there as before
    [[nodiscard]] bool change(const Value& from, const Value& to) {
        const std::size_t at = block_of(from);
        if (at == blocks_.size()) {
            return false;
        }
        block& giving = blocks_[at];
        const auto leaving = position_in(giving, from);
        if (leaving == giving.entries.end() || leaving->value < from) {
            return false;
        }
        const std::size_t blocks_before = blocks_.size();
        const std::size_t into = block_of(to);
        if (blocks_[into].entries.size() == block_size) {
            split(into);
        } else if (leaving->count == 1) {
            (void)joined_for_removal(at);
        }
        if (blocks_.size() != blocks_before) {
            return change(from, to);  // rare: the blocks have changed
        }
        block& taking = blocks_[into];
        auto left = leaving - giving.entries.begin();
        const auto found = position_in(taking, to);
        const auto place = found - taking.entries.begin();
        const bool is_new = found == taking.entries.end() || found->value < to;

        sums less{giving.sum, total_};
        if (detail::is_positive(from)) {
            less.of_block -= from;
            less.of_all -= from;
        }
        sum_of_t<Value> more = &taking == &giving ? less.of_block : taking.sum;
        if (detail::is_positive(to)) {
            more += to;
            less.of_all += to;
        }
        if (is_new) {
            taking.entries.insert(found, {to, 1});
            left += &taking == &giving && place <= left ? 1 : 0;
        } else {
            ++found->count;
        }
        giving.sum = std::move(less.of_block);
        taking.sum = std::move(more);
        total_ = std::move(less.of_all);
        take_one(at, left);
        return true;
    }

    [[nodiscard]] const std::vector<block>& blocks() const noexcept { return blocks_; }
    /// @returns the sum of the positive values
    [[nodiscard]] const sum_of_t<Value>& total() const noexcept { return total_; }
    /// @returns the number of values, equal ones counted as often as they were added
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

private:
    static constexpr std::size_t block_size = 1024;

    /// The sums after the change, made before it because they may allocate.
    struct sums {
        sum_of_t<Value> of_block;
        sum_of_t<Value> of_all;
    };

    /// @returns the block that has the value or to which it would be added; the end only when there are no
    /// blocks
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

    /// Removes one value of an entry, the entry with its last value, and the block with its last entry.
    void take_one(std::size_t at, std::ptrdiff_t place) {
        auto& entries = blocks_[at].entries;
        const auto taken = entries.begin() + place;
        if (--taken->count == 0) {
            entries.erase(taken);
        }
        if (entries.empty()) {
            blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(at));
        }
    }

    [[nodiscard]] static block first_block(const Value& value) {
        block made;
        made.entries.push_back({value, 1});
        if (detail::is_positive(value)) {
            made.sum += value;
        }
        return made;
    }

    /// Joins a block with a neighbour when the two have few values.
    /// @returns where its values are now
    std::size_t joined_for_removal(std::size_t at) {
        const auto few = [this](std::size_t upper) {
            return upper + 1 < blocks_.size() &&
                   blocks_[upper].entries.size() + blocks_[upper + 1].entries.size() - 1 <=
                       block_size / 2;
        };
        if (at != 0 && few(at - 1)) {
            --at;
        } else if (!few(at)) {
            return at;
        }
        block& upper = blocks_[at];
        block& lower = blocks_[at + 1];
        sum_of_t<Value> sum = upper.sum;
        sum += lower.sum;
        upper.entries.insert(upper.entries.end(), lower.entries.begin(), lower.entries.end());
        upper.sum = std::move(sum);
        blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        return at;
    }

    void split(std::size_t at) {
        block lower;
        lower.entries.reserve(block_size);
        const auto middle = blocks_[at].entries.begin() + block_size / 2;
        lower.entries.assign(middle, blocks_[at].entries.end());
        for (const entry& e : lower.entries) {
            if (detail::is_positive(e.value)) {
                detail::add_times(lower.sum, e.value, e.count);
            }
        }
        sum_of_t<Value> upper_sum = blocks_[at].sum;
        upper_sum -= lower.sum;
        blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(lower));
        block& upper = blocks_[at];
        upper.sum = std::move(upper_sum);
        upper.entries.erase(upper.entries.begin() + block_size / 2, upper.entries.end());
    }

    std::vector<block> blocks_;
    sum_of_t<Value> total_;
    std::size_t size_ = 0;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
