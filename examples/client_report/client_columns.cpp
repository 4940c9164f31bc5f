// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "client_columns.hpp"

#include "vitalfew/clients/rfm.hpp"
#include "vitalfew/compare/steady_grade.hpp"
#include "vitalfew/core/grade.hpp"

#include <utility>  // std::move

namespace client_report {

namespace vf = vitalfew;

namespace {

class columns_of {
public:
    explicit columns_of(const results& r) : r_(r), found_(r.found) {}

    [[nodiscard]] std::vector<client_column> all() && {
        sales();
        groups();
        effort();
        computed();
        scores();
        lifetimes();
        steady();
        return std::move(columns_);
    }

private:
    template <class Text>
    void add(const char* name, const char* title, column_kind kind, Text text) {
        columns_.push_back({name, title, kind, std::move(text)});
    }

    void sales() {
        if (found_[ask::second_value]) {
            add("sales", "Sales", column_kind::amount,
                [r = &r_](std::size_t i) { return r->sales(r->found.base.notes.sales[i]); });
            add("sales_grade", "Grade by sales", column_kind::grade,
                [found = &found_](std::size_t i) {
                    return letter((*found)[ask::second_value]->classified.grades()[i]);
                });
        }
    }

    void groups() {
        if (found_[ask::groups]) {
            add("group", "Group", column_kind::text, [found = &found_](std::size_t i) {
                const client_notes& notes = found->base.notes;
                return notes.group_names[notes.groups[i]];
            });
            add("group_grade", "Grade in group", column_kind::grade,
                [found = &found_](std::size_t i) {
                    return letter((*found)[ask::groups]->grades()[i]);
                });
        }
    }

    void effort() {
        if (found_[ask::effort]) {
            add("effort", "Effort", column_kind::amount,
                [r = &r_](std::size_t i) { return r->effort(r->found.base.notes.effort[i]); });
            add("order_pattern", "Orders", column_kind::text, [found = &found_](std::size_t i) {
                return std::string(
                    vf::name((*found)[ask::effort_by_pattern]->patterns.labels()[i]));
            });
        }
    }

    void computed() {
        if (found_[ask::computed_limits]) {
            add("computed_grade", "Computed grade", column_kind::grade,
                [found = &found_](std::size_t i) {
                    return letter((*found)[ask::computed_limits]->classified.grades()[i]);
                });
        }
    }

    // @param score member of rfm_score
    template <class Score>
    void add_score(const char* name, const char* title, Score score) {
        add(name, title, column_kind::integer, [found = &found_, score](std::size_t i) {
            const auto& scores = (*found)[ask::rfm]->scores.scores()[i];
            return scores ? std::to_string((*scores).*score) : std::string();
        });
    }

    void scores() {
        if (found_[ask::rfm]) {
            add_score("recency_score", "Recency score", &vf::rfm_score::recency);
            add_score("frequency_score", "Frequency score", &vf::rfm_score::frequency);
            add_score("monetary_score", "Value score", &vf::rfm_score::monetary);
            add("segment", "Segment", column_kind::text, [found = &found_](std::size_t i) {
                const auto& segments = (*found)[ask::rfm]->segments;
                return (*found)[ask::rfm]->scores.scores()[i]
                           ? segments.segments[*segments.labels[i]].name
                           : std::string();
            });
        }
    }

    // @param part makes a number of a lifetime
    template <class Part>
    void add_lifetime(const char* name, const char* title, Part part) {
        add(name, title, column_kind::integer, [found = &found_, part](std::size_t i) {
            const auto& life = (*(*found)[ask::lifetimes])[i];
            return life ? std::to_string(part(*life)) : std::string();
        });
    }

    void lifetimes() {
        if (found_[ask::rfm]) {
            add_lifetime("lifetime_frequency", "Repeat deals",
                         [](const vf::lifetime& life) { return life.frequency; });
            add_lifetime("lifetime_recency", "Days from first to last deal",
                         [](const vf::lifetime& life) { return life.recency.count(); });
            add_lifetime("lifetime_age", "Days since first deal",
                         [](const vf::lifetime& life) { return life.age.count(); });
        }
    }

    void steady() {
        if (r_.has_steady_grades()) {
            add("steady_grade", "Steady grade", column_kind::grade,
                [found = &found_](std::size_t i) {
                    return letter((*found)[ask::comparison]->steady->grades()[i].effective);
                });
            add("steady_reason", "Why", column_kind::text, [found = &found_](std::size_t i) {
                return std::string(
                    vf::to_string((*found)[ask::comparison]->steady->grades()[i].reason));
            });
        }
    }

    [[nodiscard]] static std::string letter(vf::grade g) { return std::string(1, vf::letter(g)); }

    const results& r_;
    const analysis& found_;
    std::vector<client_column> columns_;
};

}  // namespace

std::vector<client_column> asked_columns(const results& r) {
    return columns_of(r).all();
}

}  // namespace client_report
