// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_EXACT_DETAIL_ADD_PRODUCT_HPP
#define VITALFEW_EXACT_DETAIL_ADD_PRODUCT_HPP

#include "vitalfew/exact/exact_sum.hpp"

#include <cmath>  // std::fma

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Adds a * b without rounding, but for products that are themselves near the smallest denormal.
inline void add_product(exact_sum<double>& sum, double a, double b) {
    const double product = a * b;
    sum += product;
    sum += std::fma(a, b, -product);  // what the product was rounded by
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
