// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "hostile_macros.hpp"

#include <all_headers.hpp>

// second.cpp
const vitalfew::version_number* version_seen_by_second();
bool grades_by_bare_names();

int main() {
    // An inline constant is one object in the whole program; a static one would be one in each unit.
    return &vitalfew::version == version_seen_by_second() && grades_by_bare_names() ? 0 : 1;
}
