// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_BEHAVIOUR_RFM_SEGMENTS_HPP
#define VITALFEW_BEHAVIOUR_RFM_SEGMENTS_HPP

#include "vitalfew/behaviour/rfm.hpp"
#include "vitalfew/behaviour/score_edges.hpp"
#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/exact_share.hpp"
#include "vitalfew/exact/exact_sum.hpp"
#include "vitalfew/exact/share.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>  // std::invoke
#include <map>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <utility>  // std::forward, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// A range of scores, both ends included.
struct rfm_score_range {
    rfm_score_value from = 1;
    rfm_score_value to = max_rfm_scores;
};

/// A row of a segment table: matches the clients whose scores are in all three ranges.
struct rfm_segment {
    std::string name;
    rfm_score_range recency{};
    rfm_score_range frequency{};
    rfm_score_range monetary{};
};

/// How many scores each dimension has.
struct rfm_score_counts {
    std::size_t recency = 5;
    std::size_t frequency = 5;
    std::size_t monetary = 5;

    friend constexpr bool operator==(const rfm_score_counts&,
                                     const rfm_score_counts&) noexcept = default;
};

namespace detail {

[[nodiscard]] inline std::string text_of(const rfm_score& scores) {
    return "recency " + std::to_string(scores.recency) + ", frequency " +
           std::to_string(scores.frequency) + ", monetary " + std::to_string(scores.monetary);
}

[[noreturn]] inline void throw_invalid_segment_range(std::size_t row, const std::string& name,
                                                     const char* dimension, std::size_t scores) {
    VITALFEW_THROW(invalid_rules("vitalfew: segment row " + std::to_string(row + 1) + " (" + name +
                                 ") has a range of " + dimension + " that is not within 1 to " +
                                 std::to_string(scores) +
                                 ": give from and to in order, within the scores"));
}

[[noreturn]] inline void throw_unreachable_segments(const std::string& rows) {
    VITALFEW_THROW(
        invalid_rules("vitalfew: segment rows " + rows +
                      " are never reached, because rows before them take all their scores: move "
                      "them up or leave them out"));
}

[[noreturn]] inline void throw_uncovered_scores(const rfm_score& first) {
    VITALFEW_THROW(invalid_rules("vitalfew: no segment row covers " + text_of(first) +
                                 ": add a row for it, such as a last one for all scores"));
}

[[noreturn]] inline void throw_score_outside_table(const rfm_score& scores) {
    VITALFEW_THROW(invalid_rules("vitalfew: the segment table has no " + text_of(scores) +
                                 ": make it for as many scores as the clients were scored by"));
}

}  // namespace detail

/// A table of named segments, in which the first matching row decides. The constructor checks that every
/// combination of scores matches a row, and that every row is the first match of one.
/// @example 20_rfm.cpp
class rfm_segment_table {
public:
    /// Several rows may have one name, for segments that are not one block of scores. A range whose `to` is the
    /// default goes up to the best score.
    /// @throws invalid_rules when a range is not within the scores, naming the row; when rows are never
    /// reached, naming all of them; when a combination has no row, naming the first; when there are more
    /// than 65535 rows or a number of scores is not 1 to 255
    /// Complexity: O(combinations) memory, two bytes each; time at most O(rows * combinations).
    explicit rfm_segment_table(std::vector<rfm_segment> rows, rfm_score_counts counts = {})
        : rows_(std::move(rows)), counts_(counts) {
        for (const std::size_t count : {counts.recency, counts.frequency, counts.monetary}) {
            if (count == 0 || count > max_rfm_scores) {
                VITALFEW_THROW(invalid_rules(
                    "vitalfew: a segment table for " + std::to_string(count) +
                    " scores: give a number from 1 to " + std::to_string(max_rfm_scores)));
            }
        }
        if (rows_.size() > no_row) {
            VITALFEW_THROW(invalid_rules("vitalfew: " + std::to_string(rows_.size()) +
                                         " segment rows: give at most " + std::to_string(no_row)));
        }
        row_of_.assign(counts.recency * counts.frequency * counts.monetary, no_row);
        std::string unreachable;
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            if (!take(row)) {
                unreachable += (unreachable.empty() ? "" : ", ") + std::to_string(row + 1) + " (" +
                               rows_[row].name + ")";
            }
        }
        if (!unreachable.empty()) {
            detail::throw_unreachable_segments(unreachable);
        }
        check_gaps();
    }

    [[nodiscard]] std::span<const rfm_segment> rows() const noexcept { return rows_; }
    [[nodiscard]] const rfm_score_counts& counts() const noexcept { return counts_; }

    /// @returns the index of the row that decides
    /// @throws invalid_rules for scores that the table does not have
    [[nodiscard]] std::size_t row_of(const rfm_score& scores) const {
        if (!within(scores.recency, counts_.recency) ||
            !within(scores.frequency, counts_.frequency) ||
            !within(scores.monetary, counts_.monetary)) {
            detail::throw_score_outside_table(scores);
        }
        return row_of_[place_of(scores)];
    }

    /// @returns the name of the segment
    /// @throws invalid_rules for scores that the table does not have
    [[nodiscard]] const std::string& operator()(const rfm_score& scores) const& {
        return rows_[row_of(scores)].name;
    }
    /// rvalue overload: moves the name out, so that no reference dangles.
    [[nodiscard]] std::string operator()(const rfm_score& scores) && {
        return std::move(rows_[row_of(scores)].name);
    }

private:
    static constexpr std::uint16_t no_row = 0xFFFF;

    [[nodiscard]] static bool within(rfm_score_value s, std::size_t count) noexcept {
        return s >= 1 && s <= count;
    }
    [[nodiscard]] std::size_t place_of(const rfm_score& s) const noexcept {
        return ((s.recency - std::size_t{1}) * counts_.frequency + (s.frequency - std::size_t{1})) *
                   counts_.monetary +
               (s.monetary - std::size_t{1});
    }

    /// @returns the range with its default end replaced, checked
    [[nodiscard]] rfm_score_range ends_of(rfm_score_range range, std::size_t row,
                                          const char* dimension, std::size_t count) const {
        if (range.to == max_rfm_scores) {
            range.to = static_cast<rfm_score_value>(count);
        }
        if (range.from < 1 || range.from > range.to || range.to > count) {
            detail::throw_invalid_segment_range(row, rows_[row].name, dimension, count);
        }
        return range;
    }

    /// Assigns to a row the combinations that it matches and no earlier row does.
    /// @returns whether there are any
    [[nodiscard]] bool take(std::size_t row) {
        const rfm_segment& segment = rows_[row];
        const rfm_score_range r = ends_of(segment.recency, row, "recency", counts_.recency);
        const rfm_score_range f = ends_of(segment.frequency, row, "frequency", counts_.frequency);
        const rfm_score_range m =
            ends_of(segment.monetary, row, "monetary value", counts_.monetary);
        bool reached = false;
        for (unsigned i = r.from; i <= r.to; ++i) {
            for (unsigned j = f.from; j <= f.to; ++j) {
                for (unsigned k = m.from; k <= m.to; ++k) {
                    std::uint16_t& place = row_of_[place_of({static_cast<rfm_score_value>(i),
                                                             static_cast<rfm_score_value>(j),
                                                             static_cast<rfm_score_value>(k)})];
                    if (place == no_row) {
                        place = static_cast<std::uint16_t>(row);
                        reached = true;
                    }
                }
            }
        }
        return reached;
    }

    void check_gaps() const {
        for (std::size_t i = 0; i < row_of_.size(); ++i) {
            if (row_of_[i] == no_row) {
                const std::size_t rest = i / counts_.monetary;
                detail::throw_uncovered_scores(
                    {static_cast<rfm_score_value>(rest / counts_.frequency + 1),
                     static_cast<rfm_score_value>(rest % counts_.frequency + 1),
                     static_cast<rfm_score_value>(i % counts_.monetary + 1)});
            }
        }
    }

    std::vector<rfm_segment> rows_;
    rfm_score_counts counts_;
    std::vector<std::uint16_t> row_of_;
};

/// @returns the segments that come with the library, for five scores in each dimension
///
/// | segment | recency | frequency | monetary | who |
/// | --- | --- | --- | --- | --- |
/// | champions | 4-5 | 4-5 | 4-5 | buy much and often, and just did |
/// | loyal | 3-5 | 3-5 | any | come back again and again |
/// | big spenders | 3-5 | 1-2 | 4-5 | come seldom and buy much |
/// | newcomers | 5 | 1 | 1-3 | have just come |
/// | promising | 4-5 | 1-2 | 1-3 | were here lately; little so far |
/// | cooling | 3 | 1-2 | 1-3 | were here some time ago; little so far |
/// | not to be lost | 1-2 | 4-5 | 4-5 | bought much and often, and stay away |
/// | at risk | 1-2 | 3-5 | any | came often, and stay away |
/// | asleep | 2 | 1-2 | any | came seldom, and long ago |
/// | lost | 1 | 1-2 | any | came seldom, and longest ago |
[[nodiscard]] inline rfm_segment_table default_rfm_segments() {
    return rfm_segment_table({{"champions", {4, 5}, {4, 5}, {4, 5}},
                              {"loyal", {3, 5}, {3, 5}, {1, 5}},
                              {"big spenders", {3, 5}, {1, 2}, {4, 5}},
                              {"newcomers", {5, 5}, {1, 1}, {1, 3}},
                              {"promising", {4, 5}, {1, 2}, {1, 3}},
                              {"cooling", {3, 3}, {1, 2}, {1, 3}},
                              {"not to be lost", {1, 2}, {4, 5}, {4, 5}},
                              {"at risk", {1, 2}, {3, 5}, {1, 5}},
                              {"asleep", {2, 2}, {1, 2}, {1, 5}},
                              {"lost", {1, 1}, {1, 2}, {1, 5}}});
}

/// The totals of one segment.
template <summable_value Value>
struct segment_summary {
    std::string name;
    std::size_t clients = 0;
    sum_of_t<Value> value{};  ///< of their positive values

    share client_share{};  ///< of all clients with scores
    exact_share<typename sum_of_t<Value>::value_type>
        value_share{};  ///< of all their positive values
};

/// A client base with a segment for each client: the result of segment_clients.
template <summable_value Value>
struct segmented_clients {
    /// For each client the index of its segment in segments; absent for clients without scores.
    std::vector<std::optional<std::size_t>> labels;
    /// One for each name of the table, in its order; rows of the same name are one segment.
    std::vector<segment_summary<Value>> segments;
    std::size_t unscored = 0;  ///< clients without scores
};

struct segment_clients_fn {
    /// Gives every client with scores its segment, and sums up the segments.
    ///
    /// @param clients any input range, in the order in which they were scored
    /// @param scores the result of rfm for these clients
    /// @param table the segments; by default those of default_rfm_segments
    /// @param value projection to a client's value; client_value by default, for profiles
    /// @throws unequal_lengths when there are not as many scores as clients
    /// @throws invalid_rules when there are scores that the table does not have
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// Complexity: O(n) time; 16 bytes a client.
    /// @example 20_rfm.cpp
    template <std::ranges::input_range Clients, ordered_value Monetary,
              class Projection = client_value_fn>
        requires summable_projection<Projection, Clients>
    [[nodiscard]] auto operator()(Clients&& clients, const rfm_scores<Monetary>& scores,
                                  const rfm_segment_table& table = default_rfm_segments(),
                                  Projection value = {}) const
        -> segmented_clients<projected_t<Projection, Clients>> {
        using value_type = projected_t<Projection, Clients>;
        segmented_clients<value_type> result;
        result.labels.reserve(scores.size());
        const std::vector<std::size_t> segment_of_row = name_segments(table, result);
        sum_of_t<value_type> total;
        detail::invalid_value_count invalid;
        std::size_t seen = 0;
        for (auto&& client : clients) {
            const std::size_t at = seen++;
            if (at >= scores.size()) {
                continue;  // goes on counting, for the message
            }
            const value_type worth = std::invoke(value, std::forward<decltype(client)>(client));
            const auto& its_scores = scores.scores()[at];
            if (!invalid.accept(worth)) {
                continue;
            }
            if (!its_scores.has_value()) {
                result.labels.emplace_back(std::nullopt);
                ++result.unscored;
                continue;
            }
            const std::size_t label = segment_of_row[table.row_of(*its_scores)];
            result.labels.emplace_back(label);
            ++result.segments[label].clients;
            if (detail::is_positive(worth)) {
                result.segments[label].value += worth;
                total += worth;
            }
        }
        if (seen != scores.size()) {
            detail::throw_unequal_lengths("clients and scores", seen, scores.size());
        }
        invalid.throw_if_any();
        for (auto& segment : result.segments) {
            if (seen != result.unscored) {
                segment.client_share = share(segment.clients, seen - result.unscored);
            }
            segment.value_share = {segment.value, total};
        }
        return result;
    }

private:
    template <class Result>
    static std::vector<std::size_t> name_segments(const rfm_segment_table& table, Result& result) {
        std::map<std::string, std::size_t> by_name;
        std::vector<std::size_t> segment_of_row;
        for (const rfm_segment& row : table.rows()) {
            const auto [at, is_new] = by_name.try_emplace(row.name, result.segments.size());
            if (is_new) {
                result.segments.push_back({.name = row.name});
            }
            segment_of_row.push_back(at->second);
        }
        return segment_of_row;
    }
};

/// See segment_clients_fn.
inline constexpr segment_clients_fn segment_clients{};

}  // namespace v0
}  // namespace vitalfew

#endif
