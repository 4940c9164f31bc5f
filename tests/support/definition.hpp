// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_SUPPORT_DEFINITION_HPP
#define VITALFEW_TESTS_SUPPORT_DEFINITION_HPP

#include <vitalfew/core/grade.hpp>
#include <vitalfew/engine/class_limits.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vitalfew_test {

/// The definition of a grade, word by word and by nothing else: every sum anew for every value, in plain
/// integers. Nothing of the library's arithmetic or search takes part.
/// @pre sums of the values times the numbers of a limit fit std::int64_t
inline vitalfew::grade grade_by_definition(const std::vector<std::int64_t>& base,
                                           std::int64_t value, const vitalfew::class_limits& limits,
                                           vitalfew::crossing rule) {
    std::int64_t before = 0;
    std::int64_t after = 0;
    std::int64_t total = 0;
    for (const std::int64_t other : base) {
        if (other > 0) {
            total += other;
            before += other > value ? other : 0;
            after += other >= value ? other : 0;
        }
    }
    if (value <= 0 || total == 0) {
        return limits.last();
    }
    std::size_t past = 0;
    for (const vitalfew::share& limit : limits) {
        const auto den = static_cast<std::int64_t>(limit.denominator());
        const std::int64_t mark = static_cast<std::int64_t>(limit.numerator()) * total;
        const bool before_at_mark = before * den >= mark;
        const bool after_beyond = after * den > mark;
        switch (rule) {
            case vitalfew::crossing::upper: past += before_at_mark ? 1 : 0; break;
            case vitalfew::crossing::lower: past += after_beyond ? 1 : 0; break;
            case vitalfew::crossing::nearest:
                past += before_at_mark || (after_beyond && after * den - mark > mark - before * den)
                            ? 1
                            : 0;
                break;
        }
    }
    return vitalfew::grade_at(past);
}

}  // namespace vitalfew_test

#endif
