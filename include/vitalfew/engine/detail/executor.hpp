// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_EXECUTOR_HPP
#define VITALFEW_ENGINE_DETAIL_EXECUTOR_HPP

#include "vitalfew/engine/detail/value_blocks.hpp"

#include <cstddef>
#include <ranges>
#include <span>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// A base whose clients are reached by index: what a sample needs, and what threads can divide.
template <class Clients>
concept indexed_base =
    std::ranges::random_access_range<Clients> && std::ranges::sized_range<Clients>;

/// Runs the passes over a base: on the calling thread (serial_executor) or divided among several
/// (parallel/detail). An algorithm takes it as a template parameter, so nothing is called indirectly.
///
/// For an executor e, with "worker" for one of its threads:
/// - e.per_worker(own, make): a state for each worker. `local()` is that of the calling worker; iterating
///   gives all that were used. The serial executor's only state is `own`; others are made by make().
/// - e.all_parts(clients, value, holds): calls holds(part, projection, first) for all parts of the base,
///   where first is the index of the part's first client; returns whether all calls returned true.
/// - e.all_ranges(size, grain, holds): the same with holds(first, end) for ranges of [0, size) of about
///   the grain.
/// - e.own(value): the projection for a worker to call: itself, or a copy.
/// - e.for_each_state(states, visit): calls visit with each state of per_worker().
/// - is_serial: whether all of a base is one part, visited in order.
template <class Executor>
concept pass_executor =
    requires(const Executor& executor, std::size_t size, int& state, int (*make)(),
             bool (*holds)(std::size_t, std::size_t), void (*visit)(int&)) {
        requires Executor::is_serial || !Executor::is_serial;
        executor.per_worker(state, make).local();
        executor.all_ranges(size, size, holds);
        executor.own(state);
        executor.for_each_state(executor.per_worker(state, make), visit);
    };

/// The only state of the serial executor, in the form of a range of states.
template <class State>
class single_state {
public:
    explicit single_state(State& own) noexcept : own_(&own) {}

    [[nodiscard]] State& local() const noexcept { return *own_; }
    [[nodiscard]] State* begin() const noexcept { return own_; }
    [[nodiscard]] State* end() const noexcept { return own_ + 1; }
    [[nodiscard]] std::size_t size() const noexcept { return 1; }

private:
    State* own_;
};

/// Runs every pass at once on the calling thread. See pass_executor.
struct serial_executor {
    static constexpr bool is_serial = true;

    template <class State, class Make>
    [[nodiscard]] single_state<State> per_worker(State& own, Make /*make*/) const noexcept {
        return single_state<State>(own);
    }
    template <class Clients, class Projection, class Holds>
    bool all_parts(Clients& clients, Projection& value, Holds holds) const {
        return holds(clients, value, std::size_t{0});
    }
    template <class Holds>
    bool all_ranges(std::size_t size, std::size_t /*grain*/, Holds holds) const {
        return holds(std::size_t{0}, size);
    }
    template <class Projection>
    [[nodiscard]] Projection& own(Projection& value) const noexcept {
        return value;
    }
    template <class States, class Visit>
    void for_each_state(States&& states, Visit visit) const {
        visit(states.local());
    }
};

/// Calls take(state, block, first) for the values of a base in blocks of doubles, where first is the index of
/// the block's first value.
/// @param states of executor.per_worker()
/// @returns whether every double is the value it stands for; see double_of
template <class Executor, class Clients, class Projection, class States, class Take>
bool for_each_block(const Executor& executor, Clients& clients, Projection& value, States& states,
                    Take take) {
    return executor.all_parts(
        clients, value, [&]<class Part, class Own>(Part& part, Own& own_value, std::size_t first) {
            auto& state = states.local();
            value_blocks<Part, Own> blocks(part, own_value);
            blocks([&](std::span<const double> block) {
                take(state, block, first);
                first += block.size();
            });
            return blocks.exact();
        });
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
