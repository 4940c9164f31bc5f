// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "terminal/terminal_text.hpp"

#include "common/decimal.hpp"
#include "common/text.hpp"

#include <algorithm>  // std::min

namespace client_report {

void terminal_text::end_line() {
    line_.erase(line_.find_last_not_of(' ') + 1);
    text_ += line_;
    text_ += '\n';
    line_.clear();
}

void terminal_text::sentence(std::string_view words) {
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find(' ', begin), words.size());
        const std::string_view word = words.substr(begin, end - begin);
        if (!line_.empty() && display_width(line_) + 1 + display_width(word) > columns) {
            end_line();
        }
        line_ += line_.empty() ? "" : " ";
        line_ += word;
        begin = end + 1;
    }
    end_line();
}

std::string percent(double share) {
    return fmt::format("{:.1f} %", share * 100);
}

}  // namespace client_report
