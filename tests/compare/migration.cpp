// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include <vitalfew/classify/classify.hpp>
#include <vitalfew/clients/client_profile.hpp>
#include <vitalfew/compare/find_migration.hpp>
#include <vitalfew/compare/keyed_analysis.hpp>

#include "support/archetypes.hpp"
#include "support/random_values.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <limits>
#include <list>
#include <map>
#include <ranges>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace migration_test {

using vitalfew::classify;
using vitalfew::find_migration;
using vitalfew::grade;
using vitalfew::keyed_analysis;
using vitalfew::migration_kind;
using vitalfew::percent;
using vitalfew::share;
using enum vitalfew::grade;

namespace {

struct kept {
    std::string name;
    vitalfew::grade grade;
    std::int64_t profit;
};

const std::vector<kept>& last() {
    static const std::vector<kept> rows{{"Ant", A, 600}, {"Bee", A, 300}, {"Cat", B, 120},
                                        {"Dog", C, 40},  {"Eel", D, -3},  {"Fox", A, 80}};
    return rows;
}
const std::vector<kept>& now() {
    static const std::vector<kept> rows{{"Cat", A, 700}, {"Ant", A, 500}, {"Bee", C, 90},
                                        {"Dog", C, 20},  {"Hen", B, 10},  {"Gnu", D, -4}};
    return rows;
}

auto side(const std::vector<kept>& rows) {
    return keyed_analysis(rows, &kept::name, &kept::profit, &kept::grade);
}

struct numbered {
    std::uint32_t key;
    std::int64_t value;
};

/// Neither text nor number, but hashable.
struct branch_key {
    int bank;
    int branch;
    friend bool operator==(const branch_key&, const branch_key&) = default;
};

}  // namespace

}  // namespace migration_test

template <>
struct std::hash<migration_test::branch_key> {
    std::size_t operator()(const migration_test::branch_key& key) const noexcept {
        return std::hash<int>{}(key.bank) * 1000 + std::hash<int>{}(key.branch);
    }
};

namespace migration_test {

TEST_CASE("who moved where, by number and by value") {
    const auto moves = find_migration(side(last()), side(now()),
                                      [](std::string_view name) { return name == "Gnu"; });
    CHECK(moves.size() == 8);
    CHECK(moves.grades_before() == 4);
    CHECK(moves.grades_after() == 4);
    CHECK(moves.cell(A, A).clients == 1);
    CHECK(moves.cell(A, A).before.value == 600);
    CHECK(moves.cell(A, A).after.value == 500);
    CHECK(moves.cell(A, C).clients == 1);
    CHECK(moves.cell(B, A).after.value == 700);
    CHECK(moves.cell(C, C).clients == 1);
    CHECK(moves.cell(A, B).clients == 0);
    CHECK(moves.new_clients(B).clients == 1);
    CHECK(moves.new_clients(B).after.value == 10);
    CHECK(moves.new_clients(D).clients == 0);
    CHECK(moves.returned(D).clients == 1);
    CHECK(moves.returned(D).after.value == 0);
    CHECK(moves.returned(D).after.losses.value == -4);
    CHECK(moves.lost(A).clients == 1);
    CHECK(moves.lost(A).before.value == 80);
    CHECK(moves.lost(D).before.losses.clients == 1);
    CHECK(moves.lost(B).clients == 0);

    CHECK(moves.total(migration_kind::upgrade).clients == 1);
    CHECK(moves.total(migration_kind::stay).clients == 2);
    CHECK(moves.total(migration_kind::stay).before.value == 640);
    CHECK(moves.total(migration_kind::stay).after.value == 520);
    CHECK(moves.total(migration_kind::slip).clients == 1);
    CHECK(moves.total(migration_kind::new_client).clients == 1);
    CHECK(moves.total(migration_kind::returned).clients == 1);
    CHECK(moves.total(migration_kind::lost).clients == 2);
    CHECK(moves.total(migration_kind::lost).before.net() == 77);

    CHECK(moves.total_before(A).clients == 3);
    CHECK(moves.total_before(A).before.value == 980);
    CHECK(moves.total_after(C).clients == 2);
    CHECK(moves.total_after(D).after.net() == -4);
    CHECK(moves.transition(A, A) == share(1, 3));
    CHECK(moves.transition(B, A) == percent(100));
    // A grade that no client has or had.
    CHECK(moves.transition(F, A) == share{});
    CHECK(moves.cell(Z, A).clients == 0);
    CHECK(moves.new_clients(Z).clients == 0);
    CHECK(moves.lost(Z).clients == 0);
    CHECK(moves.total_after(Z).clients == 0);
}

TEST_CASE("client by client: those of the later analysis in order, then the lost ones") {
    const auto moves = find_migration(side(last()), side(now()));
    std::string text;
    for (const auto& move : moves.moves()) {
        text += move.after.has_value() ? now()[move.after->index].name
                                       : last()[move.before->index].name;
        text += move.before.has_value() ? vitalfew::grade_letter(move.before->grade) : '-';
        text += move.after.has_value() ? vitalfew::grade_letter(move.after->grade) : '-';
        text += ' ';
    }
    CHECK(text == "CatBA AntAA BeeAC DogCC Hen-B Gnu-D EelD- FoxA- ");
    CHECK(moves[0].kind == migration_kind::upgrade);
    CHECK(moves[0].before->value == 120);
    CHECK(moves[0].after->value == 700);
    CHECK(moves[2].kind == migration_kind::slip);
    CHECK(moves[3].kind == migration_kind::stay);
    CHECK(moves[5].kind == migration_kind::new_client);
    CHECK(moves[7].kind == migration_kind::lost);
    CHECK(moves[7].before->index == 5);
}

TEST_CASE("grades from a classification, a range or a record") {
    const auto abcd = classify(now(), &kept::profit);
    const std::vector<grade> letters(abcd.grades().begin(), abcd.grades().end());
    const auto count_of = [](auto after) {
        return find_migration(side(last()), std::move(after)).total(migration_kind::stay).clients;
    };
    const auto expected = count_of(keyed_analysis(now(), &kept::name, &kept::profit, abcd));
    CHECK(count_of(keyed_analysis(now(), &kept::name, &kept::profit, letters)) == expected);
    CHECK(count_of(keyed_analysis(now(), &kept::name, &kept::profit,
                                  std::vector<grade>(letters))) == expected);
    CHECK(count_of(keyed_analysis(now(), &kept::name, &kept::profit,
                                  classify(now(), &kept::profit))) == expected);
    // Clients passed as rvalues are kept until the comparison.
    CHECK(count_of(keyed_analysis(std::vector<kept>(now()), &kept::name, &kept::profit, letters)) ==
          expected);
    // All grades of the limits are counted, also those without clients.
    const std::vector<kept> one{{"Ant", A, 5}};
    CHECK(find_migration(side(one), keyed_analysis(one, &kept::name, &kept::profit,
                                                   classify(one, &kept::profit)))
              .grades_after() == 4);
    CHECK(find_migration(side(one), side(one)).grades_after() == 1);
}

TEST_CASE("analyses with different numbers of grades are compared letter by letter") {
    const std::vector<kept> three{{"Ant", C, 1}, {"Bee", A, 9}};
    const std::vector<kept> five{{"Ant", E, 1}, {"Bee", A, 9}};
    const auto moves = find_migration(side(three), side(five));
    CHECK(moves.grades_before() == 3);
    CHECK(moves.grades_after() == 5);
    CHECK(moves.cell(C, E).clients == 1);
    CHECK(moves.total(migration_kind::slip).clients == 1);
}

TEST_CASE("keys of any hashable kind, and texts of two kinds") {
    const std::vector<std::pair<std::string_view, int>> views{{"Ant", 1}, {"Bee", 2}};
    const auto all_a = [](const auto&) { return A; };
    const auto first = [](const auto& p) { return p.first; };
    const auto second = [](const auto& p) { return p.second; };
    const auto moves = find_migration(keyed_analysis(views, first, second, all_a), side(now()));
    CHECK(moves.total(migration_kind::stay).clients == 1);
    CHECK(moves.total(migration_kind::slip).clients == 1);
    // Temporary records, and values of another type.
    const auto made = keyed_analysis(
        now(), [](const kept& k) { return k.name + ""; },
        [](const kept& k) { return static_cast<double>(k.profit); }, &kept::grade);
    CHECK(find_migration(made, side(now())).total(migration_kind::stay).clients == 6);

    const std::vector<std::pair<branch_key, int>> branches{{{1, 2}, 5}, {{1, 3}, 6}};
    CHECK(find_migration(keyed_analysis(branches, first, second, all_a),
                         keyed_analysis(branches, first, second, all_a))
              .cell(A, A)
              .clients == 2);
    const auto names = keyed_analysis(views, first, second, all_a);
    const auto numbers = keyed_analysis(views, second, second, all_a);
    static_assert(vitalfew::comparable_analyses<decltype(names), decltype(made)>);
    static_assert(!vitalfew::comparable_analyses<decltype(names), decltype(numbers)>);
}

TEST_CASE("any range of clients and any value are accepted for moves") {
    const std::array<std::int64_t, 3> one{5, 7, 9};
    const std::array<std::int64_t, 3> other{9, 4, 5};
    const auto key = [](const auto& p) { return p.value; };
    const auto all_a = [](const auto&) { return A; };
    vitalfew_test::bare_forward_range before(one.data(), one.size());
    vitalfew_test::bare_forward_range after(other.data(), other.size());
    const auto moves = find_migration(keyed_analysis(before, key, key, all_a),
                                      keyed_analysis(after, key, key, std::vector<grade>{A, B, C}));
    CHECK(moves.cell(A, A).after.value == 9);
    CHECK(moves.cell(A, C).before.value == 5);
    CHECK(moves.new_clients(B).after.value == 4);
    CHECK(moves.lost(A).before.value == 7);

    std::list<vitalfew_test::move_only_record> records;
    records.emplace_back(5);
    records.emplace_back(8);
    const auto money = [](const auto& r) { return vitalfew_test::minimal_money(r.value); };
    const auto moved = find_migration(
        keyed_analysis(records, &vitalfew_test::move_only_record::value, money, all_a),
        keyed_analysis(after, key, key, all_a));
    CHECK(moved.cell(A, A).before.value.value().cents() == 5);
    CHECK(moved[0].kind == migration_kind::new_client);
    CHECK(moved[3].before->value.cents() == 8);

    using profile = vitalfew::client_profile<std::string, double>;
    profile big{.key = "Ant"};
    big.gross = 1e300;
    big.gross += 1e-300;
    const std::vector<profile> profiles{big};
    const auto big_grades = classify(profiles, vitalfew::client_value);
    const auto graded = keyed_analysis(profiles, &profile::key, vitalfew::client_value, big_grades);
    CHECK(find_migration(graded, graded).cell(A, A).after.value == big.gross);
    // An owner of grades cannot be copied, so it cannot be read while const.
    auto owning =
        keyed_analysis(profiles, &profile::key, vitalfew::client_value, std::vector<grade>{B});
    CHECK(find_migration(graded, owning).cell(A, B).clients == 1);
    static_assert(vitalfew::readable_analysis<decltype(owning)&>);
    static_assert(!vitalfew::readable_analysis<const decltype(owning)&>);
    static_assert(!vitalfew::readable_analysis<std::vector<kept>>);
}

TEST_CASE("empty analyses") {
    const std::vector<kept> nobody;
    CHECK(find_migration(side(nobody), side(nobody)).size() == 0);
    CHECK(find_migration(side(nobody), side(now())).total(migration_kind::new_client).clients == 6);
    CHECK(find_migration(side(last()), side(nobody)).total(migration_kind::lost).clients == 6);
    CHECK(find_migration(side(nobody), side(nobody)).cell(A, A).clients == 0);
}

TEST_CASE("a duplicate client is refused, with its key and both indices") {
    const std::vector<kept> twice{{"Ant", A, 1}, {"Bee", A, 1}, {"Cat", A, 1}, {"Bee", B, 2}};
    CHECK_THROWS_WITH_AS((void)find_migration(side(twice), side(now())),
                         "vitalfew: the earlier analysis has the client \"Bee\" twice, at index 1 "
                         "and 3: merge them, then analyse again",
                         vitalfew::duplicate_key);
    CHECK_THROWS_WITH_AS((void)find_migration(side(last()), side(twice)),
                         "vitalfew: the later analysis has the client \"Bee\" twice, at index 1 "
                         "and 3: merge them, then analyse again",
                         vitalfew::duplicate_key);
    // Also when it is not in the earlier analysis; and with a key that is a number, or cannot be printed.
    const auto all_a = [](const auto&) { return A; };
    const std::vector<numbered> numbers{{7, 1}, {8, 1}, {7, 1}};
    const std::vector<numbered> none;
    const auto numbered_side = [&](const std::vector<numbered>& rows) {
        return keyed_analysis(rows, &numbered::key, &numbered::value, all_a);
    };
    CHECK_THROWS_WITH_AS((void)find_migration(numbered_side(none), numbered_side(numbers)),
                         "vitalfew: the later analysis has the client 7 twice, at index 0 and 2: "
                         "merge them, then analyse again",
                         vitalfew::duplicate_key);
    const std::forward_list<std::pair<branch_key, int>> branches{{{1, 2}, 5}, {{1, 2}, 6}};
    const auto first = [](const auto& p) { return p.first; };
    const auto second = [](const auto& p) { return p.second; };
    CHECK_THROWS_WITH_AS((void)find_migration(keyed_analysis(branches, first, second, all_a),
                                              keyed_analysis(branches, first, second, all_a)),
                         doctest::Contains("has the client twice, at index 0 and 1"),
                         vitalfew::duplicate_key);
}

TEST_CASE("a different number of grades, and values that are not numbers, are refused") {
    const std::vector<grade> two{A, B};
    const std::vector<grade> seven(7, A);
    CHECK_THROWS_WITH_AS(
        (void)find_migration(side(last()), keyed_analysis(now(), &kept::name, &kept::profit, two)),
        "vitalfew: the clients and the grades of an analysis have 6 and 2 entries: give one for "
        "each client to both",
        vitalfew::unequal_lengths);
    CHECK_THROWS_WITH_AS(
        (void)find_migration(keyed_analysis(last(), &kept::name, &kept::profit, seven),
                             side(now())),
        "vitalfew: the clients and the grades of an analysis have 6 and 7 entries: give one for "
        "each client to both",
        vitalfew::unequal_lengths);
    const auto bad = keyed_analysis(
        now(), &kept::name,
        [](const kept& k) {
            return k.name == "Bee" ? std::numeric_limits<double>::quiet_NaN() : 1.0;
        },
        &kept::grade);
    try {
        (void)find_migration(side(last()), bad);
        FAIL("a NaN went through");
    } catch (const vitalfew::invalid_value& error) {
        CHECK(error.count() == 1);
        CHECK(error.first_index() == 2);
        CHECK(std::string(error.what()) ==
              "vitalfew: in the later analysis, 1 value is NaN or infinite; the first is nan at "
              "index 2: repair or leave out those records, then analyse again");
    }
}

TEST_CASE("moves agree with a linear search, in any order of the bases") {
    CHECK(rc::check([] {
        const auto draw = [](std::uint32_t keys) {
            const auto values = *vitalfew_test::tied_values();
            std::map<std::uint32_t, std::int64_t> by_key;
            for (const auto value : values) {
                by_key[*rc::gen::inRange<std::uint32_t>(0, keys)] = value;
            }
            std::vector<numbered> base;
            for (const auto& [key, value] : by_key) {
                base.push_back({key, value});
            }
            return *vitalfew_test::permutation_of(base);
        };
        const std::uint32_t keys = *rc::gen::element(10U, 60U);
        const auto before = draw(keys);
        const auto after = draw(keys);
        const std::set<std::uint32_t> known{1, 4, 7};
        const auto grades_before = classify(before, &numbered::value);
        const auto grades_after = classify(after, &numbered::value, {vitalfew::abc_limits});

        struct sums {
            std::size_t clients = 0;
            std::int64_t before = 0;
            std::int64_t after = 0;
        };
        const auto positive = [](std::int64_t v) { return v > 0 ? v : 0; };
        std::map<std::pair<char, char>, sums> expected;
        for (std::size_t i = 0; i < after.size(); ++i) {
            const auto it = std::find_if(before.begin(), before.end(),
                                         [&](const numbered& n) { return n.key == after[i].key; });
            const char row =
                it != before.end()
                    ? grade_letter(
                          grades_before.grades()[static_cast<std::size_t>(it - before.begin())])
                : known.contains(after[i].key) ? 'r'
                                               : 'n';
            auto& cell = expected[{row, grade_letter(grades_after.grades()[i])}];
            ++cell.clients;
            cell.before += it != before.end() ? positive(it->value) : 0;
            cell.after += positive(after[i].value);
        }
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (std::none_of(after.begin(), after.end(),
                             [&](const numbered& n) { return n.key == before[i].key; })) {
                auto& cell = expected[{grade_letter(grades_before.grades()[i]), 'l'}];
                ++cell.clients;
                cell.before += positive(before[i].value);
            }
        }

        const auto moves =
            find_migration(keyed_analysis(before, &numbered::key, &numbered::value, grades_before),
                           keyed_analysis(after, &numbered::key, &numbered::value, grades_after),
                           [&known](std::uint32_t key) { return known.contains(key); });
        const auto same = [&](char row, char column, const auto& cell) {
            const sums& wanted = expected[{row, column}];
            RC_ASSERT(cell.clients == wanted.clients);
            RC_ASSERT(cell.before.value == wanted.before);
            RC_ASSERT(cell.after.value == wanted.after);
        };
        for (const grade b : {A, B, C, D}) {
            for (const grade a : {A, B, C}) {
                same(grade_letter(b), grade_letter(a), moves.cell(b, a));
            }
            same(grade_letter(b), 'l', moves.lost(b));
        }
        std::size_t clients = 0;
        for (const grade a : {A, B, C}) {
            same('n', grade_letter(a), moves.new_clients(a));
            same('r', grade_letter(a), moves.returned(a));
            RC_ASSERT(moves.total_after(a).clients == grades_after.summary(a).clients);
            RC_ASSERT(moves.total_after(a).after.value == grades_after.summary(a).value);
            clients += moves.total_after(a).clients;
        }
        RC_ASSERT(clients == after.size());
        std::size_t all = 0;
        for (std::size_t kind = 0; kind < vitalfew::migration_kind_count; ++kind) {
            all += moves.total(static_cast<migration_kind>(kind)).clients;
        }
        RC_ASSERT(all == moves.size());
        for (const auto& move : moves.moves()) {
            RC_ASSERT(move.before.has_value() || move.after.has_value());
            if (move.before.has_value() && move.after.has_value()) {
                RC_ASSERT(before[move.before->index].key == after[move.after->index].key);
                RC_ASSERT(move.kind ==
                          vitalfew::migration_between(move.before->grade, move.after->grade));
            }
        }
    }));
}

TEST_CASE("kinds of moves print") {
    static_assert(vitalfew::migration_between(B, A) == migration_kind::upgrade);
    std::ostringstream out;
    for (std::size_t kind = 0; kind < vitalfew::migration_kind_count; ++kind) {
        out << static_cast<migration_kind>(kind) << ';';
    }
    CHECK(out.str() == "upgrade;stay;slip;new;returned;lost;");
    CHECK(find_migration(side(last()), side(now())).total(migration_kind::lost).clients == 2);
}

}  // namespace migration_test
