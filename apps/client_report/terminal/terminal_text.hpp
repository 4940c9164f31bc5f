// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TERMINAL_TERMINAL_TEXT_HPP
#define CLIENT_REPORT_TERMINAL_TERMINAL_TEXT_HPP

#include "vitalfew/report/text_table.hpp"

#include "common/decimal.hpp"  // counted
#include "tables/table_sink.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <iterator>  // std::back_inserter
#include <string>
#include <string_view>
#include <utility>  // std::forward, std::move
#include <vector>

namespace client_report {

// Text for a terminal of 80 columns, made line by line.
class terminal_text {
public:
    static constexpr std::size_t columns = 80;
    static constexpr std::size_t fact_column = 16;  // where a fact begins, after its name

    template <class... Arguments>
    void line(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
        fmt::format_to(std::back_inserter(line_), format, std::forward<Arguments>(arguments)...);
        end_line();
    }

    // As many lines as the words need.
    void sentence(std::string_view words);

    // An empty line, unless there is one already.
    void gap() {
        if (!text_.empty() && !text_.ends_with("\n\n")) {
            line("");
        }
    }

    void fact(std::string_view name, std::string_view what) {
        line("{:<{}}{}", name, fact_column, what);
    }

    // Lines that are made already, each with its end.
    void lines(std::string_view made) { text_ += made; }

    // A table as wide as its columns ask for, thousands of its numbers set apart.
    template <class Row>
    void table(const std::vector<Row>& rows, const table_columns<Row>& shown) {
        lines(laid_out(rows, shown));
    }
    template <class Row>
    [[nodiscard]] static std::string laid_out(const std::vector<Row>& rows,
                                              const table_columns<Row>& shown) {
        std::string text;
        vitalfew::report::text_table(std::back_inserter(text), rows, shown,
                                     {.columns = columns, .thousands = ",", .least_width = 1});
        return text;
    }

    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    // Without the blanks at its end.
    void end_line();

    std::string line_;
    std::string text_;
};

// A column of texts that stand to the right: amounts and shares as people read them.
template <class Row, class Projection>
[[nodiscard]] vitalfew::report::table_column<Row> to_the_right(std::string_view title,
                                                               Projection projection) {
    return vitalfew::report::table_column<Row>(std::string(title), std::move(projection))
        .aligned(cell_alignment::right);
}

// "12.3 %".
[[nodiscard]] std::string percent(double share);

}  // namespace client_report

#endif
