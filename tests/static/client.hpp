// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_STATIC_CLIENT_HPP
#define VITALFEW_TESTS_STATIC_CLIENT_HPP

#include <chrono>
#include <string>

// A record of the user's, for files whose good and bad form differ in how they ask for it.
struct client {
    std::string name;
    long profit;
    std::chrono::sys_days day;
};

#endif
