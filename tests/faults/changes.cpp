// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Objects whose change fails: unchanged where the strong guarantee holds, and usable elsewhere.

#include "vitalfew/classify/live_cutoffs.hpp"
#include "vitalfew/clients/client_collector.hpp"
#include "vitalfew/distributed/value_tally.hpp"

#include "faults/faults.hpp"
#include "faults/records.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <new>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace vf = vitalfew;
using namespace vitalfew_test;

namespace {

// Makes a change of a copy with its first, second, ... allocation failing; a copy that refused is as the
// object was, and takes the change the next time.
template <class Object, class Change, class Tell>
void check_strong(const Object& object, Change change, Tell tell) {
    Object changed = object;
    change(changed);
    const auto before = tell(object);
    const auto after = tell(changed);
    for (std::size_t nth = 1;; ++nth) {
        REQUIRE(nth < most_faults);
        const std::size_t live = allocations::live();
        bool failed = false;
        bool refused = false;
        bool as_promised = false;
        bool taken_next_time = true;
        {
            Object it = object;
            allocations::fail_at(nth, failing::once);
            try {
                change(it);
            } catch (const std::bad_alloc&) {
                refused = true;
            }
            failed = allocations::stop();
            as_promised = tell(it) == (refused ? before : after);
            if (refused) {
                change(it);
                taken_next_time = tell(it) == after;
            }
        }
        const std::size_t left = allocations::live();  // before doctest takes memory of its own
        CAPTURE(nth);
        REQUIRE(left == live);
        REQUIRE((failed || !refused));
        REQUIRE(as_promised);
        REQUIRE(taken_next_time);
        if (!failed) {
            break;
        }
    }
}

}  // namespace

TEST_CASE("a tally is unchanged when there is no memory to change it") {
    vf::value_tally<double> tally;
    const auto bytes = [](const auto& one) { return one.to_bytes(); };
    for (const deal& one : some_deals(40)) {
        check_strong(tally, [&](auto& it) { it.observe(one.profit); }, bytes);
        tally.observe(one.profit);
    }
    const std::vector<double> many{1e-300, 1, 1e300, -5, -1e10};
    check_strong(tally, [&](auto& it) { it.observe(many); }, bytes);
    vf::value_tally<double> other;
    other.observe(many);
    check_strong(tally, [&](auto& it) { it.merge(other); }, bytes);
    tally.merge(other);
    check_strong(tally, [&](auto& it) { it.remove(other); }, bytes);
    check_strong(tally, [&](auto& it) { it.remove(1e300); }, bytes);
}

TEST_CASE("live cutoffs are unchanged when there is no memory to change them") {
    const auto tell = [](const auto& live) { return std::pair(live.size(), live.current()); };
    vf::live_cutoffs<std::int64_t> live;
    std::int64_t value = 1;
    for (int i = 0; i < 1500; ++i) {
        value = (value * 48271) % 2147483647;
        // Where the first block is begun, where blocks grow, and where one is split.
        if (i < 3 || (i >= 1020 && i <= 1030) || i % 256 == 0) {
            check_strong(live, [&](auto& it) { it.add(value); }, tell);
        }
        live.add(i == 0 ? 16807 : value);
    }
    check_strong(live, [](auto& it) { it.remove(16807); }, tell);
}

TEST_CASE("live cutoffs change a value completely or not at all") {
    const auto tell = [](const auto& live) {
        return std::tuple(live.size(), live.total(), live.current());
    };
    const auto check_change = [&](const auto& live, auto from, auto to) {
        auto changed = live;
        changed.change(from, to);
        auto expected = live;
        expected.remove(from);
        expected.add(to);
        CHECK(tell(changed) == tell(expected));
        check_strong(live, [&](auto& it) { it.change(from, to); }, tell);
    };
    vf::live_cutoffs<std::int64_t> live;
    for (std::int64_t i = 0; i < 1024; ++i) {
        live.add(10 * i);
    }
    check_change(live, 5000, 5001);  // a full block is split
    live.add(1);                     // now two blocks
    check_change(live, 5000, 9001);
    check_change(live, 9000, 2);
    check_change(live, 9000, 9000);
    for (std::int64_t i = 300; i < 812; ++i) {
        live.remove(10 * i);
    }
    check_change(live, 20, 9001);  // the two are joined, since few are left
    check_change(live, 20, 21);

    vf::live_cutoffs<std::int64_t> few_above;
    for (std::int64_t i = 0; i < 1025; ++i) {
        few_above.add(10 * i);
    }
    for (std::int64_t i = 0; i < 450; ++i) {
        few_above.add(10 * i + 5);
    }
    for (std::int64_t i = 1024; i > 512; --i) {
        few_above.remove(10 * i);
    }
    check_change(few_above, 5120, 3);  // the last of its block, which goes

    vf::live_cutoffs<double> far;  // sums that take memory of their own
    for (const double value : {1e300, 1e-300, 1.0, 5e-324, -7.0}) {
        far.add(value);
    }
    check_change(far, 1.0, 1e200);
    check_change(far, -7.0, 1e-200);
    check_change(far, 1e300, -1e300);
    vf::live_cutoffs<double> single;
    single.add(1.0);
    check_change(single, 1.0, 1e300);
}

TEST_CASE("a collector can go on after a deal that failed") {
    const std::vector<deal> deals = some_deals(60);
    for (const vf::return_rule returns : {vf::return_rule::none, vf::return_rule::negative_deals}) {
        for (std::size_t nth = 1;; ++nth) {
            REQUIRE(nth < most_faults);
            const std::size_t live = allocations::live();
            bool failed = false;
            {
                vf::client_collector<std::string, std::int64_t, int> collector(
                    {.returns = returns});
                allocations::fail_at(nth, failing::once);
                for (const deal& one : deals) {
                    try {
                        collector.add(one.client, one.amount, one.day, one.id);
                    } catch (const std::bad_alloc&) {
                        failed = true;
                    }
                }
                failed = allocations::stop() || failed;
                std::size_t lines = 0;
                for (const auto& client : collector.finish()) {
                    REQUIRE(client.key.starts_with("a client with a long name"));
                    lines += client.deals;
                }
                REQUIRE(lines <= deals.size());
            }
            REQUIRE(allocations::live() == live);
            if (!failed) {
                break;
            }
        }
    }
}

TEST_CASE("a collector can go on after keys that threw") {
    const std::vector<deal> deals = some_deals(60);
    for (std::size_t nth = 1;; ++nth) {
        REQUIRE(nth < most_faults);
        const std::size_t live = allocations::live();
        bool failed = false;
        {
            vf::client_collector<touchy_key, std::int64_t> collector;
            user_calls::fail_at(nth, failing::once);
            std::size_t refused = 0;
            for (const deal& one : deals) {
                try {
                    collector.add(touchy_key(one.client), one.amount, one.day);
                } catch (const planned_fault&) {
                    ++refused;
                }
            }
            failed = user_calls::stop();
            REQUIRE(refused == (failed ? 1 : 0));
            std::size_t lines = 0;
            for (const auto& client : collector.finish()) {
                lines += client.deals;
            }
            REQUIRE(lines == deals.size() - refused);
        }
        REQUIRE(allocations::live() == live);
        if (!failed) {
            break;
        }
    }
}
