// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_BRACKET_SCRATCH_HPP
#define VITALFEW_CLASSIFY_DETAIL_BRACKET_SCRATCH_HPP

#include "vitalfew/classify/detail/bracket_totals.hpp"
#include "vitalfew/engine/detail/bucket_selection.hpp"
#include "vitalfew/engine/detail/magnitude.hpp"
#include "vitalfew/exact/detail/word_arithmetic.hpp"

#include <algorithm>  // std::max, std::min
#include <bit>        // std::bit_cast
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Memory for finding cutoffs inside a bracket, and its values as whole units of a power of two.
struct bracket_scratch {
    std::vector<std::uint64_t> units;
    int exponent = 0;
    bucket_selection selection;

    /// Takes the values of bracket i. @param parts any range of bracket_totals
    /// @returns false when there are none, which refutes the guess, or when they differ too much for units of 64 bits
    template <class Parts>
    [[nodiscard]] bool read(const Parts& parts, std::size_t i) {
        std::uint64_t least = ~std::uint64_t{0};
        std::uint64_t most = 0;  // the bits of positive doubles are in their order
        std::size_t count = 0;
        for (const bracket_totals& part : parts) {
            for (const auto& entry : part.inside[i].get()) {
                const auto bits = std::bit_cast<std::uint64_t>(entry.value);
                least = (std::min)(least, bits);
                most = (std::max)(most, bits);
            }
            count += part.inside[i].count;
        }
        exponent = exponent_of(bucket_of(std::bit_cast<double>(least)));
        if (count == 0 || exponent_of(bucket_of(std::bit_cast<double>(most))) - exponent > 10) {
            return false;
        }
        units.resize(count);
        std::uint64_t* to = units.data();
        for (const bracket_totals& part : parts) {
            for (const auto& entry : part.inside[i].get()) {
                const int shift = exponent_of(bucket_of(entry.value)) - exponent;
                *to++ = units_of(entry.value) << static_cast<unsigned>(shift);
            }
        }
        return true;
    }

    /// @returns the sum of all units
    [[nodiscard]] word_pair sum() const noexcept {
        word_pair sum;
        for (const std::uint64_t unit : units) {
            add_to(sum, {unit, 0});
        }
        return sum;
    }
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
