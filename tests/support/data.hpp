// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_SUPPORT_DATA_HPP
#define VITALFEW_TESTS_SUPPORT_DATA_HPP

#include <filesystem>
#include <optional>
#include <string_view>

namespace vitalfew_test {

/// Where a file of the optional real data sets is, below VITALFEW_DATA_DIR. If it is not there, marks the running test
/// case as skipped, with the reason:
///
///     TEST_SUITE("data") {  // the label by which CTest selects them
///     TEST_CASE("the communes of 1900") {
///         const auto file = vitalfew_test::find_data("swiss_inhabitants/swiss_inhabitants_1900.csv");
///         if (!file) {
///             return;
///         }
[[nodiscard]] std::optional<std::filesystem::path> find_data(std::string_view name);

}  // namespace vitalfew_test

#endif  // VITALFEW_TESTS_SUPPORT_DATA_HPP
