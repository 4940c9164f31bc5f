// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_REPORT_TABLE_COLUMN_HPP
#define VITALFEW_REPORT_TABLE_COLUMN_HPP

#include "vitalfew/report/cell_text.hpp"

#include <concepts>
#include <cstdint>
#include <functional>  // std::function, std::invoke
#include <string>
#include <type_traits>
#include <utility>  // std::move

namespace vitalfew {
inline namespace v0 {
namespace report {

/// Where a cell stands in its column.
enum class cell_alignment : std::uint8_t { left, right };

/// Whether a column gives way where a text table would be too wide.
enum class column_width : std::uint8_t { fixed, may_shrink };

/// Whether a column holds numbers.
enum class cell_content : std::uint8_t { text, number };

/// A column of a table over the user's own records: its title, and what each record has there, as text.
///
/// One type for all columns over a type of records, so that a table is a vector of them.
/// @tparam Row the record type
/// @example 29_tables.cpp
template <class Row>
class table_column {
public:
    /// @param title in the head of the table
    /// @param projection tells of a record what stands in the column; numbers go to the right
    /// @param width whether the column gives way when the table is too wide
    template <class Projection>
        requires std::copy_constructible<Projection> &&
                     std::regular_invocable<const Projection&, const Row&> &&
                     table_cell<std::invoke_result_t<const Projection&, const Row&>>
    table_column(std::string title, Projection projection, column_width width = column_width::fixed)
        : title_(std::move(title)),
          content_(number_cell<std::invoke_result_t<const Projection&, const Row&>>
                       ? cell_content::number
                       : cell_content::text),
          alignment_(content_ == cell_content::number ? cell_alignment::right
                                                      : cell_alignment::left),
          width_(width),
          text_([projection = std::move(projection)](const Row& row) {
              return cell_text(std::invoke(projection, row));
          }) {}

    /// The same column, aligned otherwise.
    [[nodiscard]] table_column aligned(cell_alignment alignment) const {
        table_column other = *this;
        other.alignment_ = alignment;
        return other;
    }
    /// The same column, its texts being numbers: amounts that the user's own function writes.
    [[nodiscard]] table_column of_numbers() const {
        table_column other = *this;
        other.content_ = cell_content::number;
        other.alignment_ = cell_alignment::right;
        return other;
    }

    [[nodiscard]] const std::string& title() const noexcept { return title_; }
    [[nodiscard]] cell_content content() const noexcept { return content_; }
    [[nodiscard]] cell_alignment alignment() const noexcept { return alignment_; }
    [[nodiscard]] column_width width() const noexcept { return width_; }
    /// @throws what the projection throws
    [[nodiscard]] std::string text(const Row& row) const { return text_(row); }

private:
    std::string title_;
    cell_content content_;
    cell_alignment alignment_;
    column_width width_;
    std::function<std::string(const Row&)> text_;
};

}  // namespace report
}  // namespace v0
}  // namespace vitalfew

#endif
