// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_COMPARE_DETAIL_LABEL_INDEX_HPP
#define VITALFEW_COMPARE_DETAIL_LABEL_INDEX_HPP

#include "vitalfew/compare/table_label.hpp"

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>  // std::less
#include <map>
#include <type_traits>

namespace vitalfew {
inline namespace v0 {
namespace detail {

/// Labels of one byte: grades, bool, small enumerations. A table of 256 entries finds them.
template <class Label>
concept byte_label =
    table_label<Label> && sizeof(Label) == 1 && (std::integral<Label> || std::is_enum_v<Label>);

/// Gives each different label a position, in order of first appearance.
template <table_label Label>
class label_index {
public:
    [[nodiscard]] std::size_t position_of(label_argument_t<Label> label) {
        const auto found = positions_.find(label);
        return found != positions_.end()
                   ? found->second
                   : positions_.emplace(Label(label), positions_.size()).first->second;
    }

    [[nodiscard]] std::size_t size() const noexcept { return positions_.size(); }

    /// Calls give(label, position) for each label in ascending order.
    template <class Give>
    void for_each(Give give) const {
        for (const auto& [label, position] : positions_) {
            give(label, position);
        }
    }

private:
    std::map<Label, std::size_t, std::less<>> positions_;
};

template <byte_label Label>
class label_index<Label> {
public:
    [[nodiscard]] std::size_t position_of(Label label) {
        std::uint16_t& next = next_position_[static_cast<std::uint8_t>(label)];
        if (next == 0) {
            next = static_cast<std::uint16_t>(++size_);
        }
        return next - std::size_t{1};
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    template <class Give>
    void for_each(Give give) const {
        // Twice, so that negative ones come first.
        for_each_where(give, true);
        for_each_where(give, false);
    }

private:
    template <class Give>
    void for_each_where(Give& give, bool negative) const {
        for (std::size_t byte = 0; byte < next_position_.size(); ++byte) {
            if (next_position_[byte] != 0) {
                const auto label = static_cast<Label>(static_cast<std::uint8_t>(byte));
                if ((label < Label{}) == negative) {
                    give(label, next_position_[byte] - std::size_t{1});
                }
            }
        }
    }

    std::array<std::uint16_t, 256> next_position_{};  // position + 1; 0 is a label not met
    std::size_t size_ = 0;
};

}  // namespace detail
}  // namespace v0
}  // namespace vitalfew

#endif
