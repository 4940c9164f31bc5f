// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_CLASSIFY_WORKSPACE_HPP
#define VITALFEW_CLASSIFY_CLASSIFY_WORKSPACE_HPP

#include "vitalfew/classify/detail/narrowing.hpp"
#include "vitalfew/classify/detail/narrowing_scratch.hpp"

#include <utility>  // std::exchange, std::swap

namespace vitalfew {
inline namespace v0 {

/// Memory that classify, classify_into and find_cutoffs use and may use again.
///
/// A call that is given the workspace of an earlier one, for as many clients or fewer, allocates nothing
/// but its result. That matters: on a virtual machine the page faults of fresh memory can cost more than
/// the work. Nothing of the clients stays in it that a later call could see. Not for two threads at once.
///
/// Up to two megabytes of tables, of which only the pages of the magnitudes that occur are ever touched, up
/// to two for a sample, and 16 bytes for each client about whose value a limit is crossed, a few percent as a
/// rule.
class classify_workspace {
public:
    constexpr classify_workspace() noexcept = default;

    /// For the algorithms: the tables, made on first use.
    [[nodiscard]] detail::narrowing_scratch& scratch() {
        if (scratch_ == nullptr) {
            scratch_ = new detail::narrowing_scratch;
        }
        return *scratch_;
    }

    classify_workspace(const classify_workspace&) = delete;
    classify_workspace& operator=(const classify_workspace&) = delete;
    constexpr classify_workspace(classify_workspace&& other) noexcept
        : scratch_(std::exchange(other.scratch_, nullptr)) {}
    constexpr classify_workspace& operator=(classify_workspace&& other) noexcept {
        std::swap(scratch_, other.scratch_);
        return *this;
    }
    constexpr ~classify_workspace() { delete scratch_; }

private:
    // A plain pointer, because std::unique_ptr is not constexpr before C++23, and classify is.
    detail::narrowing_scratch* scratch_ = nullptr;
};

}  // namespace v0
}  // namespace vitalfew

#endif
