// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "clients/client_base.hpp"

#include <utility>  // std::move

namespace client_report {

namespace {

// Moves an element to its new place; an empty list stays empty.
template <class T>
void move_up(std::vector<T>& list, std::size_t from, std::size_t to) {
    if (!list.empty() && from != to) {
        list[to] = std::move(list[from]);
    }
}

template <class T>
void cut(std::vector<T>& list, std::size_t size) {
    if (!list.empty()) {
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(size), list.end());
    }
}

}  // namespace

void client_base::keep_repeat_clients(const run_settings& asked) {
    const auto deals = deals_of(asked);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < clients.size(); ++i) {
        if (vitalfew::buyer_kind_of(deals(clients[i]), asked.min_deals) ==
            vitalfew::buyer_kind::repeat) {
            move_up(clients, i, kept);
            move_up(notes.sales, i, kept);
            move_up(notes.effort, i, kept);
            move_up(notes.groups, i, kept);
            ++kept;
        }
    }
    cut(clients, kept);
    cut(notes.sales, kept);
    cut(notes.effort, kept);
    cut(notes.groups, kept);
}

}  // namespace client_report
