// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_TERMINAL_PAGE_HPP
#define CLIENT_REPORT_TERMINAL_PAGE_HPP

#include "common/decimal.hpp"  // counted

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <iterator>  // std::back_inserter
#include <string>
#include <string_view>
#include <utility>  // std::forward

namespace client_report {

// Text for a terminal of 80 columns, made line by line.
class page {
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

    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    // Without the blanks at its end.
    void end_line();

    std::string line_;
    std::string text_;
};

// "12.3 %".
[[nodiscard]] std::string percent(double share);

}  // namespace client_report

#endif
