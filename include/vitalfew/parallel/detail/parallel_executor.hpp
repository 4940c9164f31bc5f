// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_PARALLEL_DETAIL_PARALLEL_EXECUTOR_HPP
#define VITALFEW_PARALLEL_DETAIL_PARALLEL_EXECUTOR_HPP

#include "vitalfew/parallel/detail/parallel_base.hpp"

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/parallel_for.h>

#include <atomic>
#include <cstddef>
#include <type_traits>
#include <utility>  // std::as_const

namespace vitalfew {
inline namespace v0 {
namespace parallel {
namespace detail {

/// Runs the passes over a base on the threads of the current oneTBB arena; each worker has a state of its
/// own and calls a copy of the projection. See vitalfew::detail::pass_executor.
class parallel_executor {
public:
    static constexpr bool is_serial = false;

    /// @param grain how many clients a worker takes at a time
    explicit parallel_executor(std::size_t grain) noexcept : grain_(grain) {}

    template <class State, class Make>
    [[nodiscard]] oneapi::tbb::enumerable_thread_specific<State> per_worker(State& /*own*/,
                                                                            Make make) const {
        return oneapi::tbb::enumerable_thread_specific<State>(make);
    }
    template <divisible_base Clients, class Projection, class Holds>
    bool all_parts(Clients& clients, Projection& value, Holds holds) const {
        return all_ranges(size_of(clients), grain_, [&](std::size_t first, std::size_t end) {
            auto part = part_of(clients, first, end);
            auto own_value = own(value);
            return holds(part, own_value, first);
        });
    }
    template <class Holds>
    bool all_ranges(std::size_t size, std::size_t grain, Holds holds) const {
        std::atomic<bool> all = true;
        for_each_range(size, grain, [&](std::size_t first, std::size_t end) {
            if (!holds(first, end)) {
                all = false;
            }
        });
        return all;
    }
    template <class Projection>
    [[nodiscard]] std::remove_const_t<Projection> own(Projection& value) const {
        return std::as_const(value);
    }
    template <class States, class Visit>
    void for_each_state(States&& states, Visit visit) const {
        oneapi::tbb::parallel_for(states.range(), [&visit](const auto& some) {
            for (auto& state : some) {
                visit(state);
            }
        });
    }

private:
    std::size_t grain_;
};

}  // namespace detail
}  // namespace parallel
}  // namespace v0
}  // namespace vitalfew

#endif
