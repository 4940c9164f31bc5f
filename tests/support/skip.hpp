// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_SUPPORT_SKIP_HPP
#define VITALFEW_TESTS_SUPPORT_SKIP_HPP

#include <string>

namespace vitalfew_test {

/// Marks the running test case as skipped, for a reason that completes "skipped: ...". The case then returns. Once per
/// case; a case that has failed before stays failed.
void skip(std::string reason);

}  // namespace vitalfew_test

#endif  // VITALFEW_TESTS_SUPPORT_SKIP_HPP
