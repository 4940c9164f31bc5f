// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "terminal/amounts.hpp"

#include "terminal/terminal_text.hpp"

#include <fmt/format.h>

namespace client_report {

std::string clients_counted(std::uint64_t number) {
    return counted(number) + (number == 1 ? " client" : " clients");
}

std::string fitting(const std::string& exact, const amount_sum& sum, std::size_t columns) {
    if (std::string separated = with_separators(exact); separated.size() <= columns) {
        return separated;
    }
    constexpr double unit = 1e-9;
    return exact.size() <= columns ? exact : fmt::format("{:.7e}", sum.to_double() * unit);
}

std::string amount_within(const results& r, const amount_sum& sum, std::size_t columns) {
    return fitting(r.amount(sum), sum, columns);
}

std::string_view value_word(const results& r) {
    return r.asked.profit_column ? "profit" : "value";
}

std::string_view value_heading(const results& r) {
    return r.asked.profit_column ? "Profit" : "Value";
}

}  // namespace client_report
