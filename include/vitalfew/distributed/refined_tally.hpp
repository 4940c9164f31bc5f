// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DISTRIBUTED_REFINED_TALLY_HPP
#define VITALFEW_DISTRIBUTED_REFINED_TALLY_HPP

#include "vitalfew/core/error.hpp"
#include "vitalfew/distributed/detail/tally_bytes.hpp"
#include "vitalfew/distributed/narrowing_request.hpp"
#include "vitalfew/engine/detail/executor.hpp"
#include "vitalfew/engine/detail/search_rounds.hpp"
#include "vitalfew/engine/detail/tally_buckets.hpp"
#include "vitalfew/engine/detail/value_keys.hpp"
#include "vitalfew/engine/tallied_value.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>  // std::identity
#include <ranges>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// The answer to a narrowing_request: how many values lie in each bucket of its ranges, and their exact
/// sum. Values elsewhere are not in it.
///
/// Law: as for value_tally, any order, grouping or split of the same values gives equal answers to the
/// same request, and merge() is as if all had been answered at once. Memory is 384 bytes for each 16
/// neighbouring buckets in which there are values, of the at most 2^16 buckets of a range.
template <tallied_value Value>
class refined_tally {
    using keys = detail::value_keys<Value>;

public:
    using value_type = Value;

    /// The answer of a place without values: the neutral element of merge().
    explicit refined_tally(narrowing_request<Value> request)
        : request_(std::move(request)), buckets_(request_.size()) {}

    /// @returns the request that this answers
    [[nodiscard]] const narrowing_request<Value>& request() const noexcept { return request_; }

    /// @returns the number of values that lie in the ranges
    [[nodiscard]] std::uint64_t count() const noexcept {
        std::uint64_t sum = 0;
        for (const auto& buckets : buckets_) {
            sum += buckets.count();
        }
        return sum;
    }

    /// Adds the answer of another part of the values.
    /// @throws invalid_tally when it answers another request, or there would be more than 2^62 values;
    /// std::bad_alloc; this answer is as it was then
    void merge(const refined_tally& other) {
        if (!(request_ == other.request_)) {
            detail::throw_invalid_tally(
                "these answers are to different requests: merge those of one round");
        }
        detail::check_tallied(count(), other.count());
        for (std::size_t i = 0; i < buckets_.size(); ++i) {
            buckets_[i].make_room_for(other.buckets_[i]);
        }
        for (std::size_t i = 0; i < buckets_.size(); ++i) {
            buckets_[i].merge(other.buckets_[i]);
        }
    }

    friend bool operator==(const refined_tally&, const refined_tally&) = default;

    /// @returns the answer in bytes, its request included, as value_tally::to_bytes() does
    [[nodiscard]] std::vector<std::byte> to_bytes() const {
        detail::tally_writer writer(detail::tally_document::refined, keys::kind);
        request_.write(writer);
        for (const auto& buckets : buckets_) {
            writer.buckets(buckets);
        }
        return std::move(writer).finish();
    }
    /// @throws invalid_tally when these are not the bytes of an answer for such values; it says what is
    /// wrong and where
    [[nodiscard]] static refined_tally from_bytes(std::span<const std::byte> bytes) {
        detail::tally_reader reader(bytes, detail::tally_document::refined, keys::kind);
        refined_tally result{narrowing_request<Value>(reader)};
        for (std::size_t i = 0; i < result.buckets_.size(); ++i) {
            const detail::split_range& range = result.request_.range(i);
            result.buckets_[i] = reader.buckets(range.buckets(), [&range](std::size_t place) {
                return range.bucket(place).span();
            });
        }
        reader.finish();
        for (std::uint64_t left = detail::max_tallied; const auto& buckets : result.buckets_) {
            if (buckets.count() > left) {
                reader.fail("have too many values");
            }
            left -= buckets.count();
        }
        return result;
    }

    /// For the algorithms of this library.
    /// @{
    refined_tally(narrowing_request<Value> request, std::vector<detail::tally_buckets> buckets)
        : request_(std::move(request)), buckets_(std::move(buckets)) {}
    /// One for each range of the request.
    [[nodiscard]] const std::vector<detail::tally_buckets>& buckets() const noexcept {
        return buckets_;
    }
    /// @}

private:
    narrowing_request<Value> request_;
    std::vector<detail::tally_buckets> buckets_;  // one for each range of the request
};

struct answer_narrowing_request_fn {
    /// Answers a narrowing_request for a part of the values.
    ///
    /// O(n * ranges of the request) time, one call of the projection per element; allocates the answer.
    /// @param request of a cutoff_search
    /// @param values the same as in the tally from which the search began
    /// @param value tells an element's value
    /// @throws invalid_value when values are NaN or infinite: how many, and the index of the first
    /// @throws what the projection throws
    template <tallied_value Value, std::ranges::input_range Range, class Projection = std::identity>
        requires tally_projection<Projection, Range, Value>
    [[nodiscard]] refined_tally<Value> operator()(const narrowing_request<Value>& request,
                                                  Range&& values, Projection value = {}) const {
        return {request, detail::tally_ranges<Value>(detail::serial_executor{}, request.ranges(),
                                                     values, value)};
    }
};

/// See answer_narrowing_request_fn.
inline constexpr answer_narrowing_request_fn answer_narrowing_request{};

}  // namespace v0
}  // namespace vitalfew

#endif
