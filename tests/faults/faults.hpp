// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_FAULTS_FAULTS_HPP
#define VITALFEW_TESTS_FAULTS_FAULTS_HPP

#include <doctest/doctest.h>

#include <cstddef>
#include <new>
#include <optional>
#include <utility>  // std::forward

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

// More calls than any of the tests makes: without an end a mistake of theirs would go on for ever.
inline constexpr std::size_t most_faults = 200'000;

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
            bool failed = false;
            bool refused = false;
            bool as_expected = true;
            {
                std::optional<std::decay_t<decltype(expected)>> result;
                allocations::fail_at(nth, how);
                try {
                    result.emplace(call());
                    failed = allocations::stop();
                } catch (const std::bad_alloc&) {
                    failed = allocations::stop();
                    refused = true;
                } catch (...) {
                    failed = allocations::stop();
                    as_expected = false;
                }
                as_expected = as_expected && (refused || *result == expected);
            }
            const std::size_t left = allocations::live();  // before doctest takes memory of its own
            CAPTURE(nth);
            REQUIRE(left == live);
            REQUIRE(as_expected);
            REQUIRE((failed || !refused));
            untouched();
            if (!failed) {
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
        bool failed = false;
        bool refused = false;
        bool as_expected = true;
        {
            std::optional<std::decay_t<decltype(expected)>> result;
            user_calls::fail_at(nth, failing::once);
            try {
                result.emplace(call());
                failed = user_calls::stop();
                as_expected = *result == expected;
            } catch (const planned_fault&) {
                failed = user_calls::stop();
                refused = true;
            } catch (...) {
                failed = user_calls::stop();
                as_expected = false;
            }
        }
        const std::size_t left = allocations::live();
        CAPTURE(nth);
        REQUIRE(left == live);
        REQUIRE(as_expected);
        REQUIRE(failed == refused);
        untouched();
        if (!failed) {
            return nth - 1;
        }
    }
}

}  // namespace vitalfew_test

#endif
