// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLASSIFY_DETAIL_GRADE_STEPS_HPP
#define VITALFEW_CLASSIFY_DETAIL_GRADE_STEPS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>  // std::memcpy
#include <span>

// Worth its while where one comparison takes 32 magnitudes; with fewer, looking each of them up is as fast.
#if defined(__AVX512BW__) && (defined(__GNUC__) || defined(__clang__))
#define VITALFEW_DETAIL_HAS_GRADE_STEPS 1
#else
#define VITALFEW_DETAIL_HAS_GRADE_STEPS 0
#endif

#if VITALFEW_DETAIL_HAS_GRADE_STEPS

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// A table of grades by magnitude, as the few steps in which it changes: a grade is then found by comparing
/// a value's magnitude with each, many values at a time, which is faster than looking each of them up.
class grade_steps {
public:
    /// How many values grades_of() takes.
    static constexpr std::size_t piece = 1024;

    /// @param table of 65536 grades
    void read(std::span<const std::uint8_t> table) noexcept {
        count_ = 0;
        steps_ = {};
        // In the order of the magnitudes as signed numbers: those of the negative values come first.
        std::uint8_t last = base_ = table[0x8000];
        const auto read_from = [&](std::size_t first) {
            for (std::size_t at = first; at < first + 0x8000U; at += sizeof(std::uint64_t)) {
                std::uint64_t eight = 0;
                std::memcpy(&eight, &table[at], sizeof(eight));
                if (eight == last * 0x0101'0101'0101'0101U) {
                    continue;
                }
                for (std::size_t i = at; i < at + sizeof(eight); ++i) {
                    if (table[i] != last) {
                        add(i, static_cast<std::uint8_t>(table[i] - last));
                        last = table[i];
                    }
                }
            }
        };
        read_from(0x8000);
        read_from(0);
    }

    /// @returns whether the steps are few enough to be told by them
    [[nodiscard]] bool are_few() const noexcept { return count_ <= steps_.size(); }

    /// Writes the grades of the values at hand. @pre are_few(); piece of them
    void grades_of(const double* values, std::uint8_t* grades) const noexcept {
        using bits [[gnu::vector_size(64)]] = std::uint64_t;
        using few_words [[gnu::vector_size(16)]] = std::int16_t;
        using words [[gnu::vector_size(64)]] = std::int16_t;
        using bytes [[gnu::vector_size(32)]] = std::uint8_t;
        alignas(64) std::array<std::int16_t, piece> magnitudes;  // NOLINT: filled before it is read
        for (std::size_t i = 0; i < piece; i += 8) {
            bits loaded;  // NOLINT: filled before it is read
            std::memcpy(&loaded, values + i, sizeof(loaded));
            const few_words leading = __builtin_convertvector(loaded >> 48U, few_words);
            std::memcpy(&magnitudes[i], &leading, sizeof(leading));
        }
        for (std::size_t i = 0; i < piece; i += 32) {
            words magnitude;  // NOLINT: filled before it is read
            std::memcpy(&magnitude, &magnitudes[i], sizeof(magnitude));
            words grade = words{} + static_cast<std::int16_t>(base_);
            for (const step& it : steps_) {
                grade += (magnitude >= it.from) & it.change;
            }
            const bytes narrow = __builtin_convertvector(grade, bytes);
            std::memcpy(grades + i, &narrow, sizeof(narrow));
        }
    }

private:
    struct step {
        std::int16_t from = 0x7FFF;  // of a NaN: what is not used changes nothing
        std::int16_t change = 0;
    };

    void add(std::size_t magnitude, std::uint8_t change) noexcept {
        if (count_ < steps_.size()) {
            steps_[count_] = {static_cast<std::int16_t>(magnitude),
                              static_cast<std::int16_t>(change)};
        }
        ++count_;
    }

    std::array<step, 10> steps_{};
    std::size_t count_ = 0;
    std::uint8_t base_ = 0;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif

#endif
