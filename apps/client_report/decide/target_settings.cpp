// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "decide/target_settings.hpp"

#include "common/choice.hpp"
#include "common/text.hpp"
#include "decide/rule_json.hpp"

#include <algorithm>  // std::min
#include <array>
#include <limits>
#include <string_view>
#include <utility>  // std::move

namespace client_report {

namespace vf = vitalfew;

namespace {

using json = nlohmann::ordered_json;
using missing = vf::targeting::missing_judgement;

constexpr std::array<choice<deal_input>, 6> deal_inputs{
    {{"value", deal_input::value},
     {"value share", deal_input::value_share},
     {"deals", deal_input::deals},
     {"days since deal", deal_input::days_since_deal},
     {"grade", deal_input::grade},
     {"group", deal_input::group}}};
constexpr std::array<choice<missing>, 3> missing_rules{{{"zero", missing::counts_as_zero},
                                                        {"neutral", missing::counts_as_neutral},
                                                        {"drop", missing::drops_out}}};

template <class Value, std::size_t N>
Value read_choice(const std::array<choice<Value>, N>& choices, const json_place& at) {
    if (const auto value = value_in(choices, at.text())) {
        return *value;
    }
    at.fail(in_quotes(at.text()) + " is not one of " + names_in(choices));
}

bool is_of_words(deal_input input) {
    return input == deal_input::grade || input == deal_input::group;
}

scoring read_linear(const json_place& at) {
    at.allow_only({"zero_at", "one_at"});
    return at_place(at, [&] {
        return vf::targeting::linear_score(at.member("zero_at").number(),
                                           at.member("one_at").number());
    });
}

scoring read_band(const json_place& at) {
    const auto edges = at.items();
    if (edges.size() != 4) {
        at.fail("a band has four values: 0 up to the first, 1 from the second to the third, 0 from "
                "the fourth on");
    }
    return at_place(at, [&] {
        return vf::targeting::target_band(edges[0].number(), edges[1].number(), edges[2].number(),
                                          edges[3].number());
    });
}

scoring read_steps(const json_place& at) {
    at.allow_only({"below", "steps"});
    std::vector<vf::targeting::score_step<double>> steps;
    for (const json_place& step : at.member("steps").items()) {
        step.allow_only({"from", "score"});
        steps.push_back({step.member("from").number(), step.member("score").number()});
    }
    return at_place(at, [&] {
        return vf::targeting::step_score<double>(at.member("below").number(), std::move(steps));
    });
}

scoring read_table(const json_place& at) {
    at.allow_only({"scores", "others"});
    std::vector<vf::targeting::category_entry<std::string>> entries;
    for (const auto& [category, score] : at.member("scores").members()) {
        entries.push_back({category, score.number()});
    }
    const auto others = at.look_for("others");
    return at_place(at, [&] {
        return vf::targeting::category_score<std::string>(
            entries, others ? std::optional(others->number()) : std::nullopt);
    });
}

scoring read_scoring(const json_place& at) {
    at.allow_only({"linear", "steps", "band", "table"});
    const auto members = at.members();
    if (members.size() != 1) {
        at.fail("give one way to score: linear, steps, band or table");
    }
    const auto& [name, how] = members.front();
    return name == "linear"  ? read_linear(how)
           : name == "steps" ? read_steps(how)
           : name == "band"  ? read_band(how)
                             : read_table(how);
}

criterion_settings read_criterion(const json_place& at) {
    at.allow_only({"name", "weight", "objective", "subjective", "score"});
    const auto objective = at.look_for("objective");
    const auto subjective = at.look_for("subjective");
    if (objective.has_value() == subjective.has_value()) {
        at.fail("say by \"objective\" what of the deals it looks at, or by \"subjective\" which "
                "column of the "
                "judgements");
    }
    const json_place how = at.member("score");
    criterion_settings read{at.member("name").text(), 1, {}, read_scoring(how)};
    if (const auto weight = at.look_for("weight")) {
        read.weight = weight->number();
        if (read.weight < 0) {
            weight->fail("a weight is 0 or more");
        }
    }
    if (subjective) {
        read.looks_at = subjective->text();
        return read;
    }
    const deal_input input = read_choice(deal_inputs, *objective);
    if (is_of_words(input) != read.of_words()) {
        how.fail(objective->text() + (is_of_words(input) ? " is no number: score it by a table"
                                                         : " is a number: score it by linear, "
                                                           "steps or band"));
    }
    read.looks_at = input;
    return read;
}

veto_settings read_veto(const json_place& at, int decimals) {
    at.allow_only({"reason", "column", "when"});
    const auto column = at.look_for("column");
    const auto when = at.look_for("when");
    if (column.has_value() == when.has_value()) {
        at.fail("say by \"column\" which column of the judgements excludes, or by \"when\" which "
                "facts do");
    }
    veto_settings read{at.member("reason").text(), {}};
    if (column) {
        read.excludes = column->text();
    } else {
        read.excludes = read_condition(*when, decimals);
    }
    return read;
}

vf::targeting::target_limit read_limit(const json_place& at) {
    at.allow_only({"top", "score", "share_percent"});
    if (at.members().size() != 1) {
        at.fail("give one of top, score, share_percent");
    }
    if (const auto top = at.look_for("top")) {
        return vf::targeting::best_clients{
            static_cast<std::size_t>(top->whole(1, (std::numeric_limits<std::int32_t>::max)()))};
    }
    if (const auto score = at.look_for("score")) {
        return at_place(*score, [&] {
            return vf::targeting::target_limit(vf::targeting::score_from{score->number()});
        });
    }
    return vf::targeting::best_share{read_percent(at.member("share_percent"))};
}

double read_score(const json_place& at) {
    const double score = at.number();
    if (score < 0 || score > 1) {
        at.fail("a score is from 0 to 1");
    }
    return score;
}

json scoring_json(const scoring& how) {
    return std::visit(
        vf::decide::action_visitor{
            [](const vf::targeting::linear_score<double>& line) {
                return json{{"linear", {{"zero_at", line.zero_at()}, {"one_at", line.one_at()}}}};
            },
            [](const vf::targeting::step_score<double>& stairs) {
                json steps = json::array();
                for (const auto& step : stairs.steps()) {
                    steps.push_back({{"from", step.from}, {"score", step.score}});
                }
                return json{{"steps", {{"below", stairs.at_first()}, {"steps", steps}}}};
            },
            [](const vf::targeting::target_band<double>& band) {
                return json{{"band", band.edges()}};
            },
            [](const vf::targeting::category_score<std::string>& table) {
                json scores = json::object();
                for (const auto& [category, score] : table.scores()) {
                    scores[category] = score;
                }
                json written{{"scores", scores}};
                if (table.others()) {
                    written["others"] = *table.others();
                }
                return json{{"table", written}};
            }},
        how);
}

json limit_json(const vf::targeting::target_limit& limit) {
    switch (limit.how()) {
        case vf::targeting::target_limit::kind::number: return {{"top", limit.number()}};
        case vf::targeting::target_limit::kind::score: return {{"score", limit.score()}};
        case vf::targeting::target_limit::kind::share: break;
    }
    return {{"share_percent", percent_json(limit.share())}};
}

}  // namespace

target_settings read_targets(const json_place& at, int decimals) {
    at.allow_only({"criteria", "vetoes", "missing", "choose", "fits_from"});
    target_settings read;
    const json_place criteria = at.member("criteria");
    for (const json_place& each : criteria.items()) {
        read.criteria.push_back(read_criterion(each));
    }
    if (read.criteria.empty()) {
        criteria.fail("there are no criteria; give one, or leave \"targets\" out");
    }
    if (const auto vetoes = at.look_for("vetoes")) {
        for (const json_place& each : vetoes->items()) {
            read.vetoes.push_back(read_veto(each, decimals));
        }
    }
    if (const auto rule = at.look_for("missing")) {
        read.missing = read_choice(missing_rules, *rule);
    }
    if (const auto limit = at.look_for("choose")) {
        read.limit = read_limit(*limit);
    }
    if (const auto least = at.look_for("fits_from")) {
        read.fits_from = read_score(*least);
    }
    return read;
}

target_settings default_targets() {
    target_settings targets;
    targets.columns = judgement_columns::those_there;
    targets.criteria = {{"buys often", 2, deal_input::deals, vf::targeting::linear_score(1.0, 6.0)},
                        {"bought lately", 1, deal_input::days_since_deal,
                         vf::targeting::linear_score(365.0, 30.0)}};
    for (const char* column : {"interest", "culture", "trust"}) {
        targets.criteria.push_back(
            {column, 1, std::string(column), vf::targeting::linear_score(1.0, 5.0)});
    }
    return targets;
}

json targets_json(const target_settings& targets, int decimals) {
    json criteria = json::array();
    for (const criterion_settings& each : targets.criteria) {
        json written{{"name", each.name}, {"weight", each.weight}};
        if (const auto* column = std::get_if<std::string>(&each.looks_at)) {
            written["subjective"] = *column;
        } else {
            written["objective"] = name_in(deal_inputs, std::get<deal_input>(each.looks_at));
        }
        written["score"] = scoring_json(each.score);
        criteria.push_back(written);
    }
    json vetoes = json::array();
    for (const veto_settings& each : targets.vetoes) {
        json written{{"reason", each.reason}};
        if (const auto* column = std::get_if<std::string>(&each.excludes)) {
            written["column"] = *column;
        } else {
            written["when"] =
                condition_json(std::get<vf::decide::condition>(each.excludes), decimals);
        }
        vetoes.push_back(written);
    }
    return {{"criteria", criteria},
            {"vetoes", vetoes},
            {"missing", name_in(missing_rules, targets.missing)},
            {"choose", limit_json(targets.limit)},
            {"fits_from", targets.fits_from}};
}

}  // namespace client_report
