// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_DETAIL_EXACT_FLOATING_POINT_HPP
#define VITALFEW_CORE_DETAIL_EXACT_FLOATING_POINT_HPP

#include <cfloat>  // FLT_EVAL_METHOD
#include <limits>

// Exactness needs the arithmetic of IEC 60559 as it is written down. Flags that let the compiler
// reason as if there were no NaN would let a NaN through ungraded; those that let it reorder sums,
// or registers of 80 bits, would change last bits. A wrong grade would look like a right one, so
// such a build is refused. clang tells nobody of the flags that reorder sums alone: for those, the one
// place whose sums have to round says so itself (as_rounded).

#if defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__)
#error \
    "vitalfew is exact only without -ffast-math, -Ofast and -ffinite-math-only: compile this unit with -O3 -fno-fast-math -fno-finite-math-only"
#endif

#if defined(__ASSOCIATIVE_MATH__) || defined(__RECIPROCAL_MATH__)
#error \
    "vitalfew is exact only without -funsafe-math-optimizations, -fassociative-math and -freciprocal-math: compile this unit with -fno-unsafe-math-optimizations -fno-associative-math -fno-reciprocal-math"
#endif

#if defined(FLT_EVAL_METHOD) && FLT_EVAL_METHOD == 2
#error \
    "vitalfew is exact only where double is evaluated as double, not in the 80 bits of the x87: compile with -msse2 -mfpmath=sse"
#endif

namespace vitalfew {
inline namespace v0 {
namespace detail {

static_assert(std::numeric_limits<double>::is_iec559 && std::numeric_limits<float>::is_iec559,
              "vitalfew is exact only with the float and double of IEC 60559");

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
