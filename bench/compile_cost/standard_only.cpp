// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors
//
// What a program includes anyway that works with ranges.

#include <algorithm>
#include <concepts>
#include <functional>
#include <ranges>
#include <span>

int main() {}
