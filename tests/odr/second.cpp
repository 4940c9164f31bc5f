// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "hostile_macros.hpp"

#include <all_headers.hpp>

const vitalfew::version_number* version_seen_by_second();

const vitalfew::version_number* version_seen_by_second() {
    return &vitalfew::version;
}
