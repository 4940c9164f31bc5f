// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CORE_ERROR_HPP
#define VITALFEW_CORE_ERROR_HPP

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>

// Throws its argument, an object of a class derived from std::exception. With -fno-exceptions, prints its
// message and aborts. Not a constant expression either way, so that a bad constant does not compile. All
// translation units of a program must be built alike, as for any inline function.
#if defined(__cpp_exceptions)
#define VITALFEW_HAS_EXCEPTIONS 1
#define VITALFEW_THROW(...) throw __VA_ARGS__
#else
#define VITALFEW_HAS_EXCEPTIONS 0
#define VITALFEW_THROW(...) ::vitalfew::detail::end_with(__VA_ARGS__)
#endif

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Prints the message of an error to the standard error stream and ends the program, where there are no
/// exceptions: never a wrong result.
// not covered: ends the program
[[noreturn]] inline void end_with(const std::exception& error) noexcept {
    std::fputs(error.what(), stderr);
    std::fputs("\n", stderr);
    std::abort();
}

}  // namespace detail

/// Base class of all exceptions that vitalfew throws because of bad data.
///
/// Absence is not an error but a std::optional; a broken precondition is an assertion.
class error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Values that can be neither ordered nor summed: not equal to themselves (NaN), or infinite. Of any type: of a
/// std::chrono::duration<double> or a money type of the user's, too.
///
/// Has their number and the index of the first, counted from 0 in the caller's range. The caller's data and
/// results are unchanged.
class invalid_value : public error {
public:
    invalid_value(const std::string& message, std::size_t count, std::size_t first_index)
        : error(message), count_(count), first_index_(first_index) {}

    /// @returns how many values are NaN or infinite, at least 1
    [[nodiscard]] std::size_t count() const noexcept { return count_; }
    /// @returns the index of the first of them, from 0
    [[nodiscard]] std::size_t first_index() const noexcept { return first_index_; }

private:
    std::size_t count_;
    std::size_t first_index_;
};

/// A share outside [0, 1], or with denominator 0.
class invalid_share : public error {
public:
    using error::error;
};

/// Limits outside (0, 1], not strictly increasing, or more than the grades allow; a curve with too few points.
class invalid_limits : public error {
public:
    using error::error;
};

/// A grade that the analysis does not have; more grades than there are letters, or none.
class invalid_grade : public error {
public:
    using error::error;
};

/// A period that ends before it begins, or of a length that is out of range.
class invalid_period : public error {
public:
    using error::error;
};

/// An exact result that does not fit the requested type. The exact result is unchanged.
class value_overflow : public error {
public:
    using error::error;
};

/// Invalid input to a tally: bytes that are damaged or of another kind, values subtracted that are not in it,
/// answers of another search. The tally is unchanged.
class invalid_tally : public error {
public:
    using error::error;
};

/// Ranges of different lengths that must have one entry for each client, or room for another number of results.
class unequal_lengths : public error {
public:
    using error::error;
};

/// A key that occurs twice where each client must occur once.
class duplicate_key : public error {
public:
    using error::error;
};

/// A key, a group or a name that was not found.
class unknown_key : public error {
public:
    using error::error;
};

/// Parent companies that form a cycle.
class cyclic_parents : public error {
public:
    using error::error;
};

/// A date that contradicts others, as an as-of date before the last deal; that is missing; or that is outside of
/// the calendar, the years -32767 to 32767, as (date::max)() for "no date" is.
class invalid_date : public error {
public:
    using error::error;
};

/// Weights that are negative, not finite, or all 0.
class invalid_weights : public error {
public:
    using error::error;
};

/// A score that is not in [0, 1].
class invalid_score : public error {
public:
    using error::error;
};

/// A target profile without criteria, or learned from clients who do not differ.
class invalid_profile : public error {
public:
    using error::error;
};

/// Invalid pairwise comparisons: a pair that is missing or given twice, a number off the scale, a matrix that
/// is not reciprocal.
class invalid_comparisons : public error {
public:
    using error::error;
};

/// Edges between classes, or margins around them, that are out of order or out of range.
class invalid_edges : public error {
public:
    using error::error;
};

/// Rules with a gap, with a rule that is never reached, or that contradict each other.
class invalid_rules : public error {
public:
    using error::error;
};

/// A plan that exceeds its budget.
class over_budget : public error {
public:
    using error::error;
};

namespace detail {

// Out of line, so that building the message is off the hot path. Not constexpr, so that a bad constant does
// not compile.

/// @param analysis the name of one of two analyses; null where there is only one
[[noreturn]] inline void throw_invalid_value(std::size_t count, std::size_t first_index,
                                             double first_value, const char* analysis = nullptr) {
    const std::string where =
        analysis == nullptr ? "" : std::string("in the ") + analysis + " analysis, ";
    VITALFEW_THROW(invalid_value(
        "vitalfew: " + where + std::to_string(count) + (count == 1 ? " value is" : " values are") +
            " NaN or infinite; the first is " + std::to_string(first_value) + " at index " +
            std::to_string(first_index) + ": repair or leave out those records, then analyse again",
        count, first_index));
}

[[noreturn]] inline void throw_invalid_share(std::uint64_t numerator, std::uint64_t denominator) {
    VITALFEW_THROW(invalid_share(
        "vitalfew: share " + std::to_string(numerator) + "/" + std::to_string(denominator) +
        " is not in [0, 1]: the denominator must not be 0 nor less than the "
        "numerator"));
}

[[noreturn]] inline void throw_negative_share(const std::string& numerator,
                                              const std::string& denominator) {
    VITALFEW_THROW(invalid_share("vitalfew: share " + numerator + "/" + denominator +
                                 " is not in [0, 1]: neither number may be negative"));
}

[[noreturn]] inline void throw_invalid_limit(std::size_t index, std::uint64_t numerator,
                                             std::uint64_t denominator, const char* rule) {
    VITALFEW_THROW(invalid_limits("vitalfew: limit " + std::to_string(index + 1) + " (" +
                                  std::to_string(numerator) + "/" + std::to_string(denominator) +
                                  ") " + rule));
}

[[noreturn]] inline void throw_too_many_limits(std::size_t count, std::size_t most) {
    VITALFEW_THROW(invalid_limits("vitalfew: " + std::to_string(count) +
                                  " limits given, but there are only " + std::to_string(most + 1) +
                                  " grades, A to Z: give at most " + std::to_string(most)));
}

[[noreturn]] inline void throw_invalid_grade(std::size_t index, std::size_t count) {
    VITALFEW_THROW(invalid_grade("vitalfew: grade number " + std::to_string(index + 1) +
                                 " was asked for, but these limits give only " +
                                 std::to_string(count) + " grades"));
}

[[noreturn]] inline void throw_invalid_period(const std::string& from, const std::string& to) {
    VITALFEW_THROW(invalid_period("vitalfew: the period from " + from + " to " + to +
                                  " ends before it begins: swap the dates"));
}

[[noreturn]] inline void throw_value_overflow(const char* what) {
    VITALFEW_THROW(
        value_overflow(std::string("vitalfew: ") + what +
                       " does not fit the requested type: keep the exact_sum, or convert it with "
                       "to_double()"));
}

[[noreturn]] inline void throw_invalid_tally(const char* what) {
    VITALFEW_THROW(invalid_tally(std::string("vitalfew: ") + what));
}

[[noreturn]] inline void throw_invalid_tally_bytes(const char* what, std::size_t offset) {
    VITALFEW_THROW(invalid_tally(std::string("vitalfew: the bytes of a tally ") + what +
                                 ", at byte " + std::to_string(offset) +
                                 ": send or store them again, by the same version of the library"));
}

[[noreturn]] inline void throw_unequal_lengths(const char* what, std::size_t one,
                                               std::size_t other) {
    VITALFEW_THROW(unequal_lengths(std::string("vitalfew: ") + what + " have " +
                                   std::to_string(one) + " and " + std::to_string(other) +
                                   " entries: give one for each client to both"));
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
