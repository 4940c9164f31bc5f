// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_FAULTS_FAULTS_HPP
#define VITALFEW_TESTS_FAULTS_FAULTS_HPP

#include <doctest/doctest.h>

#include <cstddef>
#include <new>
#include <optional>

namespace vitalfew_test {

// What fails: one call alone, or that one and all after it, as when memory is gone for good.
enum class failing { once, from_then_on };

// The allocations of this program: operator new is replaced in faults.cpp.
namespace allocations {
[[nodiscard]] std::size_t live() noexcept;
void fail_at(std::size_t nth, failing how) noexcept;  // from 1; counted from here on
[[nodiscard]] bool stop() noexcept;                   // @returns whether one has failed
}  // namespace allocations

// What the user's own types and functions of these tests throw when it is their turn.
struct planned_fault {};

namespace user_calls {
void fail_at(std::size_t nth, failing how) noexcept;
[[nodiscard]] bool stop() noexcept;
void pass();  // @throws planned_fault
}  // namespace user_calls

// More calls than any test makes: ends a test that would run for ever by mistake.
inline constexpr std::size_t most_faults = 200'000;

struct attempt_result {
    bool failed = false;       // something did fail
    bool refused = false;      // the call threw the expected exception
    bool as_expected = true;   // or gave the expected result
    bool nothing_left = true;  // no allocation was left behind
};

// One call while something may fail.
// @param Fault what the call throws then
// @param stop ends the failing, and says whether anything has failed
template <class Fault, class Call, class Expected, class Stop>
attempt_result attempt(Call& call, const Expected& expected, std::size_t live, Stop stop) {
    attempt_result seen;
    {
        std::optional<Expected> result;
        try {
            result.emplace(call());
            seen.failed = stop();
            seen.as_expected = *result == expected;
        } catch (const Fault&) {
            seen.failed = stop();
            seen.refused = true;
        } catch (...) {
            seen.failed = stop();
            seen.as_expected = false;
        }
    }
    seen.nothing_left = allocations::live() == live;  // before doctest takes memory of its own
    return seen;
}

// Calls what is to be tested again and again, where first the first allocation fails, then the second, and
// so on, until none fails. Each time it throws std::bad_alloc, or succeeds as if nothing had happened,
// and leaves no allocation behind.
// @param call gives a result that can be compared
// @param untouched checks whatever must be as before
// @returns how many allocations have failed
template <class Call, class Untouched>
std::size_t fail_each_allocation(Call call, Untouched untouched) {
    const auto expected = call();
    std::size_t faults = 0;
    for (const failing how : {failing::once, failing::from_then_on}) {
        for (std::size_t nth = 1;; ++nth) {
            REQUIRE(nth < most_faults);
            const std::size_t live = allocations::live();
            allocations::fail_at(nth, how);
            const auto seen = attempt<std::bad_alloc>(call, expected, live, allocations::stop);
            CAPTURE(nth);
            REQUIRE(seen.nothing_left);
            REQUIRE(seen.as_expected);
            REQUIRE((seen.failed || !seen.refused));
            untouched();
            if (!seen.failed) {
                break;
            }
            ++faults;
        }
    }
    return faults;
}

// The same with calls of the user's functions, which throw planned_fault; that always comes out.
template <class Call, class Untouched>
std::size_t fail_each_user_call(Call call, Untouched untouched) {
    const auto expected = call();
    for (std::size_t nth = 1;; ++nth) {
        REQUIRE(nth < most_faults);
        const std::size_t live = allocations::live();
        user_calls::fail_at(nth, failing::once);
        const auto seen = attempt<planned_fault>(call, expected, live, user_calls::stop);
        CAPTURE(nth);
        REQUIRE(seen.nothing_left);
        REQUIRE(seen.as_expected);
        REQUIRE(seen.failed == seen.refused);
        untouched();
        if (!seen.failed) {
            return nth - 1;
        }
    }
}

}  // namespace vitalfew_test

#endif
