// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "decide/rule_json.hpp"

#include "vitalfew/core/error.hpp"
#include "vitalfew/decide/decision_wording.hpp"

#include "common/choice.hpp"
#include "common/text.hpp"

#include <algorithm>  // std::max
#include <array>
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <string>
#include <utility>  // std::move
#include <variant>
#include <vector>

namespace client_report {

namespace vf = vitalfew;

namespace {

using json = nlohmann::ordered_json;
using vf::decide::fact;

constexpr std::int64_t minutes_of_a_year = 525'600;
constexpr int share_decimals = 6;    // of a fit or a share: millionths
constexpr int percent_decimals = 4;  // of a per cent: millionths, too

constexpr std::array<choice<vf::decide::bonus_calculation>, 2> bonus_calculations{
    {{"progressive", vf::decide::bonus_calculation::progressive},
     {"flat", vf::decide::bonus_calculation::flat}}};

fact read_fact(const json_place& at) {
    for (std::size_t i = 0; i < vf::decide::facts_count; ++i) {
        if (vf::decide::to_string(static_cast<fact>(i)) == at.text()) {
            return static_cast<fact>(i);
        }
    }
    at.fail("no fact is called " + in_quotes(at.text()) + "; there are: " +
            joined(std::views::iota(std::size_t{0}, vf::decide::facts_count), ", ",
                   [](std::size_t i) { return vf::decide::to_string(static_cast<fact>(i)); }));
}

// A level of a fact as a number: "B" is 1.
std::int64_t read_level(const json_place& at, fact f, int decimals) {
    switch (f) {
        case fact::grade:
        case fact::effective_grade: {
            const std::string& text = at.text();
            if (text.size() != 1 || text.front() < 'A' || text.front() > 'Z') {
                at.fail(in_quotes(text) + " is not a grade from A to Z");
            }
            return text.front() - 'A';
        }
        case fact::is_one_off:
        case fact::small_and_rare:
            if (!at.is(json_node::type::truth)) {
                at.fail("it should be true or false");
            }
            return at.node().text == "true" ? 1 : 0;
        case fact::move: {
            for (std::size_t i = 0; i < vf::migration_kind_count; ++i) {
                if (vf::to_string(static_cast<vf::migration_kind>(i)) == at.text()) {
                    return static_cast<std::int64_t>(i);
                }
            }
            at.fail("no move is called " + in_quotes(at.text()) +
                    "; there are: upgrade, stay, slip, new, returned, lost");
        }
        case fact::trend: {
            for (std::size_t i = 0; i < vf::decide::value_trends; ++i) {
                if (vf::decide::to_string(static_cast<vf::decide::value_trend>(i)) == at.text()) {
                    return static_cast<std::int64_t>(i);
                }
            }
            at.fail("no trend is called " + in_quotes(at.text()) +
                    "; there are: falling, steady, rising");
        }
        case fact::fit:
        case fact::value_share: return at.scaled(share_decimals, 0, vf::decide::millionths_of_one);
        case fact::value: return at.amount(decimals, -most_units, most_units);
        default: return at.whole(-most_days, most_days);
    }
}

vf::decide::condition read_fact_condition(const json_place& at, int decimals) {
    at.allow_only({"fact", "is", "from", "to"});
    const fact f = read_fact(at.member("fact"));
    const auto is = at.look_for("is");
    const auto from = at.look_for("from");
    const auto to = at.look_for("to");
    if (is.has_value() == (from.has_value() || to.has_value())) {
        at.fail(R"(say what the fact should be by "is", or by "from" or "to" or both)");
    }
    const vf::decide::fact_domain domain = vf::decide::domain_of(f);
    if (is) {
        if (is->is(json_node::type::text) && is->text() == "unknown") {
            return vf::decide::is_unknown(f);
        }
        if (is->is(json_node::type::text) && is->text() == "known") {
            return vf::decide::between(f, domain.low, domain.high);
        }
        const std::int64_t level = read_level(*is, f, decimals);
        return vf::decide::between(f, level, level);
    }
    const std::int64_t low = from ? read_level(*from, f, decimals) : domain.low;
    const std::int64_t high = to ? read_level(*to, f, decimals) : domain.high;
    if (high < low) {
        at.fail(R"("to" is before "from"; exchange them)");
    }
    return vf::decide::between(f, low, high);
}

vf::decide::action read_price(const json_place& at) {
    at.allow_only({"kind", "most_percent", "margin_floor_percent"});
    vf::decide::price_concession price{read_percent(at.member("most_percent"))};
    if (const auto floor = at.look_for("margin_floor_percent")) {
        price.margin_floor = read_percent(*floor);
    }
    return price;
}

vf::decide::action read_relationship(const json_place& at) {
    at.allow_only({"kind", "rhythm_days", "owner", "minutes"});
    return vf::decide::relationship{
        std::chrono::days(at.member("rhythm_days").whole(1, most_days)), at.member("owner").text(),
        std::chrono::minutes(at.member("minutes").whole(0, minutes_of_a_year))};
}

vf::decide::action read_bonus(const json_place& at, int decimals) {
    at.allow_only({"kind", "tiers", "calculation"});
    auto calculation = vf::decide::bonus_calculation::progressive;
    if (const auto given = at.look_for("calculation")) {
        const auto chosen = value_in(bonus_calculations, given->text());
        if (!chosen) {
            given->fail(in_quotes(given->text()) + " is not one of " +
                        names_in(bonus_calculations));
        }
        calculation = *chosen;
    }
    const json_place tiers = at.member("tiers");
    std::vector<vf::decide::bonus_tier> read;
    for (const json_place& tier : tiers.items()) {
        tier.allow_only({"from", "percent"});
        read.push_back({tier.member("from").amount(decimals, 0, most_units),
                        read_percent(tier.member("percent"))});
    }
    return at_place(tiers, [&] {
        return vf::decide::yearly_bonus{vf::decide::bonus_scheme(std::move(read), calculation)};
    });
}

vf::decide::action read_action(const json_place& at, int decimals) {
    if (const auto nothing = at.look_for("nothing")) {
        at.allow_only({"nothing"});
        if (nothing->text().empty()) {
            nothing->fail("name the kind of decision, such as \"price\"");
        }
        return vf::decide::no_action{nothing->text()};
    }
    const json_place kind = at.member("kind");
    const std::string& name = kind.text();
    if (name == "price") {
        return read_price(at);
    }
    if (name == "relationship") {
        return read_relationship(at);
    }
    if (name == "bonus") {
        return read_bonus(at, decimals);
    }
    if (name == "ask") {
        at.allow_only({"kind", "what"});
        return vf::decide::inquiry{at.member("what").text()};
    }
    if (name == "renewal" || name == "win back" || name == "stop spending") {
        at.allow_only({"kind"});
        return name == "renewal"    ? vf::decide::action(vf::decide::renewal_watch{})
               : name == "win back" ? vf::decide::action(vf::decide::win_back{})
                                    : vf::decide::action(vf::decide::stop_spending{});
    }
    if (name.empty()) {
        kind.fail("name the kind of decision");
    }
    // A custom kind of action.
    at.allow_only({"kind", "text", "cost", "minutes_a_year"});
    vf::decide::own_action own{name, at.member("text").text()};
    if (const auto cost = at.look_for("cost")) {
        own.cost = cost->amount(decimals, 0, most_units);
    }
    if (const auto minutes = at.look_for("minutes_a_year")) {
        own.in_a_year = std::chrono::minutes(minutes->whole(0, minutes_of_a_year));
    }
    return own;
}

// A level as it is in a file: the opposite of read_level.
json level_json(fact f, std::int64_t level, int decimals) {
    switch (f) {
        case fact::grade:
        case fact::effective_grade:
        case fact::move:
        case fact::trend: return vf::decide::level_text(f, level);
        case fact::is_one_off:
        case fact::small_and_rare: return level == 1;
        case fact::fit:
        case fact::value_share: return number_json(level, share_decimals);
        case fact::value: return number_json(level, decimals);
        default: return level;
    }
}

json range_json(fact f, std::int64_t low, std::int64_t high, int decimals) {
    const vf::decide::fact_domain domain = vf::decide::domain_of(f);
    json range{{"fact", vf::decide::to_string(f)}};
    if (high == domain.unknown()) {
        range["is"] = "unknown";
    } else if (low == domain.low && high == domain.high) {
        range["is"] = "known";
    } else if (low == high) {
        range["is"] = level_json(f, low, decimals);
    } else {
        if (low != domain.low) {
            range["from"] = level_json(f, low, decimals);
        }
        if (high != domain.high) {
            range["to"] = level_json(f, high, decimals);
        }
    }
    return range;
}

json box_json(const vf::decide::fact_box& box, int decimals) {
    json all = json::array();
    for (std::size_t i = 0; i < vf::decide::facts_count; ++i) {
        const auto f = static_cast<fact>(i);
        if (!box.constrains(f)) {
            continue;
        }
        const vf::decide::fact_domain domain = vf::decide::domain_of(f);
        if (box.low(f) == domain.unknown() && box.high(f) != domain.unknown()) {
            // One range when it is read again, so that reasons do not name a fact as unknown.
            all.push_back({{"not", range_json(f, box.high(f) + 1, domain.high, decimals)}});
        } else {
            all.push_back(range_json(f, std::max(box.low(f), domain.low), box.high(f), decimals));
        }
    }
    return all.empty() ? json("always") : all.size() == 1 ? all.front() : json{{"all", all}};
}

json action_json(const vf::decide::action& what, int decimals) {
    json kind{{"kind", vf::decide::kind_of(what)}};
    return std::visit(
        vf::decide::action_visitor{
            [](const vf::decide::no_action& none) { return json{{"nothing", none.kind}}; },
            [&](const vf::decide::price_concession& price) {
                json read = kind;
                read["most_percent"] = percent_json(price.most);
                read["margin_floor_percent"] = percent_json(price.margin_floor);
                return read;
            },
            [&](const vf::decide::relationship& keep) {
                json read = kind;
                read["rhythm_days"] = keep.rhythm.count();
                read["owner"] = keep.owner;
                read["minutes"] = keep.per_contact.count();
                return read;
            },
            [&](const vf::decide::yearly_bonus& bonus) {
                json read = kind;
                read["calculation"] = name_in(bonus_calculations, bonus.scheme.calculation());
                for (const vf::decide::bonus_tier& tier : bonus.scheme.tiers()) {
                    read["tiers"].push_back({{"from", number_json(tier.from, decimals)},
                                             {"percent", percent_json(tier.rate)}});
                }
                return read;
            },
            [&](const vf::decide::inquiry& ask) {
                json read = kind;
                read["what"] = ask.what;
                return read;
            },
            [&](const vf::decide::own_action& own) {
                json read = kind;
                read["text"] = own.text;
                if (own.cost != 0) {
                    read["cost"] = number_json(own.cost, decimals);
                }
                if (own.in_a_year.count() != 0) {
                    read["minutes_a_year"] = own.in_a_year.count();
                }
                return read;
            },
            [&](const auto& /*without parameters*/) { return std::move(kind); }},
        what);
}

}  // namespace

vf::share read_percent(const json_place& at) {
    return {at.scaled(percent_decimals, 0, vf::decide::millionths_of_one),
            vf::decide::millionths_of_one};
}

json number_json(std::int64_t units, int decimals) {
    std::string text = vf::decide::amount_text(units, decimals);
    constexpr std::int64_t exact_in_double = 1'000'000'000'000'000;
    if (units <= -exact_in_double || units >= exact_in_double) {
        return text;
    }
    if (decimals > 0) {
        text.erase(text.find_last_not_of('0') + 1);
        text.erase(text.back() == '.' ? text.size() - 1 : text.size());
    }
    return json::parse(text);
}

json condition_json(const vf::decide::condition& when, int decimals) {
    json any = json::array();
    for (const auto& box : when.boxes()) {
        any.push_back(box_json(box, decimals));
    }
    return any.empty()       ? json{{"not", "always"}}
           : any.size() == 1 ? any.front()
                             : json{{"any", any}};
}

json percent_json(const vf::share& share) {
    return number_json(vf::decide::millionths(share), percent_decimals);
}

vf::decide::condition read_condition(const json_place& at, int decimals) {
    if (at.is(json_node::type::text)) {
        if (at.text() != "always") {
            at.fail(in_quotes(at.text()) + " is no condition; \"always\" is, or an object");
        }
        return vf::decide::always();
    }
    const auto all = at.look_for("all");
    const auto any = at.look_for("any");
    if (all || any) {
        at.allow_only({all ? "all" : "any"});
        const json_place& list = all ? *all : *any;
        const auto items = list.items();
        if (items.empty()) {
            list.fail("the list is empty; write \"always\" for what always holds");
        }
        vf::decide::condition together = read_condition(items.front(), decimals);
        for (std::size_t i = 1; i < items.size(); ++i) {
            const vf::decide::condition next = read_condition(items[i], decimals);
            together = at_place(list, [&] { return all ? together && next : together || next; });
        }
        return together;
    }
    if (const auto negated = at.look_for("not")) {
        at.allow_only({"not"});
        const vf::decide::condition opposite = read_condition(*negated, decimals);
        return at_place(at, [&] { return !opposite; });
    }
    return read_fact_condition(at, decimals);
}

vf::decide::policy_rule read_rule(const json_place& at, int decimals) {
    at.allow_only({"name", "when", "do", "comment"});
    const json_place name = at.member("name");
    if (name.text().empty()) {
        name.fail("the rule has no name; give it one");
    }
    return {name.text(), read_condition(at.member("when"), decimals),
            read_action(at.member("do"), decimals)};
}

json rule_json(const vf::decide::policy_rule& rule, int decimals) {
    return {{"name", rule.name},
            {"when", condition_json(rule.when, decimals)},
            {"do", action_json(rule.what, decimals)}};
}

}  // namespace client_report
