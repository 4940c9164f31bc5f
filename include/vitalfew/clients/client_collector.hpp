// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_CLIENTS_CLIENT_COLLECTOR_HPP
#define VITALFEW_CLIENTS_CLIENT_COLLECTOR_HPP

#include "vitalfew/clients/client_profile.hpp"
#include "vitalfew/clients/deal_fields.hpp"
#include "vitalfew/clients/detail/day_log.hpp"
#include "vitalfew/clients/detail/deal_ledger.hpp"
#include "vitalfew/core/detail/position_index.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/core/values.hpp"
#include "vitalfew/exact/detail/valid_value.hpp"
#include "vitalfew/exact/exact_sum.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::hash
#include <optional>
#include <string>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// Which deals count as returns although they are not marked as such. A return lowers the value and is
/// not counted as a deal.
enum class return_rule : std::uint8_t {
    none,           ///< none: an amount may be a profit, and a profit may be negative
    negative_deals  ///< those that are below 0, all lines of the deal together
};

/// Which parts of a profile are calculated.
enum class profile_detail : std::uint8_t {
    full,   ///< all; stores each client's days, and with deal ids the amount of each deal
    counts  ///< all but active days and largest deal, which take the most memory
};

/// Whether a line belongs to a deal or is a return.
enum class deal_line_kind : std::uint8_t {
    deal,     ///< belongs to a deal
    returned  ///< is a return: its amount is added to client_profile::returned, with its sign
};

/// Options of collect_clients and client_collector; each has a default.
struct collect_options {
    /// Lines dated outside of it are ignored, each by its own date.
    period window{};
    return_rule returns = return_rule::none;
    profile_detail detail = profile_detail::full;
};

namespace detail {

struct collector_access;

}  // namespace detail

/// Collects deal lines, added one by one, into one profile per client: collect_clients for data that
/// is not in a range, such as the rows of a parser.
///
/// Memory grows with the clients and their deals, never with the lines:
///  - for each client a key, a sum, 16 bytes and an index entry of 11 to 21 bytes, and its profile while
///    finish() runs;
///  - with deal ids, for each different deal a DealId, 8 bytes and an index entry;
///  - with profile_detail::full, a sum for each client and 12 bytes for each different day of each client
///    (for a moment half as much again, at worst twice as much), and with deal ids a sum for each deal.
/// @tparam Hash of the key; with a nested is_transparent, add accepts every type that it can hash and
/// that can be compared with, and converted to, a Key: a std::string_view for std::string, for instance
/// @throws std::length_error beyond 4294967295 clients or deals
/// @throws invalid_value from add when the amount is NaN or infinite, invalid_date when the window contains a date
/// outside of the calendar, as (date::max)() for "no date" is; the line has not been added
template <class Key, summable_value Amount, class DealId = no_deal_id, class Hash = std::hash<Key>,
          class DealIdHash = detail::default_deal_id_hash<DealId>>
class client_collector {
    static constexpr bool has_ids_ = !std::same_as<DealId, no_deal_id>;

public:
    using profile_type = client_profile<Key, Amount>;

    explicit client_collector(collect_options options = {}, Hash hash = {},
                              DealIdHash deal_id_hash = {})
        : options_(options),
          window_(options.window),
          hash_(std::move(hash)),
          ledger_(std::move(deal_id_hash)) {}

    /// Adds a line that is a deal of its own.
    /// @returns the index of the client's profile in the result of finish(), for data that the caller
    /// keeps beside it; std::nullopt for a line outside the window
    template <class K>
    std::optional<std::size_t> add(const K& key, const Amount& amount, date day,
                                   deal_line_kind kind = deal_line_kind::deal)
        requires(!has_ids_)
    {
        if (!admits(amount, day)) {
            return std::nullopt;
        }
        const std::size_t client = client_at(key);
        add_line(client, amount, day, kind);
        return client;
    }

    /// Adds a line of a deal: lines of the same client and deal id are one deal.
    /// @returns as the overload without a deal id
    template <class K>
    std::optional<std::size_t> add(const K& key, const Amount& amount, date day, const DealId& deal,
                                   deal_line_kind kind = deal_line_kind::deal)
        requires(has_ids_)
    {
        if (!admits(amount, day)) {
            return std::nullopt;
        }
        const std::size_t client = client_at(key);
        add_line(client, amount, day, deal, kind);
        return client;
    }

    /// @returns one profile per client, in order of first appearance. Leaves the collector empty.
    [[nodiscard]] std::vector<profile_type> finish() {
        ledger_.for_each([this](std::size_t client, date day, const exact_sum<Amount>* sum) {
            if (sum == nullptr) {
                count_deal(client, day);
            } else if (options_.returns == return_rule::negative_deals && sum->sign() < 0) {
                add_return(client, *sum);
            } else {
                add_deal(client, *sum, day);
            }
        });
        ledger_.clear();
        clients_ = {};
        const std::vector<std::uint32_t> active_days = days_.different_days();
        days_.clear();
        std::vector<profile_type> profiles;
        profiles.reserve(rows_.size());
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            profiles.push_back(profile_of(i, i < active_days.size() ? active_days[i] : 0));
        }
        rows_ = {};
        returned_ = {};
        largest_ = {};
        return profiles;
    }

private:
    friend struct detail::collector_access;

    /// The fields that each deal updates; far smaller than a profile, because access is random.
    struct row {
        Key key;
        exact_sum<Amount> gross{};
        std::uint64_t deals = 0;
        std::int32_t first_day = 0;  // meaningful once there are deals
        std::int32_t last_day = 0;
    };

    [[nodiscard]] bool admits(const Amount& amount, date day) {
        detail::check_value(amount);
        return window_.contains(day, [] { return std::string(); });
    }

    [[nodiscard]] bool keeps_deal_sums() const noexcept {
        return options_.returns != return_rule::none || options_.detail == profile_detail::full;
    }

    [[nodiscard]] bool is_return(const Amount& amount, deal_line_kind kind) const {
        return kind == deal_line_kind::returned ||
               (options_.returns == return_rule::negative_deals && detail::is_negative(amount));
    }

    template <class K>
    [[nodiscard]] std::size_t client_at(const K& key) {
        if constexpr (std::same_as<K, Key> || requires { typename Hash::is_transparent; }) {
            return client_at(key, hash_(key));
        } else {
            return client_at(Key(key));
        }
    }

    /// @param hash of the key
    template <class K>
    [[nodiscard]] std::size_t client_at(const K& key, std::size_t hash) {
        const auto [position, is_new] =
            clients_.find_or_insert(hash, [&](std::size_t at) { return rows_[at].key == key; });
        if (is_new) {
            detail::append_or_forget(clients_, hash,
                                     [&] { rows_.push_back(row{.key = Key(key)}); });
        }
        return position;
    }

    /// Adds a line of the client with an index. @pre admits(amount, day)
    void add_line(std::size_t client, const Amount& amount, date day, deal_line_kind kind) {
        if (is_return(amount, kind)) {
            add_return(client, amount);
        } else {
            add_deal(client, amount, day);
        }
    }

    void add_line(std::size_t client, const Amount& amount, date day, const DealId& deal,
                  deal_line_kind kind)
        requires(has_ids_)
    {
        if (kind == deal_line_kind::returned) {
            add_return(client, amount);
        } else if (keeps_deal_sums()) {
            ledger_.add(client, deal, day, amount);
        } else {
            ledger_.add(client, deal, day);
            rows_[client].gross += amount;
        }
    }

    template <class Sum>
    void add_return(std::size_t client, const Sum& sum) {
        if (client >= returned_.size()) {
            returned_.resize(client + 1);
        }
        returned_[client] += sum;
    }

    template <class Sum>
    void add_deal(std::size_t client, const Sum& sum, date day) {
        if (options_.detail == profile_detail::full) {
            if (client >= largest_.size()) {
                largest_.resize(client + 1);
            }
            if (rows_[client].deals == 0 || largest_[client] < exact_sum<Amount>(sum)) {
                largest_[client] = sum;
            }
        }
        rows_[client].gross += sum;
        count_deal(client, day);
    }

    void count_deal(std::size_t client, date day) {
        row& it = rows_[client];
        const std::int32_t number = detail::day_number(day);
        const bool is_first = it.deals == 0;
        // Deals usually come in order of time: most duplicate days equal the client's last day.
        if (options_.detail == profile_detail::full && (is_first || it.last_day != number)) {
            days_.add(client, number);
        }
        it.first_day = is_first || number < it.first_day ? number : it.first_day;
        it.last_day = is_first || it.last_day < number ? number : it.last_day;
        ++it.deals;
    }

    [[nodiscard]] profile_type profile_of(std::size_t client, std::uint32_t active_days) {
        row& it = rows_[client];
        profile_type profile{.key = std::move(it.key)};
        profile.deals = it.deals;
        profile.gross = std::move(it.gross);
        if (options_.detail == profile_detail::full) {
            profile.active_days = active_days;
        }
        if (it.deals != 0) {
            profile.first_deal = detail::day_of(it.first_day);
            profile.last_deal = detail::day_of(it.last_day);
        }
        if (client < returned_.size()) {
            profile.returned = std::move(returned_[client]);
        }
        if (it.deals != 0 && client < largest_.size()) {
            profile.largest_deal = std::move(largest_[client]);
        }
        return profile;
    }

    collect_options options_;
    detail::deal_window window_;
    [[no_unique_address]] Hash hash_;
    detail::position_index clients_;
    std::vector<row> rows_;
    std::vector<exact_sum<Amount>> returned_;  // as long as the last client with a return needs
    std::vector<exact_sum<Amount>>
        largest_;  // with profile_detail::full, to the last client with a deal
    detail::deal_ledger<DealId, Amount, DealIdHash> ledger_;
    detail::day_log days_;
};

}  // namespace v0
}  // namespace vitalfew

#endif
