// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_DETAIL_MATCH_CLIENTS_HPP
#define VITALFEW_COMPARE_DETAIL_MATCH_CLIENTS_HPP

#include "vitalfew/compare/detail/client_keys.hpp"
#include "vitalfew/compare/detail/matched_clients.hpp"
#include "vitalfew/compare/detail/printed_key.hpp"
#include "vitalfew/core/assert.hpp"
#include "vitalfew/core/detail/position_index.hpp"
#include "vitalfew/core/error.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <algorithm>  // std::max
#include <cstddef>
#include <cstdint>
#include <functional>  // std::hash, std::invoke
#include <ranges>
#include <string>
#include <vector>

namespace vitalfew {
inline namespace v0 {
namespace detail {

[[noreturn]] inline void throw_duplicate_client(const char* which, const std::string& key,
                                                std::size_t first, std::size_t second) {
    VITALFEW_THROW(duplicate_key(std::string("vitalfew: the ") + which +
                                 " analysis has the client" + key + " twice, at index " +
                                 std::to_string(first) + " and " + std::to_string(second) +
                                 ": bring them together, then analyse again"));
}

/// Takes in the grades and values of one side, and calls meet(client, index) for each client.
/// @throws unequal_lengths, invalid_value; what meet throws
template <class Side, class Meet>
auto take_in(const char* which, Side& side, Meet meet) -> graded_values<typename Side::value_type> {
    using value_type = typename Side::value_type;
    graded_values<value_type> taken;
    if constexpr (std::ranges::sized_range<decltype(side.clients())>) {
        const auto count = static_cast<std::size_t>(std::ranges::size(side.clients()));
        taken.grades.reserve(count);
        taken.values.reserve(count);
    }
    invalid_value_count invalid;
    std::size_t worst = 0;
    side.for_each([&](auto& client, grade g) {
        auto&& it = std::invoke(side.value(), client);
        if (invalid.accept<value_type>(it)) {
            meet(client, taken.grades.size());
            taken.grades.push_back(g);
            taken.values.push_back(it);
            worst = (std::max)(worst, grade_index(g) + 1);
        }
    });
    invalid.throw_if_any(which);
    taken.grade_count = (std::max)(side.grade_count(), worst);
    return taken;
}

/// Finds the clients of the later analysis in the earlier one, by their keys.
///
/// One hash index over the keys of both: the position of a key is its index in the earlier analysis, and
/// those that it does not have follow.
/// @param is_known tells of a key that is not in the earlier analysis whether it is known from before
template <class Before, class After, class Known>
auto match_clients(Before& before, After& after, Known& is_known)
    -> matched_clients<typename Before::value_type, typename After::value_type> {
    using result_type = matched_clients<typename Before::value_type, typename After::value_type>;
    using key_type = comparable_key_t<typename Before::key_type>;
    const std::hash<key_type> hash{};
    position_index keys;
    client_keys before_keys(before);
    client_keys after_keys(after);
    result_type result;

    result.before = take_in("earlier", before, [&](auto& client, std::size_t i) {
        before_keys.reach(i);
        auto&& given = std::invoke(before.key(), client);
        const key_type& key = given;
        const auto found = keys.find_or_insert(
            hash(key), [&](std::size_t other) { return before_keys.is_at(other, key); });
        if (!found.is_new) {
            throw_duplicate_client("earlier", printed_key(key), found.position, i);
        }
    });

    const std::size_t earlier = result.before.grades.size();
    VITALFEW_ASSERT(earlier <= result_type::is_back);
    constexpr std::uint32_t nobody = result_type::is_new;
    std::vector<std::uint32_t> met(earlier, nobody);  // where each key is in the later analysis
    result.after = take_in("later", after, [&](auto& client, std::size_t i) {
        after_keys.reach(i);
        auto&& given = std::invoke(after.key(), client);
        const key_type& key = given;
        const auto found = keys.find_or_insert(hash(key), [&](std::size_t other) {
            return other < earlier ? before_keys.is_at(other, key)
                                   : after_keys.is_at(met[other], key);
        });
        if (found.is_new) {
            met.push_back(static_cast<std::uint32_t>(i));
            result.partners.push_back(is_known(key) ? result_type::is_back : result_type::is_new);
        } else if (met[found.position] != nobody) {
            throw_duplicate_client("later", printed_key(key), met[found.position], i);
        } else {
            met[found.position] = static_cast<std::uint32_t>(i);
            result.partners.push_back(static_cast<std::uint32_t>(found.position));
        }
    });

    for (std::size_t i = 0; i < earlier; ++i) {
        if (met[i] == nobody) {
            result.lost.push_back(static_cast<std::uint32_t>(i));
        }
    }
    return result;
}

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
