// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "decide/target_inputs.hpp"

#include "vitalfew/core/error.hpp"

#include "common/decimal.hpp"
#include "common/errors.hpp"
#include "common/text.hpp"

#include <algorithm>  // std::find, std::max, std::min
#include <array>
#include <charconv>
#include <memory>
#include <utility>  // std::move
#include <variant>

namespace client_report {

namespace vf = vitalfew;

namespace {

using profile = vf::targeting::target_profile<std::size_t>;

// The shortest text of a number.
std::string number_text(double number) {
    std::array<char, 32> text{};
    char* begin = text.data();
    return {begin, std::to_chars(begin, begin + text.size(), number).ptr};
}

// The marks that a person may give: those between the ends of a linear score. Other ways to score say
// something about each number.
struct mark_scale {
    double low;
    double high;
};

std::optional<mark_scale> scale_of(const vf::targeting::linear_score<double>& line) {
    return mark_scale{std::min(line.zero_at(), line.one_at()),
                      std::max(line.zero_at(), line.one_at())};
}
std::optional<mark_scale> scale_of(const vf::targeting::step_score<double>& /*steps*/) {
    return std::nullopt;
}
std::optional<mark_scale> scale_of(const vf::targeting::target_band<double>& /*band*/) {
    return std::nullopt;
}

// All copies of a criterion share one list.
template <class T>
auto looking_at(std::vector<std::optional<T>> list) {
    return [all = std::make_shared<const std::vector<std::optional<T>>>(std::move(list))](
               std::size_t candidate) { return (*all)[candidate]; };
}

class profile_maker {
public:
    profile_maker(const target_settings& settings, const target_inputs& inputs)
        : settings_(settings), inputs_(inputs) {}

    profile make() const {
        std::vector<vf::targeting::target_criterion<std::size_t>> criteria;
        criteria.reserve(settings_.criteria.size());
        for (const criterion_settings& each : settings_.criteria) {
            criteria.push_back(criterion(each));
        }
        vf::targeting::target_options<std::size_t> options{{}, settings_.missing};
        for (const veto_settings& each : settings_.vetoes) {
            options.vetoes.push_back(veto(each));
        }
        try {
            return profile(std::move(criteria), std::move(options));
        } catch (const vf::error& refused) {
            throw bad_input("--policy: " + std::string(without_prefix(refused.what())));
        }
    }

private:
    template <class T, class Tell>
    std::vector<std::optional<T>> told(const Tell& tell, deal_input input) const {
        std::vector<std::optional<T>> list(inputs_.candidates);
        for (std::size_t i = 0; i < list.size(); ++i) {
            list[i] = tell(input, i);
        }
        return list;
    }

    vf::targeting::target_criterion<std::size_t> criterion(const criterion_settings& each) const {
        return std::visit(
            [&](const auto& how) -> vf::targeting::target_criterion<std::size_t> {
                using word_scoring = vf::targeting::category_score<std::string>;
                constexpr bool of_words =
                    std::is_same_v<std::remove_cvref_t<decltype(how)>, word_scoring>;
                if (const auto* column = std::get_if<std::string>(&each.looks_at)) {
                    if constexpr (of_words) {
                        return vf::targeting::subjective(
                            each.name, each.weight, looking_at(words_judged(*column, how)), how);
                    } else {
                        return vf::targeting::subjective(
                            each.name, each.weight,
                            looking_at(numbers_judged(*column, scale_of(how))), how);
                    }
                }
                const deal_input input = std::get<deal_input>(each.looks_at);
                if constexpr (of_words) {
                    return vf::targeting::objective(
                        each.name, each.weight, looking_at(told<std::string>(inputs_.word, input)),
                        how);
                } else {
                    return vf::targeting::objective(each.name, each.weight,
                                                    looking_at(told<double>(inputs_.number, input)),
                                                    how);
                }
            },
            each.score);
    }

    // The index of a column; none without judgements.
    std::optional<std::size_t> place_of(const std::string& column) const {
        if (inputs_.judgements == nullptr) {
            return std::nullopt;
        }
        const auto& columns = inputs_.judgements->columns;
        const auto found = std::find(columns.begin(), columns.end(), column);
        if (found != columns.end()) {
            return static_cast<std::size_t>(found - columns.begin());
        }
        if (settings_.columns == judgement_columns::those_there) {
            return std::nullopt;
        }
        throw bad_input(inputs_.judgements->file.name() + ": no column is named " +
                        in_quotes(column) +
                        ", which the policy looks at; add it, or take it out of the policy");
    }

    // Converts the judgements in a column, candidate by candidate.
    template <class T, class Make>
    std::vector<std::optional<T>> judged(const std::string& column, const Make& make) const {
        std::vector<std::optional<T>> list(inputs_.candidates);
        const auto place = place_of(column);
        for (std::size_t i = 0; place && i < list.size(); ++i) {
            if (const auto row = inputs_.judgement_rows[i]) {
                const std::string& text = inputs_.judgements->rows[*row].texts[*place];
                if (!text.empty()) {
                    list[i] = make(*row, text);
                }
            }
        }
        return list;
    }

    [[noreturn]] void stop_at(std::size_t row, const std::string& column, const std::string& text,
                              std::string_view why) const {
        const client_file& file = inputs_.judgements->file;
        file.stop_at(file.lines()[row], column, text, why);
    }

    std::vector<std::optional<double>> numbers_judged(
        const std::string& column, const std::optional<mark_scale>& scale) const {
        return judged<double>(column, [&](std::size_t row, const std::string& text) {
            const parsed_decimal parsed = parse_decimal(text);
            double number = 0;
            const bool plus = text.front() == '+';
            const auto [stop, error] =
                std::from_chars(text.data() + (plus ? 1 : 0), text.data() + text.size(), number);
            if (parsed.problem != nullptr || error != std::errc{}) {
                stop_at(row, column, text,
                        " is not a number such as 4 or 3.5; leave it empty where nobody judged");
            }
            if (scale && (number < scale->low || number > scale->high)) {
                stop_at(row, column, text,
                        " is not on the scale of the policy, from " + number_text(scale->low) +
                            " to " + number_text(scale->high) +
                            "; correct it, or leave it empty where nobody judged");
            }
            return number;
        });
    }

    std::vector<std::optional<std::string>> words_judged(
        const std::string& column, const vf::targeting::category_score<std::string>& table) const {
        return judged<std::string>(column, [&](std::size_t row, const std::string& text) {
            if (!table.others() && !table.scores().contains(text)) {
                stop_at(row, column, text,
                        " has no score in the policy; add it to the table, or \"others\"");
            }
            return text;
        });
    }

    vf::targeting::target_veto<std::size_t> veto(const veto_settings& each) const {
        if (const auto* column = std::get_if<std::string>(&each.excludes)) {
            auto excluded = judged<bool>(*column, [&](std::size_t row, const std::string& text) {
                constexpr std::array<std::string_view, 3> yes{"yes", "true", "1"};
                constexpr std::array<std::string_view, 3> no{"no", "false", "0"};
                const bool is = std::find(yes.begin(), yes.end(), text) != yes.end();
                if (!is && std::find(no.begin(), no.end(), text) == no.end()) {
                    stop_at(row, *column, text, " is neither yes nor no");
                }
                return is;
            });
            return vf::targeting::veto(
                each.reason, [excludes = looking_at(std::move(excluded))](std::size_t candidate) {
                    return excludes(candidate).value_or(false);
                });
        }
        return vf::targeting::veto(
            each.reason, [when = std::get<vf::decide::condition>(each.excludes),
                          facts = inputs_.facts, as_of = inputs_.as_of](std::size_t candidate) {
                return when(facts[candidate], as_of);
            });
    }

    const target_settings& settings_;
    const target_inputs& inputs_;
};

}  // namespace

profile make_profile(const target_settings& settings, const target_inputs& inputs) {
    return profile_maker(settings, inputs).make();
}

}  // namespace client_report
