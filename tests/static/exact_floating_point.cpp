// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Arithmetic as it is written down: the bad forms are flags.

#include <vitalfew/core/values.hpp>

int main() {
    return vitalfew::arithmetic_value<double> ? 0 : 1;
}
