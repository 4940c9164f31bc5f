// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_DETAIL_MATCHED_CLIENTS_HPP
#define VITALFEW_COMPARE_DETAIL_MATCHED_CLIENTS_HPP

#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// In place of an index: the client is not in that analysis.
inline constexpr std::size_t no_client = (std::numeric_limits<std::size_t>::max)();

/// The grades and values of one analysis, in the order of its clients.
template <summable_value Value>
struct graded_values {
    std::vector<grade> grades;
    std::vector<Value> values;
    std::size_t grade_count = 0;
};

/// A client's index in both analyses; no_client where it is not in one.
struct matched_pair {
    std::size_t before;
    std::size_t after;
};

/// Two analyses, and which clients are the same. Four bytes a client link them: there are no more keys
/// than a position_index can hold.
template <summable_value Before, summable_value After>
struct matched_clients {
    /// In place of the index of a partner: the client is new, or has returned.
    static constexpr std::uint32_t is_new = (std::numeric_limits<std::uint32_t>::max)();
    static constexpr std::uint32_t is_back = is_new - 1;

    graded_values<Before> before;
    graded_values<After> after;
    std::vector<std::uint32_t> partners;  ///< of those of the later analysis, in the earlier one
    std::vector<std::uint32_t> lost;      ///< of the earlier analysis, in its order

    /// @returns the clients of the later analysis one by one, then the lost ones
    [[nodiscard]] matched_pair pair_at(std::size_t i) const noexcept {
        if (i >= partners.size()) {
            return {lost[i - partners.size()], no_client};
        }
        return {partners[i] >= is_back ? no_client : partners[i], i};
    }
    /// @pre the client is in the later analysis
    [[nodiscard]] bool has_returned(std::size_t after_index) const noexcept {
        return partners[after_index] == is_back;
    }
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
