// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_CLASSIFY_WORKSPACE_HPP
#define VITALFEW_CLASSIFY_CLASSIFY_WORKSPACE_HPP

#include "vitalfew/classify/detail/histogram_select/histogram_select.hpp"
#include "vitalfew/classify/detail/sample_select/sample_select.hpp"
#include "vitalfew/engine/detail/double_histogram.hpp"

#include <utility>  // std::exchange, std::swap

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Scratch memory of all ways of finding cutoffs without sorting; they take turns with the histogram.
struct select_scratch {
    double_histogram histogram;
    histogram_select_scratch histogram_select;
    sample_select_scratch sample_select;
};

}  // namespace detail

/// Reusable memory for classify, classify_into and find_cutoffs.
///
/// A call that is given the workspace of an earlier one, for as many clients or fewer, allocates nothing
/// but its result. That matters: on a virtual machine the page faults of fresh memory can cost more than
/// the work. No later call sees anything of earlier clients. Not for two threads at once.
///
/// Up to two megabytes of tables, of which only the pages of buckets with values are touched, up to two
/// for a sample, and 16 bytes for each client near a limit, usually a few percent.
class classify_workspace {
public:
    constexpr classify_workspace() noexcept = default;

    /// For the algorithms of this library: the memory, allocated on first use.
    [[nodiscard]] detail::select_scratch& scratch() {
        if (scratch_ == nullptr) {
            scratch_ = new detail::select_scratch;
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
    detail::select_scratch* scratch_ = nullptr;
};

}  // namespace v0
}  // namespace vitalfew

#endif
