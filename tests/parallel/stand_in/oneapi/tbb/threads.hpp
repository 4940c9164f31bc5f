// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// What parallel.hpp uses of oneTBB, made of std::thread alone, for the thread sanitizer: it cannot see how libtbb, which was built
// without it, orders what threads do, and takes that for races. What it finds with this in between is ours.

#ifndef VITALFEW_TESTS_PARALLEL_STAND_IN_THREADS_HPP
#define VITALFEW_TESTS_PARALLEL_STAND_IN_THREADS_HPP

#include <algorithm>
#include <atomic>
#include <concepts>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace oneapi::tbb {

inline std::size_t& thread_limit() {
    static std::size_t limit = 4;
    return limit;
}

namespace this_task_arena {
inline int max_concurrency() {
    return static_cast<int>(thread_limit());
}
}  // namespace this_task_arena

class task_arena {
public:
    explicit task_arena(int threads) : threads_(static_cast<std::size_t>(threads)) {}

    template <class Work>
    auto execute(Work work) {
        const restored limit{std::exchange(thread_limit(), threads_)};
        return work();
    }

private:
    struct restored {
        explicit restored(std::size_t limit) : before(limit) {}
        restored(const restored&) = delete;
        restored& operator=(const restored&) = delete;
        ~restored() { thread_limit() = before; }
        std::size_t before;
    };
    std::size_t threads_;
};

/// The limit of an arena is the only one here.
class global_control {
public:
    enum parameter { max_allowed_parallelism };
    global_control(parameter /*what*/, std::size_t /*value*/) {}
};

template <class Index>
class blocked_range {
public:
    blocked_range(Index begin, Index end, std::size_t grain = 1)
        : begin_(begin), end_(end), grain_((std::max)(grain, std::size_t{1})) {}

    [[nodiscard]] Index begin() const { return begin_; }
    [[nodiscard]] Index end() const { return end_; }
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(end_ - begin_); }
    [[nodiscard]] std::size_t grainsize() const { return grain_; }

private:
    Index begin_;
    Index end_;
    std::size_t grain_;
};

/// Calls body(i) for each i below count, on several threads; the first error is thrown again, and ends the rest.
template <class Body>
void call_in_threads(std::size_t count, const Body& body) {
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::exception_ptr error;
    const auto work = [&] {
        for (std::size_t i = next.fetch_add(1, std::memory_order_relaxed); i < count;
             i = next.fetch_add(1, std::memory_order_relaxed)) {
            try {
                body(i);
            } catch (...) {
                const std::lock_guard lock(mutex);
                error = error ? error : std::current_exception();
                next.store(count, std::memory_order_relaxed);
            }
        }
    };
    std::vector<std::thread> threads;
    const std::size_t most = (std::min)(count, thread_limit());
    threads.reserve(most);
    for (std::size_t i = 0; i < most; ++i) {
        threads.emplace_back(work);
    }
    std::for_each(threads.begin(), threads.end(), [](std::thread& thread) { thread.join(); });
    if (error) {
        std::rethrow_exception(error);
    }
}

template <class Index, class Body>
void parallel_for(const blocked_range<Index>& range, const Body& body) {
    const std::size_t grain = range.grainsize();
    call_in_threads((range.size() + grain - 1) / grain, [&](std::size_t part) {
        const auto at = [&](std::size_t offset) {
            using difference = decltype(range.end() - range.begin());
            return range.begin() + static_cast<difference>((std::min)(offset, range.size()));
        };
        body(blocked_range<Index>(at(part * grain), at((part + 1) * grain), grain));
    });
}

template <class Body>
void parallel_for(std::size_t begin, std::size_t end, const Body& body) {
    call_in_threads(end - begin, [&](std::size_t i) { body(begin + i); });
}

/// An object for each thread that asks for one.
template <class Value>
class enumerable_thread_specific {
public:
    enumerable_thread_specific() : make_([] { return Value(); }) {}
    template <std::invocable Make>
    explicit enumerable_thread_specific(Make make) : make_(std::move(make)) {}

    Value& local() {
        const std::lock_guard lock(mutex_);
        const auto own = std::find(threads_.begin(), threads_.end(), std::this_thread::get_id());
        if (own != threads_.end()) {
            return values_[static_cast<std::size_t>(own - threads_.begin())];
        }
        values_.push_back(make_());
        threads_.push_back(std::this_thread::get_id());
        return values_.back();
    }

    [[nodiscard]] auto begin() { return values_.begin(); }
    [[nodiscard]] auto end() { return values_.end(); }
    [[nodiscard]] auto begin() const { return values_.begin(); }
    [[nodiscard]] auto end() const { return values_.end(); }
    [[nodiscard]] std::size_t size() const { return values_.size(); }
    [[nodiscard]] auto range() { return blocked_range(begin(), end()); }

private:
    std::mutex mutex_;
    std::function<Value()> make_;
    std::vector<std::thread::id> threads_;  ///< whose the values are, in their order
    std::deque<Value> values_;              ///< which stay where they are when more come
};

}  // namespace oneapi::tbb

#endif
