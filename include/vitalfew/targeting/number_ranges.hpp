// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_NUMBER_RANGES_HPP
#define VITALFEW_TARGETING_NUMBER_RANGES_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/floating_point.hpp"
#include "vitalfew/exact/detail/natural.hpp"
#include "vitalfew/exact/exact_ratio.hpp"
#include "vitalfew/exact/share.hpp"
#include "vitalfew/targeting/detail/checks.hpp"
#include "vitalfew/targeting/detail/model_clients.hpp"

#include <algorithm>  // std::max, std::sort
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// Quantiles of a number among clients. Each one is the number of one of them, so that outliers do not move it.
struct quantile_range {
    double low = 0;
    double median = 0;
    double high = 0;
};

/// The ranges of a number among the model clients and in the whole base: the result of number_ranges.
struct number_range {
    /// Absent when it is unknown for all model clients.
    std::optional<quantile_range> of_models{};
    /// Absent when it is unknown for all clients.
    std::optional<quantile_range> of_clients{};
    std::size_t models = 0;   ///< model clients with a known number
    std::size_t clients = 0;  ///< all clients with a known number
    std::size_t missing = 0;  ///< clients without one
    /// The Kolmogorov-Smirnov distance of models and base, in [0, 1]: the largest difference between the part
    /// of the models and the part of the base up to any number.
    exact_ratio distance{};
};

/// The default part of a range that is cut off at each end.
inline constexpr share default_tails = percent(10);

namespace detail {

[[noreturn]] inline void throw_tails_too_long(const share& tails) {
    VITALFEW_THROW(
        invalid_limits("vitalfew: tails of " + to_string(tails) +
                       " at both ends leave no range between them: give less than 50 %"));
}

/// @pre numbers ascend
[[nodiscard]] inline std::optional<quantile_range> quantiles_of(std::span<const double> numbers,
                                                                const share& tails) {
    if (numbers.empty()) {
        return std::nullopt;
    }
    const std::size_t cut = (std::max)(least_count(tails, numbers.size()), std::size_t{1});
    const std::size_t half = least_count(percent(50), numbers.size());
    return quantile_range{.low = numbers[cut - 1],
                          .median = numbers[half - 1],
                          .high = numbers[numbers.size() - cut]};
}

/// @pre both ascend; the models are among the clients
[[nodiscard]] inline exact_ratio distance_of(std::span<const double> models,
                                             std::span<const double> clients) {
    const auto part_of = [&](std::size_t up_to_models) {
        return vitalfew::detail::natural(up_to_models) * vitalfew::detail::natural(clients.size());
    };
    vitalfew::detail::natural most;
    std::size_t seen_models = 0;
    std::size_t seen_clients = 0;
    while (seen_clients < clients.size()) {
        const double number = clients[seen_clients];
        while (seen_clients < clients.size() && clients[seen_clients] == number) {
            ++seen_clients;
        }
        while (seen_models < models.size() && models[seen_models] == number) {
            ++seen_models;
        }
        const vitalfew::detail::natural here = part_of(seen_models);
        const vitalfew::detail::natural there =
            vitalfew::detail::natural(seen_clients) * vitalfew::detail::natural(models.size());
        const vitalfew::detail::natural apart = here < there ? there - here : here - there;
        most = (std::max)(most, apart);
    }
    return {most, part_of(models.size())};
}

}  // namespace detail

struct number_ranges_fn {
    /// Computes the range of a number among model clients, those of grade A, and in the whole base, by quantiles.
    ///
    /// The low end is the least number for which the part of the clients that have it or less is at least
    /// `tails`; the high end is the same from above; the median is the lower one of two. Clients without the
    /// number are left out of both and counted apart.
    ///
    /// @param clients any forward range
    /// @param grades one for each client
    /// @param models the worst grade of a model client
    /// @param number a built-in number, or a std::optional of one; taken as double
    /// @param tails how much to cut off at each end: 10 %, so that the range holds eight of ten clients
    /// @throws unequal_lengths when there are not as many grades as clients
    /// @throws invalid_value when numbers are NaN or infinite: how many, and the index of the first
    /// @throws invalid_profile when no client has such a grade
    /// @throws invalid_limits when tails are half or more
    /// Complexity: O(n log n) time; allocates 16 bytes a client while it runs.
    /// @example 07_look_alikes.cpp
    /// @see R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages" (1996), definition 1
    template <client_range Clients, projection_of<Clients> Projection>
        requires arithmetic_value<detail::told_t<Projection, Clients>>
    [[nodiscard]] number_range operator()(Clients&& clients, std::span<const grade> grades,
                                          grade models, Projection number,
                                          const share& tails = default_tails) const {
        if (tails >= percent(50)) {
            detail::throw_tails_too_long(tails);
        }
        std::vector<double> of_models;
        std::vector<double> of_clients;
        std::size_t invalid = 0;
        std::size_t first_invalid = 0;
        double first_number = 0;
        number_range result;
        result.missing =
            detail::for_each_model(clients, grades, models, number,
                                   [&](const auto& told, bool is_model, std::size_t index) {
                                       const auto size = static_cast<double>(told);
                                       if (!vitalfew::detail::is_finite(size)) {
                                           if (invalid++ == 0) {
                                               first_invalid = index;
                                               first_number = size;
                                           }
                                           return;
                                       }
                                       of_clients.push_back(size);
                                       if (is_model) {
                                           of_models.push_back(size);
                                       }
                                   });
        if (invalid > 0) {
            vitalfew::detail::throw_invalid_value(invalid, first_invalid, first_number);
        }
        std::sort(of_models.begin(), of_models.end());
        std::sort(of_clients.begin(), of_clients.end());
        result.models = of_models.size();
        result.clients = of_clients.size();
        result.of_models = detail::quantiles_of(of_models, tails);
        result.of_clients = detail::quantiles_of(of_clients, tails);
        result.distance = detail::distance_of(of_models, of_clients);
        return result;
    }
};

/// See number_ranges_fn.
inline constexpr number_ranges_fn number_ranges{};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif
