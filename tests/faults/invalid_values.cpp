// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Every public algorithm that takes values refuses a NaN, whatever type it is of, and says where it is.

#include "vitalfew/vitalfew.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <ratio>
#include <stdexcept>
#include <string>
#include <vector>

namespace vf = vitalfew;
namespace ask = vitalfew::ask;

namespace invalid_values_test {

// A value with a comparison of three ways that knows that not all of them are ordered.
struct points {
    double number;
    friend auto operator<=>(const points&, const points&) = default;
    friend points operator+(points a, points b) { return {a.number + b.number}; }
};

// A value with < and == written by hand, as before C++20.
struct marks {
    double number;
    friend bool operator<(const marks& a, const marks& b) { return a.number < b.number; }
    friend bool operator==(const marks& a, const marks& b) { return a.number == b.number; }
    friend marks operator+(const marks& a, const marks& b) { return {a.number + b.number}; }
};

// Money that is kept in a double, with whole cents for the sums.
struct euros {
    double number;
    friend bool operator<(const euros& a, const euros& b) { return a.number < b.number; }
    friend bool operator==(const euros& a, const euros& b) { return a.number == b.number; }
};

using seconds = std::chrono::duration<double>;
using moment = std::chrono::time_point<std::chrono::system_clock, seconds>;

}  // namespace invalid_values_test

template <>
struct vitalfew::exact_integer<invalid_values_test::euros> {
    static std::int64_t to_integer(const invalid_values_test::euros& value) {
        if (value != value) {
            throw std::logic_error("NaN has no cents");
        }
        return static_cast<std::int64_t>(value.number * 100);
    }
    static invalid_values_test::euros from_integer(std::int64_t cents) {
        return {static_cast<double>(cents) / 100};
    }
};

// A number class that knows infinities, as those of multiprecision libraries do.
namespace invalid_values_test {
struct wide_number {
    double number = 0;
    friend bool operator<(const wide_number& a, const wide_number& b) {
        return a.number < b.number;
    }
    friend bool operator==(const wide_number& a, const wide_number& b) {
        return a.number == b.number;
    }
    friend wide_number operator+(const wide_number& a, const wide_number& b) {
        return {a.number + b.number};
    }
    friend wide_number operator-(const wide_number& a) { return {-a.number}; }
};
}  // namespace invalid_values_test

template <>
class std::numeric_limits<invalid_values_test::wide_number> {
public:
    static constexpr bool is_specialized = true;
    static constexpr bool has_infinity = true;
    static constexpr invalid_values_test::wide_number infinity() {
        return {std::numeric_limits<double>::infinity()};
    }
};

namespace invalid_values_test {

namespace {

template <class T>
T make(double number) {
    if constexpr (std::is_same_v<T, moment>) {
        return moment(seconds(number));
    } else if constexpr (std::is_same_v<T, seconds>) {
        return seconds(number);
    } else if constexpr (std::is_arithmetic_v<T>) {
        return static_cast<T>(number);
    } else {
        return T{number};
    }
}

template <class T>
struct client {
    std::string name;
    std::string region;
    T value;
    T fine;  // always valid
    std::uint64_t deals = 2;
    std::optional<vf::date> last;
    vf::date day{};
    vf::grade past = vf::grade::A;
};

constexpr auto day = vf::date(std::chrono::days(20'000));

// A base of distinct clients; the values at these two indices are invalid.
struct bad_places {
    std::size_t first;
    std::size_t second;
};

template <class T>
std::vector<client<T>> base_with(std::size_t size, const bad_places& bad, double invalid) {
    std::vector<client<T>> base;
    for (std::size_t i = 0; i < size; ++i) {
        const auto number = static_cast<double>(1 + i * 7 % 13);
        const bool is_bad = i == bad.first || i == bad.second;
        base.push_back({"client " + std::to_string(i), "region " + std::to_string(i % 3),
                        make<T>(is_bad ? invalid : number), make<T>(number), 2, day, day});
    }
    return base;
}

// The algorithms under test, each a call with a base. What takes one value gets that at the first bad index.
template <class T>
struct refusals {
    const std::vector<client<T>>& base;
    const bad_places& bad;

    // How many are invalid, and where the first is, must be said by what takes a whole base.
    template <class Call>
    void of_base(const char* name, Call call) const {
        expect(name, 2, bad.first, call);
    }
    template <class Call>
    void of_one(const char* name, Call call) const {
        expect(name, 1, 0, [&] { return call(base[bad.first].value); });
    }

    template <class Call>
    static void expect(const char* name, std::size_t count, std::size_t index, Call call) {
        CAPTURE(name);
        try {
            (void)call();
            FAIL_CHECK("accepted");
        } catch (const vf::invalid_value& error) {
            CHECK(error.count() == count);
            CHECK(error.first_index() == index);
        }
    }
};

template <class T>
void check_ordered(const refusals<T>& all) {
    const auto& base = all.base;
    constexpr auto value = &client<T>::value;
    for (const vf::ties& rule :
         {vf::ties::min, vf::ties::max, vf::ties::dense, vf::ties::ordinal}) {
        all.of_base("rank", [&] { return vf::rank(base, value, rule).size(); });
    }
    all.of_base("rank, mean", [&] { return vf::rank(base, value, vf::ties::average).size(); });
    all.of_base("rank_by", [&] { return vf::rank_by(base, &client<T>::region, value).size(); });
    all.of_base("rank_by, mean", [&] {
        return vf::rank_by(base, &client<T>::region, value, vf::ties::average).size();
    });
    for (const std::size_t n : {std::size_t{0}, std::size_t{3}, base.size()}) {
        all.of_base("top", [&] { return vf::top(base, n, value); });
    }
    all.of_base("quantile_edges", [&] { return vf::quantile_edges(base, value).scores(); });
    const auto edges = vf::quantile_edges(base, &client<T>::fine);
    all.of_one("score_edges", [&](const T& one) { return edges(one); });
    all.of_base("rfm", [&] {
        return vf::rfm(base, day,
                       vf::rfm_fields(&client<T>::last, &client<T>::deals, &client<T>::value))
            .size();
    });
    const auto scores =
        vf::rfm(base, day, vf::rfm_fields(&client<T>::last, &client<T>::deals, &client<T>::fine));
    all.of_one("rfm_edges", [&](const T& one) {
        return scores.edges()(std::chrono::days(3), std::uint64_t{2}, one);
    });
    all.of_base("rfm, given edges", [&] {
        return vf::rfm(base, day,
                       vf::rfm_fields(&client<T>::last, &client<T>::deals, &client<T>::value),
                       {.monetary = edges})
            .size();
    });
}

template <class T>
void check_summable(const refusals<T>& all) {
    const auto& base = all.base;
    constexpr auto value = &client<T>::value;
    constexpr auto fine = &client<T>::fine;
    all.of_base("classify", [&] { return vf::classify(base, value).size(); });
    all.of_base("classify, workspace", [&] {
        vf::classify_workspace workspace;
        return vf::classify(base, value, {}, workspace).size();
    });
    std::vector<vf::grade> grades(base.size(), vf::grade::Z);
    all.of_base("classify_into", [&] {
        vf::classify_workspace workspace;
        return vf::classify_into(base, value, grades, {}, workspace).size();
    });
    CHECK(grades == std::vector<vf::grade>(base.size(), vf::grade::Z));
    for (const auto rule : {vf::crossing::upper, vf::crossing::lower, vf::crossing::nearest}) {
        all.of_base("find_cutoffs",
                    [&] { return vf::find_cutoffs(base, value, {.crossing = rule}).size(); });
    }
    const auto ends = vf::find_cutoffs(base, fine);
    all.of_one("cutoffs", [&](const T& one) { return ends(one); });
    all.of_one("admits", [&](const T& one) { return ends[0].admits(one); });
    all.of_one("stored cutoffs", [&](const T& one) {
        return vf::cutoffs<T>({{vf::cutoff_side::at_least, one}}).size();
    });
    all.of_base("classify_with", [&] { return vf::classify_with(base, value, ends).size(); });
    all.of_base("classify_by",
                [&] { return vf::classify_by(base, &client<T>::region, value).grades().size(); });
    all.of_base("standings", [&] { return vf::standings(base, value).size(); });
    const auto table = vf::standings(base, fine);
    all.of_one("standing_table", [&](const T& one) { return table(one).place; });
    all.of_one("exact_sum", [](const T& one) {
        vf::exact_sum<T> sum;
        sum += one;
        return 0;
    });
    all.of_base("classify_with_hysteresis",
                [&] { return vf::classify_with_hysteresis(base, value, &client<T>::past).size(); });
    all.of_base("base_inflation",
                [&] { return vf::base_inflation(base, &client<T>::deals, value).clients; });
    all.of_base("find_order_patterns", [&] {
        return vf::find_order_patterns(base, &client<T>::deals, value).labels().size();
    });
    all.of_base("find_dominance", [&] {
        return vf::find_dominance(
                   base, [](const auto&) { return std::optional<vf::sum_of_t<T>>(); }, value)
            .dominated;
    });
    all.of_base("grade_shift",
                [&] { return vf::grade_shift(base, &client<T>::deals, value).before().size(); });
    const auto migration = [&](auto before, auto after) {
        const auto found =
            vf::find_migration(vf::keyed_analysis(base, &client<T>::name, before, grades),
                               vf::keyed_analysis(base, &client<T>::name, after, grades));
        return found.size();
    };
    all.of_base("find_migration, before", [&] { return migration(value, fine); });
    all.of_base("find_migration, after", [&] { return migration(fine, value); });
    all.of_base("cross_tabulate",
                [&] { return vf::cross_tabulate(grades, grades, base, value).rows().size(); });
    const auto scores =
        vf::rfm(base, day, vf::rfm_fields(&client<T>::last, &client<T>::deals, &client<T>::fine));
    all.of_base("segment_clients", [&] {
        return vf::segment_clients(base, scores, vf::default_rfm_segments(), value).labels.size();
    });
    all.of_base("descending", [&] { return vf::descending_values_of(base, value).size(); });
    all.of_base("client_risk", [&] { return vf::client_risk(base, value).largest; });
    all.of_base("top_share", [&] { return vf::top_share(base, std::size_t{3}, value).clients; });
    all.of_base("top_share, share",
                [&] { return vf::top_share(base, vf::percent(20), value).clients; });
    all.of_base("clients_for_share",
                [&] { return vf::clients_for_share(base, vf::percent(80), value).clients; });
    all.of_base("balance_point", [&] { return vf::balance_point(base, value).clients; });
    const auto fields = vf::deal_fields(&client<T>::name, value, &client<T>::day);
    all.of_base("collect_clients", [&] { return vf::collect_clients(base, fields).size(); });
    const vf::calendar_grid grid(vf::period(day - std::chrono::days(400), day),
                                 vf::calendar_unit::month);
    all.of_base("collect_demand", [&] { return vf::collect_demand(base, fields, grid).size(); });
    vf::client_collector<std::string, T> clients;
    all.of_one("client_collector",
               [&](const T& one) { return clients.add(std::string("a"), one, day); });
    CHECK(clients.finish().empty());
    vf::demand_collector<std::string, T> demand(grid);
    all.of_one("demand_collector", [&](const T& one) {
        demand.add(std::string("a"), one, day);
        return 0;
    });
    all.of_base("analyse",
                [&] { return vf::analyse(base, fields, {}, ask::places()).grades().size(); });
}

template <class T>
void check_live(const refusals<T>& all) {
    const auto& base = all.base;
    vf::live_cutoffs<T> live;
    live.add(base.front().fine);
    all.of_one("live_cutoffs, add", [&](const T& one) {
        live.add(one);
        return 0;
    });
    all.of_one("live_cutoffs, remove", [&](const T& one) {
        live.remove(one);
        return 0;
    });
    all.of_one("live_cutoffs, change to", [&](const T& one) {
        live.change(base.front().fine, one);
        return 0;
    });
    all.of_one("live_cutoffs, change from", [&](const T& one) {
        live.change(one, base.front().fine);
        return 0;
    });
    CHECK(live.size() == 1);
}

template <class T>
void check_measurable(const refusals<T>& all) {
    const auto& base = all.base;
    constexpr auto value = &client<T>::value;
    constexpr auto fine = &client<T>::fine;
    all.of_base("gini", [&] { return vf::gini(base, value).population; });
    all.of_base("herfindahl", [&] { return vf::herfindahl(base, value).index; });
    all.of_base("lorenz", [&] { return vf::lorenz(base, value).size(); });
    all.of_base("whale", [&] { return vf::whale(base, value).size(); });
    all.of_base("concentration", [&] { return vf::concentration(base, value).clients; });
    all.of_base("computed_limits", [&] { return vf::computed_limits(base, value).cutoffs(); });
    all.of_base("variation_of", [&] { return vf::variation_of(base, value).periods(); });
    const auto table = vf::standings(base, fine);
    all.of_base("near_limits",
                [&] { return vf::near_limits(base, value, table, vf::permille(5)); });
    all.of_one("rise", [&](const T& one) { return table.rise(one).has_value(); });
    all.of_one("slip", [&](const T& one) { return table.slip(one).has_value(); });
    const std::vector<int> labels(base.size(), 1);
    all.of_base("effort_by, value",
                [&] { return vf::effort_by(labels, base, fine, value).rows().size(); });
    all.of_base("effort_by, effort",
                [&] { return vf::effort_by(labels, base, value, fine).rows().size(); });
    for (const auto how : {vf::criterion_scaling::min_max, vf::criterion_scaling::by_rank}) {
        all.of_base("ng_score", [&] {
            return vf::ng_score(
                base, vf::criterion(fine),
                vf::criterion(value, vf::preference_direction::higher_is_better, how));
        });
        all.of_base("weighted_score", [&] {
            return vf::weighted_score(
                base, vf::weighted_criterion(1, fine),
                vf::weighted_criterion(1, value, vf::preference_direction::lower_is_better, how));
        });
    }
    all.of_base("topsis", [&] {
        return vf::targeting::topsis(base, vf::weighted_criterion(1, fine),
                                     vf::weighted_criterion(1, value));
    });
    using namespace vf::targeting;
    const auto number = [](double it) { return make<T>(it); };
    all.of_one("linear_score",
               [&](const T& one) { return linear_score<T>(number(1), number(9))(one); });
    all.of_one("target_band", [&](const T& one) {
        return target_band<T>(number(1), number(2), number(3), number(4))(one);
    });
    all.of_one("step_score",
               [&](const T& one) { return step_score<T>(0, {{number(1), 1.0}})(one); });
    const T& nan = base[all.bad.first].value;
    CHECK_THROWS_AS(linear_score<T>(nan, number(9)), vf::invalid_edges);
    CHECK_THROWS_AS(step_score<T>(0, {{nan, 1.0}}), vf::invalid_edges);
    CHECK_THROWS_AS(target_band<T>(number(1), number(2), number(3), nan), vf::invalid_edges);
    const target_profile<client<T>> profile(
        {objective("value", 1, value, linear_score<T>(number(1), number(9)))});
    CHECK_THROWS_AS((void)rank_by_fit(base, profile), vf::invalid_score);
}

template <class T>
void check_tallied(const refusals<T>& all) {
    const auto& base = all.base;
    constexpr auto value = &client<T>::value;
    vf::value_tally<T> tally;
    tally.observe(base, &client<T>::fine);
    const vf::value_tally<T> before = tally;
    all.of_one("tally, observe", [&](const T& one) {
        tally.observe(one);
        return 0;
    });
    all.of_one("tally, remove", [&](const T& one) {
        tally.remove(one);
        return 0;
    });
    all.of_base("tally, observe a base", [&] {
        tally.observe(base, value);
        return 0;
    });
    all.of_base("tally, remove a base", [&] {
        tally.remove(base, value);
        return 0;
    });
    CHECK(tally == before);
    const vf::cutoff_search<T> search(tally);
    if (!search.done()) {
        all.of_base("narrow", [&] {
            return vf::answer_narrowing_request(search.request(), base, value).to_bytes();
        });
    }
}

template <class T>
void check_all(std::size_t size, const bad_places& bad,
               double invalid = std::numeric_limits<double>::quiet_NaN()) {
    CAPTURE(size);
    CAPTURE(invalid);
    const auto base = base_with<T>(size, bad, invalid);
    const refusals<T> all{base, bad};
    check_ordered(all);
    if constexpr (vf::summable_value<T>) {
        check_summable(all);
    }
    if constexpr (vf::measurable_value<T>) {
        check_measurable(all);
        check_live(all);
    }
    if constexpr (vf::tallied_value<T>) {
        check_tallied(all);
    }
}

}  // namespace

// Small bases are sorted, larger ones go by histograms and radix sorts: each finds the NaN.
constexpr bad_places in_small{3, 8};
constexpr bad_places in_large{511, 1999};
constexpr std::size_t small = 10;
constexpr std::size_t large = 2000;

TEST_CASE_TEMPLATE("a NaN is refused, whatever its type", T, double, float, points, marks, euros,
                   wide_number, seconds, moment) {
    check_all<T>(small, in_small);
    check_all<T>(large, in_large);
}

TEST_CASE_TEMPLATE("an infinite value is refused where its type tells", T, double, float, seconds,
                   moment, wide_number) {
    check_all<T>(small, in_small, std::numeric_limits<double>::infinity());
    check_all<T>(small, in_small, -std::numeric_limits<double>::infinity());
}

TEST_CASE("the message of a user's own type says what is wrong and where") {
    const std::vector<seconds> base{seconds(1), seconds(std::numeric_limits<double>::quiet_NaN())};
    CHECK_THROWS_WITH_AS(
        (void)vf::classify(base),
        doctest::Contains("1 value is NaN or infinite; the first is nan at index 1"),
        vf::invalid_value);
    const std::vector<wide_number> wide{{-std::numeric_limits<double>::infinity()}};
    CHECK_THROWS_WITH_AS((void)vf::rank(wide), doctest::Contains("the first is -inf at index 0"),
                         vf::invalid_value);
}

// Types with a total order are not asked: their comparison may be dear.
struct counted {
    std::int64_t number;
    inline static std::size_t comparisons = 0;
    friend std::strong_ordering operator<=>(const counted& a, const counted& b) {
        ++comparisons;
        return a.number <=> b.number;
    }
    friend bool operator==(const counted& a, const counted& b) {
        ++comparisons;
        return a.number == b.number;
    }
};

TEST_CASE("a type with a total order is not compared with itself") {
    const std::vector<counted> one{{1}};
    counted::comparisons = 0;
    (void)vf::rank(one);
    CHECK(counted::comparisons == 0);
}

}  // namespace invalid_values_test
