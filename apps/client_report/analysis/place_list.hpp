// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_ANALYSIS_PLACE_LIST_HPP
#define CLIENT_REPORT_ANALYSIS_PLACE_LIST_HPP

#include "vitalfew/rank/rank.hpp"

#include "clients/client_base.hpp"
#include "settings/settings.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace client_report {

// The places of the clients: whole numbers, or means of equal places.
class place_list {
public:
    place_list(const std::vector<client>& clients, place_rule rule);

    // Indices of the clients, best first.
    [[nodiscard]] std::span<const std::size_t> order() const;
    // A mean place may have a fraction.
    [[nodiscard]] double number(std::size_t index) const;
    // The place as it is written: "2", or "2.5".
    [[nodiscard]] std::string text(std::size_t index) const;

private:
    std::variant<vitalfew::ranking, vitalfew::average_ranking> ranking_;
};

}  // namespace client_report

#endif
