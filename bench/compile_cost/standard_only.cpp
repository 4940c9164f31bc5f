// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors
//
// The headers that a program with ranges includes anyway.

#include <algorithm>
#include <concepts>
#include <functional>
#include <ranges>
#include <span>

int main() {}
