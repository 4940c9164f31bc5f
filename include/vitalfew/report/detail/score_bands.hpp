// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_DETAIL_SCORE_BANDS_HPP
#define VITALFEW_REPORT_DETAIL_SCORE_BANDS_HPP

#include "vitalfew/behaviour/score_edges.hpp"

#include <algorithm>  // std::min
#include <cstddef>
#include <string>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {
namespace detail {

/// The scores of a dimension as rows or columns of a chart: each for itself as long as there are no more than
/// can be read, else neighbours together.
class score_bands {
public:
    static constexpr std::size_t most = 25;

    explicit score_bands(std::size_t scores) : scores_(scores), names_((std::min)(scores, most)) {
        std::size_t score = 1;
        for (std::size_t band = 0; band < names_.size(); ++band) {
            const std::size_t first = score;
            while (score < scores_ && band_of(score + 1) == band) {
                ++score;
            }
            names_[band] = std::to_string(first);
            if (score > first) {
                names_[band] += "-" + std::to_string(score);
            }
            ++score;
        }
    }

    [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }
    /// @returns the index of the band that a score from 1 on lies in
    [[nodiscard]] std::size_t band_of(std::size_t score) const noexcept {
        return (score - 1) * names_.size() / scores_;
    }
    /// @returns "5", or "11-20"; the worst first
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

private:
    std::size_t scores_;
    std::vector<std::string> names_;
};

}  // namespace detail
}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
