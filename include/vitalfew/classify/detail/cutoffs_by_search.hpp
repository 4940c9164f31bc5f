// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_CUTOFFS_BY_SEARCH_HPP
#define VITALFEW_CLASSIFY_DETAIL_CUTOFFS_BY_SEARCH_HPP

#include "vitalfew/classify/crossing.hpp"
#include "vitalfew/classify/cutoffs.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/distributed/cutoff_search.hpp"
#include "vitalfew/distributed/narrow.hpp"
#include "vitalfew/distributed/value_tally.hpp"
#include "vitalfew/engine/tallied_value.hpp"

#include <cstddef>
#include <functional>  // std::ref

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// From how many clients on the search is faster than sorting.
inline constexpr std::size_t search_pays_from = 4096;

/// The cutoffs of a base by the rounds that a cluster speaks, all in one place: what narrowing in doubles
/// cannot do, integers beyond 2^53, still takes linear time.
template <class Clients, class Projection>
    requires tallied_value<projected_t<Projection, Clients>>
auto cutoffs_by_search(Clients& clients, Projection& value, const classify_options& options)
    -> cutoffs<projected_t<Projection, Clients>> {
    using value_type = projected_t<Projection, Clients>;
    value_tally<value_type> tally;
    tally.observe(clients, std::ref(value));
    cutoff_search<value_type> search(tally, options);
    while (!search.done()) {
        search.advance(narrow(search.request(), clients, std::ref(value)));
    }
    return search.cutoffs();
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
