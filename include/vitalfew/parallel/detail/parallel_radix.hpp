// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_PARALLEL_DETAIL_PARALLEL_RADIX_HPP
#define VITALFEW_PARALLEL_DETAIL_PARALLEL_RADIX_HPP

#include "vitalfew/engine/detail/radix_passes.hpp"

#include <oneapi/tbb/parallel_for.h>

#include <algorithm>  // std::clamp, std::fill_n, std::max
#include <cstddef>
#include <cstdint>
#include <utility>  // std::swap
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace parallel {
namespace detail {

/// The positions [0, size) in parts of about the same size, always the same ones for the same size and
/// grain, and few enough that each can have counts of its own.
class equal_parts {
public:
    equal_parts(std::size_t size, std::size_t grain)
        : size_(size),
          count_(std::clamp(size / (std::max)(grain, std::size_t{1}), std::size_t{1}, most)) {}

    [[nodiscard]] std::size_t count() const noexcept { return count_; }
    /// @returns the first position of a part; that of the part behind the last is the size
    [[nodiscard]] std::size_t first(std::size_t part) const noexcept {
        return size_ * part / count_;
    }

    /// Calls visit(part, its first position, its end) for all parts, on several threads.
    template <class Visit>
    void for_each(Visit visit) const {
        oneapi::tbb::parallel_for(std::size_t{0}, count_, [&](std::size_t part) {
            visit(part, first(part), first(part + 1));
        });
    }

private:
    static constexpr std::size_t most = 256;

    std::size_t size_;
    std::size_t count_;
};

/// Moves every word to the next free position of its digit, in two passes: each part counts its digits,
/// and then knows where the words of the parts before it end.
/// @param counts room for one number for each value of the digit in each part
template <class WordAt>
void radix_pass(const equal_parts& parts, WordAt word_at, vitalfew::detail::digit_layout digit,
                std::uint32_t* counts, std::size_t* to) {
    const std::size_t values = digit.values();
    parts.for_each([&](std::size_t part, std::size_t first, std::size_t end) {
        std::uint32_t* const own = counts + part * values;
        std::fill_n(own, values, std::uint32_t{0});
        vitalfew::detail::count_digits<1>(
            end - first, [&](std::size_t i) { return word_at(first + i); }, digit, own);
    });
    std::uint32_t sum = 0;
    for (std::size_t value = 0; value < values; ++value) {
        for (std::size_t part = 0; part < parts.count(); ++part) {
            std::uint32_t& next = counts[part * values + value];
            const std::uint32_t here = next;
            next = sum;
            sum += here;
        }
    }
    parts.for_each([&](std::size_t part, std::size_t first, std::size_t end) {
        vitalfew::detail::distribute(
            end - first, [&](std::size_t i) { return word_at(first + i); }, digit, 0,
            counts + part * values, to);
    });
}

/// As vitalfew::detail::radix_sorted, on several threads.
/// @pre parts are those of the positions of the words, fewer than 2^32
template <class WordAt>
std::size_t* radix_sorted(const equal_parts& parts, WordAt word_at,
                          vitalfew::detail::digit_layout layout, std::size_t* to,
                          std::size_t* other) {
    std::vector<std::uint32_t> counts(parts.count() * layout.values());
    radix_pass(parts, word_at, layout.only(0), counts.data(), to);
    for (unsigned number = 1; number < layout.digits; ++number) {
        const std::size_t* const from = to;
        radix_pass(
            parts, [from](std::size_t i) { return from[i]; }, layout.only(number), counts.data(),
            other);
        std::swap(to, other);
    }
    return to;
}

}  // namespace detail
}  // namespace parallel
}  // namespace v0
}  // namespace vitalfew

#endif
