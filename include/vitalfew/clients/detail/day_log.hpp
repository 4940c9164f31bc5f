// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_DETAIL_DAY_LOG_HPP
#define VITALFEW_CLIENTS_DETAIL_DAY_LOG_HPP

#include <algorithm>  // std::max, std::sort, std::unique
#include <cstddef>
#include <cstdint>
#include <utility>  // std::exchange
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Counts the different days of each client.
///
/// Appends to a log, which is much faster than random access to a hash table; whenever the log has
/// doubled, it is sorted and duplicates are removed. So it holds at most twice as many entries as there are
/// different days (and a few thousand), at 8 bytes each, and half as much again while it is sorted; the time
/// is O(log n) for each day, amortised.
class day_log {
public:
    /// Adds a day of a client. Strong guarantee.
    void add(std::size_t client, std::int32_t day) {
        if (entries_.size() >= next_tidying_) {
            tidy();
        }
        entries_.push_back({static_cast<std::uint32_t>(client), day});
        clients_ = (std::max)(clients_, client + 1);
    }

    /// @returns the number of different days of each client, for at least as many as have any
    [[nodiscard]] std::vector<std::uint32_t> different_days() {
        tidy();
        std::vector<std::uint32_t> counts(clients_, 0);
        for (const entry& it : entries_) {
            ++counts[it.client];
        }
        return counts;
    }

    void clear() { *this = {}; }

private:
    struct entry {
        std::uint32_t client;
        std::int32_t day;
    };

    static constexpr std::size_t least_tidying = 4096;

    /// Removes duplicates: a counting sort by client, then a sort of the few days of each.
    void tidy() {
        std::vector<std::size_t> ends(clients_ + 1, 0);
        for (const entry& it : entries_) {
            ++ends[it.client];
        }
        std::size_t before = 0;
        for (std::size_t& end : ends) {
            before += std::exchange(end, before);
        }
        std::vector<std::int32_t> days(entries_.size());
        for (const entry& it : entries_) {
            days[ends[it.client]++] = it.day;
        }
        std::size_t kept = 0;
        auto from = days.begin();
        for (std::size_t client = 0; client < clients_; ++client) {
            const auto to = days.begin() + static_cast<std::ptrdiff_t>(ends[client]);
            std::sort(from, to);
            const auto end = std::unique(from, to);
            for (; from != end; ++from) {
                entries_[kept++] = {static_cast<std::uint32_t>(client), *from};
            }
            from = to;
        }
        entries_.resize(kept);
        next_tidying_ = (std::max)({least_tidying, 2 * kept, clients_});
    }

    std::vector<entry> entries_;
    std::size_t clients_ = 0;
    std::size_t next_tidying_ = least_tidying;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
