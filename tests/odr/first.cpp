// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "hostile_macros.hpp"

#include <all_headers.hpp>

// second.cpp
const vitalfew::version_number* version_seen_by_second();

int main() {
    // An inline constant is one object in the whole program; a static one would be one in each unit.
    return &vitalfew::version == version_seen_by_second() ? 0 : 1;
}
