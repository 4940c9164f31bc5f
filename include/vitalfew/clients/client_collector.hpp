// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_CLIENT_COLLECTOR_HPP
#define VITALFEW_CLIENTS_CLIENT_COLLECTOR_HPP

#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/clients/collect_options.hpp"
#include "vitalfew/clients/detail/deal_ledger.hpp"
#include "vitalfew/clients/detail/position_index.hpp"
#include "vitalfew/core/concepts.hpp"
#include "vitalfew/exact/values.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::hash
#include <utility>     // std::exchange, std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// Turns a stream of deal lines into one profile per client: collect_clients for data that does not
/// stand in a range, such as rows that come from a parser.
///
/// Memory grows with the clients; with deal ids also by a DealId, 8 bytes and an index slot of 11 to 21
/// bytes per different deal; with profile_detail::full also by the different days of each client and the
/// sum of each deal; but never with the lines.
/// @tparam Hash of the key; with a nested is_transparent, lines may give anything that it hashes, that
/// compares equal to a Key and that a Key can be made from, say a std::string_view
/// @throws std::length_error beyond 4294967295 clients or deals
/// @throws invalid_value from add when the amount is NaN or infinite; the line has not been added
template <class Key, summable_value Amount, class DealId = no_deal_id, class Hash = std::hash<Key>,
          class DealIdHash = detail::default_deal_id_hash<DealId>>
class client_collector {
    static constexpr bool has_ids_ = !std::same_as<DealId, no_deal_id>;

public:
    using profile_type = client_profile<Key, Amount>;

    explicit client_collector(collect_options options = {}, Hash hash = {},
                              DealIdHash deal_id_hash = {})
        : options_(options), hash_(std::move(hash)), ledger_(std::move(deal_id_hash)) {}

    /// Adds a line that is a deal of its own.
    template <class K>
    void add(const K& key, const Amount& amount, date day, line_kind kind = line_kind::deal)
        requires(!has_ids_)
    {
        if (!admits(amount, day)) {
            return;
        }
        const std::size_t client = client_at(key);
        if (is_return(amount, kind)) {
            profiles_[client].returned += amount;
        } else {
            add_deal(client, amount, day);
        }
    }

    /// Adds a line of a deal: lines of the same client and deal id are one deal.
    template <class K>
    void add(const K& key, const Amount& amount, date day, const DealId& deal,
             line_kind kind = line_kind::deal)
        requires(has_ids_)
    {
        if (!admits(amount, day)) {
            return;
        }
        const std::size_t client = client_at(key);
        if (kind == line_kind::returned) {
            profiles_[client].returned += amount;
        } else if (keeps_deal_sums()) {
            ledger_.add(client, deal, day, amount);
        } else {
            ledger_.add(client, deal, day);
            profiles_[client].gross += amount;
        }
    }

    /// @returns one profile per client, in order of first appearance; the collector is empty then
    [[nodiscard]] std::vector<profile_type> finish() {
        ledger_.for_each([this](std::size_t client, date day, const exact_sum<Amount>* sum) {
            if (sum == nullptr) {
                count_deal(client, day);
            } else if (options_.returns == return_rule::negative_deals && sum->sign() < 0) {
                profiles_[client].returned += *sum;
            } else {
                add_deal(client, *sum, day);
            }
        });
        ledger_.clear();
        clients_ = {};
        days_ = {};
        seen_days_.clear();
        return std::exchange(profiles_, {});
    }

private:
    struct client_day {
        std::uint32_t client;
        std::int32_t day;
        friend bool operator==(const client_day&, const client_day&) = default;
    };

    [[nodiscard]] bool admits(const Amount& amount, date day) {
        detail::invalid_value_count invalid;
        if (!invalid.accept(amount)) {
            invalid.throw_if_any();
        }
        return options_.window.contains(day);
    }

    [[nodiscard]] bool keeps_deal_sums() const noexcept {
        return options_.returns != return_rule::none || options_.detail == profile_detail::full;
    }

    [[nodiscard]] bool is_return(const Amount& amount, line_kind kind) const {
        return kind == line_kind::returned ||
               (options_.returns == return_rule::negative_deals && detail::is_negative(amount));
    }

    template <class K>
    [[nodiscard]] std::size_t client_at(const K& key) {
        if constexpr (!std::same_as<K, Key> && !requires { typename Hash::is_transparent; }) {
            return client_at(Key(key));
        } else {
            const auto [position, is_new] = clients_.find_or_insert(
                hash_(key), [&](std::size_t at) { return profiles_[at].key == key; });
            if (is_new) {
                detail::append_or_forget(clients_, hash_(key), [&] {
                    profile_type profile{.key = Key(key)};
                    if (options_.detail == profile_detail::full) {
                        profile.active_days = 0;
                    }
                    profiles_.push_back(std::move(profile));
                });
            }
            return position;
        }
    }

    template <class Sum>
    void add_deal(std::size_t client, const Sum& sum, date day) {
        profile_type& profile = profiles_[client];
        profile.gross += sum;
        if (options_.detail == profile_detail::full &&
            (!profile.largest_deal || *profile.largest_deal < exact_sum<Amount>(sum))) {
            profile.largest_deal = sum;
        }
        count_deal(client, day);
    }

    void count_deal(std::size_t client, date day) {
        profile_type& profile = profiles_[client];
        // Deals mostly come in order of time, so a client's last day is the one most often met again.
        if (options_.detail == profile_detail::full && profile.last_deal != day &&
            is_new_day(client, day)) {
            ++*profile.active_days;
        }
        ++profile.deals;
        if (!profile.first_deal || day < *profile.first_deal) {
            profile.first_deal = day;
        }
        if (!profile.last_deal || *profile.last_deal < day) {
            profile.last_deal = day;
        }
    }

    [[nodiscard]] bool is_new_day(std::size_t client, date day) {
        const client_day wanted{static_cast<std::uint32_t>(client), detail::day_number(day)};
        const std::size_t hash = client * 0x9E37'79B9U + static_cast<std::uint32_t>(wanted.day);
        const bool is_new =
            days_.find_or_insert(hash, [&](std::size_t at) { return seen_days_[at] == wanted; })
                .is_new;
        if (is_new) {
            detail::append_or_forget(days_, hash, [&] { seen_days_.push_back(wanted); });
        }
        return is_new;
    }

    collect_options options_;
    [[no_unique_address]] Hash hash_;
    detail::position_index clients_;
    std::vector<profile_type> profiles_;
    detail::deal_ledger<DealId, Amount, DealIdHash> ledger_;
    detail::position_index days_;
    std::vector<client_day> seen_days_;
};

}  // namespace v0
}  // namespace vitalfew

#endif
