// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_SUPPORT_DRAWN_VALUES_HPP
#define VITALFEW_TESTS_SUPPORT_DRAWN_VALUES_HPP

#include <vitalfew/exact/detail/floating_point.hpp>

#include "support/archetypes.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace vitalfew_test {

enum class distribution {
    heavy_tail,
    any_bits,
    one_binade,
    all_equal,
    two_values,
    few_with_losses,
    third_losses,
    smallest,
    cents,
    far_outliers,  ///< nearly all in a small part of the range, so that leading bits tell nothing
    ascending,
    top_neighbours,  ///< a few next to each other, near the largest there are
    one_magnitude,   ///< of many different bits in one bucket of a tally
    count
};

inline distribution any_distribution(std::mt19937_64& random) {
    return static_cast<distribution>(random() % static_cast<std::uint64_t>(distribution::count));
}

template <class Value>
Value any_finite(std::mt19937_64& random) {
    if constexpr (std::floating_point<Value>) {
        using bits = typename vitalfew::detail::floating_layout<Value>::bits;
        for (;;) {
            const auto value = std::bit_cast<Value>(static_cast<bits>(random()));
            if (vitalfew::detail::is_finite(value)) {
                return value;
            }
        }
    } else {
        return static_cast<Value>(random());
    }
}

/// @param at which of the values this is; they ascend with it where they ascend
template <class Value>
Value draw(distribution kind, std::size_t at, std::mt19937_64& random) {
    constexpr bool fractions = std::floating_point<Value>;
    std::lognormal_distribution<> lognormal(5, 1.8);
    // Held back so that the narrow types hold them, too.
    const double heavy =
        std::min(lognormal(random), static_cast<double>((std::numeric_limits<Value>::max)()) / 2);
    const bool loss = !std::unsigned_integral<Value> && random() % 3 == 0;
    switch (kind) {
        case distribution::heavy_tail: return static_cast<Value>(heavy);
        case distribution::any_bits: return any_finite<Value>(random);
        case distribution::one_binade:
            return fractions
                       ? static_cast<Value>(1 + static_cast<double>(random() % 1'000'000) / 1e6)
                       : static_cast<Value>(64 + random() % 63);
        case distribution::all_equal: return static_cast<Value>(7);
        case distribution::two_values: return static_cast<Value>(random() % 3 == 0 ? 100 : 1);
        case distribution::few_with_losses: {
            const auto size = static_cast<Value>(random() % 15);
            return loss ? static_cast<Value>(Value{0} - size) : size;  // -0.0 among them
        }
        case distribution::third_losses: return static_cast<Value>(loss ? -heavy : heavy);
        case distribution::smallest:
            return static_cast<Value>(
                static_cast<double>(random() % 5) *
                (fractions ? static_cast<double>(std::numeric_limits<Value>::denorm_min()) : 1.0));
        case distribution::far_outliers:
            return random() % 1000 == 0
                       ? any_finite<Value>(random)
                       : static_cast<Value>(100 + static_cast<double>(random() % 5000) *
                                                      (fractions ? 1e-11 : 0.005));
        case distribution::ascending:
            return static_cast<Value>(
                std::min(static_cast<double>(at),
                         static_cast<double>((std::numeric_limits<Value>::max)()) / 2));
        case distribution::top_neighbours:
            if constexpr (fractions) {
                constexpr Value most = (std::numeric_limits<Value>::max)();
                return std::nextafter(most / 3, random() % 2 == 0 ? most : Value{0});
            } else {
                return static_cast<Value>((std::numeric_limits<Value>::max)() -
                                          static_cast<Value>(random() % 3));
            }
        case distribution::one_magnitude:
            if constexpr (fractions) {
                return static_cast<Value>(1.0 + static_cast<double>(random()) * 0x1p-68);
            } else {
                constexpr Value most = (std::numeric_limits<Value>::max)();
                return static_cast<Value>(
                    most -
                    static_cast<Value>(random() % (static_cast<std::uint64_t>(most) / 32 + 1)));
            }
        case distribution::cents:
        case distribution::count: break;
    }
    return static_cast<Value>(std::round(heavy));
}

template <class Value>
std::vector<Value> drawn_values(distribution kind, std::size_t size, std::mt19937_64& random) {
    std::vector<Value> values;
    values.reserve(size);
    for (std::size_t i = 0; i < size; ++i) {
        if constexpr (std::same_as<Value, money>) {
            values.emplace_back(draw<std::int64_t>(kind, i, random));
        } else {
            values.push_back(draw<Value>(kind, i, random));
        }
    }
    return values;
}

}  // namespace vitalfew_test

#endif
