// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TARGETING_VETO_HPP
#define VITALFEW_TARGETING_VETO_HPP

#include <concepts>
#include <functional>  // std::function, std::invoke
#include <string>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {
namespace targeting {

/// What excludes a client from being a target, whatever its score: a stop of credit, a sanctioned country, a
/// place out of delivery range.
///
/// Not yet about a type of records; becomes a target_veto of the first one that needs it.
/// @example 06_target_clients.cpp
template <class Predicate>
class veto {
public:
    /// @param reason what to tell whoever asks
    /// @param excludes tells of a client whether it is excluded: a member of type bool, or any predicate
    veto(std::string reason, Predicate excludes)
        : reason_(std::move(reason)), excludes_(std::move(excludes)) {}

    [[nodiscard]] const std::string& reason() const noexcept { return reason_; }
    [[nodiscard]] const Predicate& excludes() const noexcept { return excludes_; }

private:
    std::string reason_;
    Predicate excludes_;
};

/// What excludes clients of a type.
template <class Client>
class target_veto {
public:
    template <class Predicate>
        requires std::copy_constructible<Predicate> &&
                     std::predicate<const Predicate&, const Client&>
    // NOLINTNEXTLINE(google-explicit-constructor): the same veto, about a type of records
    target_veto(const veto<Predicate>& other)
        : reason_(other.reason()),
          excludes_([predicate = other.excludes()](const Client& client) -> bool {
              return std::invoke(predicate, client);
          }) {}

    [[nodiscard]] const std::string& reason() const noexcept { return reason_; }

    /// @returns whether a client is excluded
    [[nodiscard]] bool operator()(const Client& client) const { return excludes_(client); }

private:
    std::string reason_;
    std::function<bool(const Client&)> excludes_;
};

}  // namespace targeting
}  // namespace v0
}  // namespace vitalfew

#endif
