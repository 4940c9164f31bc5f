// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_DISTRIBUTED_NARROWING_REQUEST_HPP
#define VITALFEW_DISTRIBUTED_NARROWING_REQUEST_HPP

#include "vitalfew/core/assert.hpp"
#include "vitalfew/distributed/detail/tally_bytes.hpp"
#include "vitalfew/engine/class_limits.hpp"
#include "vitalfew/engine/detail/search_rounds.hpp"
#include "vitalfew/engine/detail/value_keys.hpp"
#include "vitalfew/engine/tallied_value.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>  // std::move
#include <vector>

namespace vitalfew {
inline namespace v0 {

/// A question of the distributed search: how the values are spread over some ranges of neighbouring values.
/// The same question goes to every place that has a part of the values; answer_narrowing_request() answers it.
/// @see cutoff_search
template <tallied_value Value>
class narrowing_request {
    using keys = detail::value_keys<Value>;

public:
    using value_type = Value;

    /// @returns the number of ranges, no more than there are limits; 0 when the search is done
    [[nodiscard]] std::size_t size() const noexcept { return ranges_.size(); }
    /// @returns the least value of range i, itself included; the ranges are in descending order
    /// @pre i < size()
    [[nodiscard]] Value least(std::size_t i) const { return keys::positive(range(i).first); }
    /// @returns the largest value of range i, itself included @pre i < size()
    [[nodiscard]] Value most(std::size_t i) const { return keys::positive(range(i).last); }

    friend bool operator==(const narrowing_request&, const narrowing_request&) = default;

    /// @returns the request in bytes, as value_tally::to_bytes() does
    [[nodiscard]] std::vector<std::byte> to_bytes() const {
        detail::tally_writer writer(detail::tally_document::request, keys::kind);
        write(writer);
        return std::move(writer).finish();
    }
    /// @throws invalid_tally when these are no bytes of a request for such values; it says what and where
    [[nodiscard]] static narrowing_request from_bytes(std::span<const std::byte> bytes) {
        detail::tally_reader reader(bytes, detail::tally_document::request, keys::kind);
        narrowing_request result(reader);
        reader.finish();
        return result;
    }

    /// For the algorithms of this library.
    /// @{
    narrowing_request() = default;
    explicit narrowing_request(std::vector<detail::split_range> ranges)
        : ranges_(std::move(ranges)) {}
    explicit narrowing_request(detail::tally_reader& reader) {
        const std::uint64_t size = reader.number();
        if (size > class_limits::max_size) {
            reader.fail("have more ranges than there can be limits");
        }
        std::uint64_t end = keys::last(false);
        for (std::uint64_t i = 0; i < size; ++i) {
            const std::uint64_t first = reader.number();
            const std::uint64_t span = reader.number();
            if (first == 0 || first > end || span > end - first ||
                keys::bucket_of(first) != keys::bucket_of(first + span)) {
                reader.fail("have a range that is out of order or that is not of one bucket");
            }
            ranges_.push_back({{first, first + span}});
            end = first - 1;
        }
    }
    void write(detail::tally_writer& writer) const {
        writer.number(ranges_.size());
        for (const auto& range : ranges_) {
            writer.number(range.first);
            writer.number(range.span());
        }
    }
    [[nodiscard]] const detail::split_range& range(std::size_t i) const noexcept {
        VITALFEW_ASSERT(i < ranges_.size());
        return ranges_[i];
    }
    [[nodiscard]] const std::vector<detail::split_range>& ranges() const noexcept {
        return ranges_;
    }
    /// @}

private:
    std::vector<detail::split_range> ranges_;
};

}  // namespace v0
}  // namespace vitalfew

#endif
