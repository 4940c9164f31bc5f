// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BENCH_CONFIG_HPP
#define VITALFEW_BENCH_CONFIG_HPP

#include "vitalfew/core/grade.hpp"

#include <algorithm>  // std::sort
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// What all benchmarks have in common: the data, the sizes, and the floor that everything is compared with.
namespace vitalfew_bench {

// --- Sizes -----------------------------------------------------------------------------------------------

/// Numbers of clients, in powers of ten: what ./dev bench takes, and what it takes with --full.
inline constexpr std::array<std::size_t, 2> usual_sizes{1'000'000, 10'000'000};
inline constexpr std::array<std::size_t, 5> full_sizes{10'000, 100'000, 1'000'000, 10'000'000,
                                                       100'000'000};
/// What the micro-benchmarks go up to, from 100.
inline constexpr std::size_t micro_size = 10'000'000;
/// For collect_clients: deals, and the clients that they are spread over.
inline constexpr std::size_t deal_count = 10'000'000;
inline constexpr std::size_t deal_clients = 1'000'000;

// --- Distributions ---------------------------------------------------------------------------------------

enum class distribution : std::uint8_t {
    lognormal,
    pareto,
    binade,
    equal,
    two_values,
    sorted,
    cents,
    negative
};

struct distribution_info {
    distribution id;
    std::string_view name;
    std::string_view type;
    std::string_view description;
};

inline constexpr std::array<distribution_info, 8> distributions{{
    {distribution::lognormal, "lognormal", "double", "lognormal, mu 5, sigma 1.8"},
    {distribution::pareto, "pareto", "double", "Pareto, alpha 1.16 (the 80/20 one)"},
    {distribution::binade, "binade", "double", "uniform in [1, 2): one binade"},
    {distribution::equal, "equal", "double", "all equal"},
    {distribution::two_values, "two_values", "double", "two values: 20 % are 1000, the rest 10"},
    {distribution::sorted, "sorted", "double", "the lognormal one, sorted upward"},
    {distribution::cents, "cents", "int64", "the lognormal one in whole cents, 64-bit integers"},
    {distribution::negative, "negative", "double", "the lognormal one, 30 % of it negated"},
}};

/// Random numbers that are the same with every standard library, whose distributions differ (std::log and
/// std::cos may still differ in the last bit). SplitMix64 (Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", 2014).
class random_numbers {
public:
    explicit random_numbers(std::uint64_t seed) noexcept : state_(seed) {}

    [[nodiscard]] std::uint64_t bits() noexcept {
        std::uint64_t z = state_ += 0x9E37'79B9'7F4A'7C15U;
        z = (z ^ (z >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D0'49BB'1331'11EBU;
        return z ^ (z >> 31U);
    }
    /// In (0, 1).
    [[nodiscard]] double uniform() noexcept {
        return (static_cast<double>(bits() >> 12U) + 0.5) * 0x1p-52;
    }
    /// Of mean 0 and variance 1 (Box and Muller, 1958).
    [[nodiscard]] double normal() noexcept {
        constexpr double two_pi = 6.283185307179586;
        const double radius = std::sqrt(-2 * std::log(uniform()));
        return radius * std::cos(two_pi * uniform());
    }
    [[nodiscard]] double lognormal() noexcept { return std::exp(5 + 1.8 * normal()); }
    /// In [0, end), as even as 64 bits allow.
    [[nodiscard]] std::size_t below(std::size_t end) noexcept {
        return static_cast<std::size_t>(uniform() * static_cast<double>(end));
    }

private:
    std::uint64_t state_;
};

inline constexpr std::uint64_t seed = 20'260'101;

/// The values of n clients. Doubles, but for distribution::cents.
template <class Value>
[[nodiscard]] std::vector<Value> make_values(distribution which, std::size_t n) {
    random_numbers random(seed);
    std::vector<Value> values(n);
    for (Value& value : values) {
        if constexpr (std::is_integral_v<Value>) {
            value = static_cast<Value>(std::llround(random.lognormal() * 100));
        } else {
            switch (which) {
                case distribution::pareto: value = std::pow(random.uniform(), -1 / 1.16); break;
                case distribution::binade: value = 1 + random.uniform(); break;
                case distribution::equal: value = 49.95; break;
                case distribution::two_values: value = random.uniform() < 0.2 ? 1000 : 10; break;
                case distribution::negative:
                    value = random.lognormal();
                    value = random.uniform() < 0.3 ? -value : value;
                    break;
                default: value = random.lognormal(); break;
            }
        }
    }
    if (which == distribution::sorted) {
        std::sort(values.begin(), values.end());
    }
    return values;
}

/// A client as it stands in a user's memory: a value among much else.
struct client_record {
    std::uint64_t id;
    std::array<char, 32> name;
    std::uint64_t since;
    double value;
    std::uint64_t flags;
};
static_assert(sizeof(client_record) == 64);

[[nodiscard]] inline std::vector<client_record> make_records(std::span<const double> values) {
    std::vector<client_record> records(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        records[i] = {i, {}, 0, values[i], 0};
    }
    return records;
}

// --- Deals -----------------------------------------------------------------------------------------------

/// A line of a list of sales. The day counts from 1970-01-01.
struct deal {
    std::int64_t client;
    std::int64_t cents;
    std::int64_t day;
};

/// Deals in no order over as many clients, each as likely as the other, which is hardest on caches; the
/// keys are customer numbers with gaps; the days are those of two years.
[[nodiscard]] inline std::vector<deal> make_deals(std::size_t n, std::size_t clients) {
    random_numbers random(seed);
    std::vector<deal> deals(n);
    for (deal& it : deals) {
        it.client = 1'000'000 + 7 * static_cast<std::int64_t>(random.below(clients));
        it.cents = std::llround(random.lognormal() * 100);
        it.day = 20'000 + static_cast<std::int64_t>(random.below(730));
    }
    return deals;
}

/// The key of a client as text, short enough for the small strings of libstdc++ and libc++ to hold it.
[[nodiscard]] inline std::string text_key(std::int64_t client) {
    return "C-" + std::to_string(1'000'000'000 + client);
}

// --- The floor -------------------------------------------------------------------------------------------

/// About the median of the lognormal values, so that no branch predictor would help.
template <class Value>
inline constexpr Value floor_cutoff = 148;

/// What any classification at least must do: read 8 bytes a client and write 1. Grades by a cutoff that is
/// known already, as the compiler makes it, for all the vector width it was given.
template <class Value>
void read_8_write_1(std::span<const Value> values, Value cutoff,
                    std::span<vitalfew::grade> grades) noexcept {
    const Value* const from = values.data();
    vitalfew::grade* const to = grades.data();
    for (std::size_t i = 0; i < values.size(); ++i) {
        to[i] = static_cast<vitalfew::grade>(static_cast<unsigned char>(from[i] < cutoff));
    }
}

}  // namespace vitalfew_bench

#endif
