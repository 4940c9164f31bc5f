// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_CLIENTS_DEAL_CODES_HPP
#define CLIENT_REPORT_CLIENTS_DEAL_CODES_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace client_report {

// Maps every deal id to a number of its own: a known deal costs 8 bytes and no allocation.
//
// The usual ids are their own code: up to 12 digits, capital letters and hyphens, or up to 7 bytes
// of anything. Other ids are kept as text, once each, at about 20 bytes more than the text.
class deal_codes {
public:
    // The same number for the same text, another for any other.
    [[nodiscard]] std::uint64_t code(std::string_view id);

private:
    [[nodiscard]] std::uint64_t code_of_long(std::string_view id);
    [[nodiscard]] std::uint64_t keep(std::string_view id);
    [[nodiscard]] std::string_view text_at(std::uint64_t place) const noexcept;
    [[nodiscard]] std::size_t find_slot(std::string_view id) const noexcept;
    void grow();

    // The texts, each after its length. In blocks: a single one would need twice its memory while it
    // grows.
    std::vector<std::vector<char>> blocks_;
    std::vector<std::uint64_t> slots_;  // place of a text + 1, or 0; a power of two of them
    std::size_t used_slots_ = 0;
};

}  // namespace client_report

#endif
