// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_DETAIL_FIT_BANDS_HPP
#define VITALFEW_REPORT_DETAIL_FIT_BANDS_HPP

#include "vitalfew/report/detail/chart_text.hpp"

#include <algorithm>  // std::clamp, std::min
#include <cmath>      // std::lround
#include <cstddef>
#include <string>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace report {
namespace detail {

/// Fits from 0 to 1 in about ten bands of which none reaches across the least fit of a client that fits.
class fit_bands {
public:
    /// @pre fits_from is in [0, 1]
    explicit fit_bands(double fits_from) : fits_from_(fits_from) {
        constexpr std::size_t bands = 10;
        if (fits_from > 0) {
            const auto nearest = static_cast<std::size_t>(std::lround(bands * fits_from));
            below_ = std::clamp<std::size_t>(nearest, 1, bands - 1);
        }
        above_ = bands - below_;
        if (fits_from == 1) {
            above_ = 1;
        }
        for (std::size_t i = 0; i < below_; ++i) {
            names_.push_back(name(part(i, below_) * fits_from, part(i + 1, below_) * fits_from));
        }
        for (std::size_t i = 0; i < above_; ++i) {
            names_.push_back(name(fits_from + part(i, above_) * (1 - fits_from),
                                  fits_from + part(i + 1, above_) * (1 - fits_from)));
        }
    }

    /// @returns the band of a fit in [0, 1]
    [[nodiscard]] std::size_t band_of(double fit) const noexcept {
        if (fit < fits_from_) {
            return (std::min)(position(fit / fits_from_, below_), below_ - 1);
        }
        const double room = 1 - fits_from_;
        const double into = room > 0 ? (fit - fits_from_) / room : 0;
        return below_ + (std::min)(position(into, above_), above_ - 1);
    }

    /// @returns "0.40-0.50"; the worst first
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

private:
    [[nodiscard]] static double part(std::size_t i, std::size_t of) noexcept {
        return static_cast<double>(i) / static_cast<double>(of);
    }
    [[nodiscard]] static std::size_t position(double part, std::size_t of) noexcept {
        return static_cast<std::size_t>(part * static_cast<double>(of));
    }
    [[nodiscard]] static std::string name(double from, double to) {
        return from == to ? decimal_text(from, 2)
                          : decimal_text(from, 2) + "-" + decimal_text(to, 2);
    }

    double fits_from_;
    std::size_t below_ = 0;
    std::size_t above_ = 0;
    std::vector<std::string> names_;
};

}  // namespace detail
}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
