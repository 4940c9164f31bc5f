// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/core/concepts.hpp>
#include <vitalfew/core/period.hpp>

#include "support/archetypes.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <forward_list>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace concepts_test {

namespace {

using vitalfew_test::minimal_money;
using vitalfew_test::money;

struct record {
    std::string name;
    std::int64_t profit;
    [[nodiscard]] double margin() const { return static_cast<double>(profit) / 2; }
};

struct not_ordered {};

}  // namespace

// Concepts are answers at compile time: these are the tests, and the case below makes them seen.

static_assert(vitalfew::arithmetic_value<std::int8_t> && vitalfew::arithmetic_value<std::uint64_t>);
static_assert(vitalfew::arithmetic_value<float> && vitalfew::arithmetic_value<double>);
static_assert(!vitalfew::arithmetic_value<bool> && !vitalfew::arithmetic_value<char>);
static_assert(!vitalfew::arithmetic_value<char8_t> && !vitalfew::arithmetic_value<wchar_t>);
static_assert(!vitalfew::arithmetic_value<long double>);

static_assert(vitalfew::summable_value<money> && vitalfew::exact_integer_value<money>);
static_assert(vitalfew::summable_value<minimal_money> &&
              !vitalfew::exact_integer_value<minimal_money>);
static_assert(!vitalfew::ordered_value<std::string>, "a name is not an amount");
static_assert(!vitalfew::ordered_value<std::string_view> && !vitalfew::ordered_value<const char*>);
static_assert(!vitalfew::ordered_value<long double> && !vitalfew::ordered_value<bool>);
static_assert(!vitalfew::ordered_value<not_ordered>);

// What may be empty ends the compilation (tests/static), so only the reason is asked here.
static_assert(vitalfew::detail::maybe_empty<std::optional<double>> &&
              vitalfew::detail::maybe_empty<double*> &&
              vitalfew::detail::maybe_empty<std::shared_ptr<double>> &&
              vitalfew::detail::maybe_empty<std::shared_ptr<void>> &&
              vitalfew::detail::maybe_empty<std::unique_ptr<double>> &&
              vitalfew::detail::maybe_empty<std::variant<std::monostate, double>>);
static_assert(!vitalfew::detail::maybe_empty<double> && !vitalfew::detail::maybe_empty<money> &&
              !vitalfew::detail::maybe_empty<std::string> &&
              !vitalfew::detail::maybe_empty<std::reference_wrapper<double>> &&
              !vitalfew::detail::maybe_empty<vitalfew::date>);

static_assert(vitalfew::client_range<std::vector<record>&>);
static_assert(vitalfew::client_range<std::forward_list<record>>);
static_assert(!vitalfew::client_range<std::ranges::istream_view<int>>, "seen only once");

static_assert(vitalfew::value_projection<decltype(&record::profit), std::vector<record>&>);
static_assert(vitalfew::value_projection<decltype(&record::margin), const std::vector<record>&>);
static_assert(!vitalfew::value_projection<decltype(&record::name), std::vector<record>&>);
static_assert(vitalfew::key_projection<decltype(&record::name), std::vector<record>&>);
static_assert(!vitalfew::key_projection<std::identity, std::vector<record>&>, "no hash");
static_assert(vitalfew::count_projection<decltype(&record::profit), std::vector<record>&>);
static_assert(!vitalfew::count_projection<decltype(&record::margin), std::vector<record>&>);
static_assert(!vitalfew::date_projection<decltype(&record::profit), std::vector<record>&>);

TEST_CASE("the concepts accept their models and refuse their counter-models") {
    const record one{"one", 1};
    CHECK(std::invoke(&record::margin, one) == 0.5);  // all else is checked above
}

}  // namespace concepts_test
