// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ANALYSE_ASK_CONCENTRATION_HPP
#define VITALFEW_ANALYSE_ASK_CONCENTRATION_HPP

#include "vitalfew/analyse/question.hpp"
#include "vitalfew/concentration/concentration.hpp"

namespace vitalfew {
inline namespace v0 {
namespace ask {

struct concentration_fn {
    /// Asks for the Lorenz and whale curves, Gini, Herfindahl-Hirschman, top shares, the 80/20 point and the
    /// risk; see concentration.
    [[nodiscard]] constexpr auto operator()(const concentration_options& options = {}) const {
        return question_of<concentration_fn>([options](const auto& base) {
            return vitalfew::concentration(base.clients(), base.value(), options);
        });
    }
};
inline constexpr concentration_fn concentration{};

}  // namespace ask
}  // namespace v0
}  // namespace vitalfew

#endif
