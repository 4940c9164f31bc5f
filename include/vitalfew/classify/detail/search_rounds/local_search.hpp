// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_SEARCH_ROUNDS_LOCAL_SEARCH_HPP
#define VITALFEW_CLASSIFY_DETAIL_SEARCH_ROUNDS_LOCAL_SEARCH_HPP

#include "vitalfew/core/concepts.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/cutoffs.hpp"
#include "vitalfew/engine/detail/search_rounds.hpp"
#include "vitalfew/engine/detail/signed_tally.hpp"
#include "vitalfew/engine/tallied_value.hpp"

#include <cstddef>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// From how many clients on search rounds are faster than sorting.
inline constexpr std::size_t search_rounds_pay_from = 4096;

/// Finds the cutoffs of a base by the rounds of the distributed search, run locally: linear time for integers
/// beyond 2^53, which the selections in doubles cannot do.
/// @throws invalid_value; what the projection throws
template <class Executor, class Clients, class Projection>
    requires tallied_value<projected_t<Projection, Clients>>
auto find_cutoffs_by_search_rounds(const Executor& executor, Clients& clients, Projection& value,
                                   const classify_options& options)
    -> cutoffs<projected_t<Projection, Clients>> {
    using value_type = projected_t<Projection, Clients>;
    using tally_type = signed_tally<value_type>;
    const auto tally = tally_type::of(executor, clients, value);
    search_rounds<value_type> search(tally.gains, tally_type::sum_of(tally.gains), options);
    while (!search.done()) {
        search.advance(tally_ranges<value_type>(executor, search.ranges(), clients, value));
    }
    return search.cutoffs();
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
