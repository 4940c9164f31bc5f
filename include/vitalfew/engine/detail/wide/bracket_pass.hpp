// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_ENGINE_DETAIL_WIDE_BRACKET_PASS_HPP
#define VITALFEW_ENGINE_DETAIL_WIDE_BRACKET_PASS_HPP

#include "vitalfew/core/grade.hpp"
#include "vitalfew/engine/detail/undecided_values.hpp"
#include "vitalfew/engine/detail/wide/digit_sums.hpp"
#include "vitalfew/engine/detail/wide/vectors.hpp"

#include <array>
#include <bit>  // std::countr_zero, std::popcount
#include <cstddef>
#include <cstdint>
#include <cstring>  // std::memcpy
#include <span>
#include <utility>  // std::index_sequence

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// A range of values, [least, most], in which some limits are assumed to be crossed.
struct value_bracket {
    double most = 0;
    double least = 0;
    std::size_t first_limit = 0;
    std::size_t limits = 0;  ///< how many, from the first on
    double expected = 0;     ///< about the part of the base that lies in it

    /// @returns whether all of its values are the same
    [[nodiscard]] bool is_point() const noexcept { return least == most; }
    [[nodiscard]] std::size_t end_limit() const noexcept { return first_limit + limits; }
};

/// The brackets of all limits, disjoint, largest values first.
class value_brackets {
public:
    static constexpr std::size_t max_size = 4;

    /// Marks the codes of values in brackets; all other codes are grades.
    static constexpr std::uint8_t to_collect = 0x80;
    static constexpr std::uint8_t of_point = 0x40;

    void clear() noexcept { size_ = 0; }
    /// @pre at most max_size of them
    void add(const value_bracket& bracket) noexcept { brackets_[size_++] = bracket; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] const value_bracket& operator[](std::size_t i) const noexcept {
        return brackets_[i];
    }
    /// @pre there is one
    [[nodiscard]] const value_bracket& back() const noexcept { return brackets_[size_ - 1]; }
    /// @pre there is one
    void drop_last() noexcept { --size_; }

    [[nodiscard]] bool has_points() const noexcept {
        for (std::size_t i = 0; i < size_; ++i) {
            if (brackets_[i].is_point()) {
                return true;
            }
        }
        return false;
    }
    /// @returns about the part of the base that has to be collected
    [[nodiscard]] double expected_to_collect() const noexcept {
        double expected = 0;
        for (std::size_t i = 0; i < size_; ++i) {
            expected += brackets_[i].is_point() ? 0 : brackets_[i].expected;
        }
        return expected;
    }
    /// @returns the code of the values in a bracket; the code of a value outside is its grade
    [[nodiscard]] std::uint8_t code(std::size_t i) const noexcept {
        return static_cast<std::uint8_t>((brackets_[i].is_point() ? of_point : to_collect) | i);
    }

private:
    std::array<value_bracket, max_size> brackets_{};
    std::size_t size_ = 0;
};

/// The result of a bracket_pass, by bracket.
struct bracket_totals {
    std::array<digit_total, value_brackets::max_size> above{};     ///< the values above the bracket
    std::array<std::size_t, value_brackets::max_size> in_point{};  ///< how many equal a point
    std::array<undecided_values, value_brackets::max_size>
        inside;  ///< the values in a bracket that is no point

    void clear() noexcept {
        above = {};
        in_point = {};
        for (undecided_values& values : inside) {
            values.count = 0;
        }
    }
};

#if VITALFEW_DETAIL_HAS_WIDE_VECTORS

/// The second pass of sample select: writes the grade of each value outside the brackets, collects the values
/// inside, and writes a code for the values of a point.
class bracket_pass {
public:
    /// @param worst the last grade
    bracket_pass(const value_brackets& brackets, const fixed_window& window,
                 std::size_t worst) noexcept
        : brackets_(&brackets), window_(window), worst_(worst), has_points_(brackets.has_points()) {
        for (std::size_t i = 0; i < brackets.size(); ++i) {
            const value_bracket& bracket = brackets[i];
            edges_[i] = {bracket.most, bracket.least,
                         brackets.code(i) - std::uint64_t{bracket.first_limit},
                         std::uint64_t{bracket.end_limit()} - brackets.code(i)};
        }
    }

    /// Passes over a block; called for several blocks at once.
    /// @param first the index of the first value of the block in the base
    /// @param grades of the block; a null pointer when no grades are wanted
    void look_at(std::span<const double> block, std::size_t first, grade* grades,
                 bracket_totals& totals) const {
        for_each_chunk(block, [&](const double* values, std::size_t vectors, std::size_t at,
                                  std::size_t used) {
            std::array<std::uint8_t, chunk_size> unwanted;  // NOLINT: filled before it is read
            std::uint8_t* codes = unwanted.data();
            if (grades != nullptr && used == vectors * wide_lanes) {
                // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): a grade is one byte
                codes = reinterpret_cast<std::uint8_t*>(grades + at);
            }
            look_at_vectors(values, vectors, codes, totals);
            if (has_points_) {
                count_points(codes, used, totals);
            }
            collect(values, codes, used, first + at, totals);
            if (grades != nullptr && used != vectors * wide_lanes) {
                std::memcpy(grades + at, codes, used);
            }
        });
    }

private:
    static constexpr std::size_t chunk_size = std::size_t{1} << 11U;

    /// The edges of a bracket, and by how much a value above them lowers its code.
    struct edges {
        double most = 0;
        double least = 0;
        std::uint64_t above = 0;
        std::uint64_t not_below = 0;
    };

    void look_at_vectors(const double* values, std::size_t vectors, std::uint8_t* codes,
                         bracket_totals& totals) const noexcept {
        switch (brackets_->size()) {
            case 1:
                code_vectors(values, vectors, codes, totals, std::make_index_sequence<1>());
                break;
            case 2:
                code_vectors(values, vectors, codes, totals, std::make_index_sequence<2>());
                break;
            case 3:
                code_vectors(values, vectors, codes, totals, std::make_index_sequence<3>());
                break;
            default:
                code_vectors(values, vectors, codes, totals, std::make_index_sequence<4>());
                break;
        }
    }

    template <std::size_t... I>
    VITALFEW_DETAIL_WIDE void code_vectors(const double* values, std::size_t vectors,
                                           std::uint8_t* codes, bracket_totals& totals,
                                           std::index_sequence<I...> /*brackets*/) const noexcept {
        const wide_doubles coarse_constant = wide_doubles{} + window_.coarse_constant();
        const wide_doubles fine_constant = wide_doubles{} + window_.fine_constant();
        const wide_words below_all = wide_words{} + worst_;
        const std::array most{(wide_doubles{} + edges_[I].most)...};
        const std::array least{(wide_doubles{} + edges_[I].least)...};
        const std::array above{(wide_words{} + edges_[I].above)...};
        const std::array not_below{(wide_words{} + edges_[I].not_below)...};
        std::array<lane_totals, sizeof...(I)> sums{};
        for (std::size_t i = 0; i < vectors; ++i, values += wide_lanes, codes += wide_lanes) {
            wide_doubles value;  // NOLINT: filled before it is read
            std::memcpy(&value, values, sizeof(value));
            __builtin_prefetch(values + prefetch_distance);
            const wide_digits digits = digits_of(value, coarse_constant, fine_constant);
            const auto coarse =
                reinterpret_cast<wide_words>(digits.coarse);              // NOLINT: the same bits
            const auto fine = reinterpret_cast<wide_words>(digits.fine);  // NOLINT: the same bits
            wide_words code = below_all;
            ((sums[I].count = value > most[I] ? sums[I].count + 1 : sums[I].count,
              sums[I].coarse = value > most[I] ? sums[I].coarse + coarse : sums[I].coarse,
              sums[I].fine = value > most[I] ? sums[I].fine + fine : sums[I].fine,
              code = value > most[I] ? code - above[I] : code,
              code = value >= least[I] ? code - not_below[I] : code),
             ...);
            const auto narrow = __builtin_convertvector(code, narrowed_words);
            std::memcpy(codes, &narrow, sizeof(narrow));
        }
        (totals.above[I].add(sums[I].without(window_)), ...);
    }

    void count_points(const std::uint8_t* codes, std::size_t size, bracket_totals& totals) const {
        for (std::size_t i = 0; i < brackets_->size(); ++i) {
            if ((*brackets_)[i].is_point()) {
                totals.in_point[i] += count_code(codes, size, brackets_->code(i));
            }
        }
    }

    [[nodiscard]] VITALFEW_DETAIL_WIDE static std::size_t count_code(const std::uint8_t* codes,
                                                                     std::size_t size,
                                                                     std::uint8_t code) noexcept {
        static_assert(chunk_size / sizeof(wide_bytes) < 256, "a lane counts to 255");
        wide_bytes counts{};
        std::size_t i = 0;
        for (; i + sizeof(wide_bytes) <= size; i += sizeof(wide_bytes)) {
            wide_bytes some;  // NOLINT: filled before it is read
            std::memcpy(&some, codes + i, sizeof(some));
            counts = some == code ? counts + 1 : counts;
        }
        std::size_t count = 0;
        for (std::size_t lane = 0; lane < sizeof(wide_bytes); ++lane) {
            count += counts[lane];
        }
        for (; i < size; ++i) {
            count += static_cast<std::size_t>(codes[i] == code);
        }
        return count;
    }

    void collect(const double* values, const std::uint8_t* codes, std::size_t size,
                 std::size_t first, bracket_totals& totals) const {
        for (std::size_t i = 0; i < brackets_->size(); ++i) {
            totals.inside[i].make_room(size);
        }
        std::array<std::uint16_t, chunk_size + 8> marked;  // NOLINT: filled before it is read
        const std::size_t count = find_marked(codes, size, marked.data());
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t at = marked[i];
            totals.inside[codes[at] & 0x3FU].add(values[at], first + at);
        }
    }

    /// Writes the places of the values to collect; branch-free as long as they are few.
    /// @param places has room for all and eight more
    [[nodiscard]] VITALFEW_DETAIL_WIDE static std::size_t find_marked(
        const std::uint8_t* codes, std::size_t size, std::uint16_t* places) noexcept {
        std::size_t count = 0;
        std::size_t i = 0;
        for (; i + sizeof(wide_chars) <= size; i += sizeof(wide_chars)) {
            wide_chars some;  // NOLINT: filled before it is read
            std::memcpy(&some, codes + i, sizeof(some));
            std::uint64_t marks = __builtin_ia32_cvtb2mask512(some);
            const auto here = static_cast<std::size_t>(std::popcount(marks));
            std::uint16_t* to = places + count;
            for (std::size_t done = 0; done < here || done == 0; done += 4) {
                for (std::size_t j = 0; j < 4; ++j) {
                    to[done + j] = static_cast<std::uint16_t>(
                        i + (static_cast<std::size_t>(std::countr_zero(marks)) & 63U));
                    marks &= marks - 1;
                }
            }
            count += here;
        }
        for (; i < size; ++i) {
            places[count] = static_cast<std::uint16_t>(i);
            count += static_cast<std::size_t>((codes[i] & value_brackets::to_collect) != 0);
        }
        return count;
    }

    const value_brackets* brackets_;
    fixed_window window_;
    std::uint64_t worst_;
    bool has_points_;
    std::array<edges, value_brackets::max_size> edges_{};
};

/// Replaces a code by a grade.
VITALFEW_DETAIL_WIDE inline void replace_code(std::span<grade> grades, std::uint8_t code,
                                              grade by) noexcept {
    std::size_t i = 0;
    for (; i + sizeof(wide_bytes) <= grades.size(); i += sizeof(wide_bytes)) {
        wide_bytes some;  // NOLINT: filled before it is read
        std::memcpy(&some, grades.data() + i, sizeof(some));
        some = some == code ? wide_bytes{} + static_cast<std::uint8_t>(by) : some;
        std::memcpy(grades.data() + i, &some, sizeof(some));
    }
    for (; i < grades.size(); ++i) {
        if (static_cast<std::uint8_t>(grades[i]) == code) {
            grades[i] = by;
        }
    }
}

#endif

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
