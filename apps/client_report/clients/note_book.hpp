// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_NOTE_BOOK_HPP
#define CLIENT_REPORT_NOTE_BOOK_HPP

#include "cli/options.hpp"
#include "clients/client_base.hpp"
#include "input/deal_file.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace client_report {

// What to keep of the deals of a period: all that was asked for, or what the grades need.
enum class kept { all, grades };

// Gathers what is kept of the clients beside their profiles.
class note_book {
public:
    note_book(const options& o, kept what);

    // Adds a line of the client with an index.
    void add(std::size_t index, const deal_line& line);

    // Gives each profile the value that its client is ranked by; the book is empty then.
    [[nodiscard]] client_base finish(std::vector<client> profiles);

private:
    struct group_note {
        std::uint32_t group = 0;
        vitalfew::date latest;
        bool several = false;
    };

    void add_group(std::size_t index, const deal_line& line);
    [[nodiscard]] std::uint32_t group_number(std::string_view name);
    void finish_groups(client_notes& notes) const;

    // Whether each is kept.
    bool values_;
    bool sales_;
    bool effort_;
    bool groups_;

    std::vector<amount_sum> value_sums_;
    std::vector<amount_sum> effort_sums_;
    std::vector<group_note> group_notes_;
    std::vector<std::string> group_names_;
    std::unordered_map<std::string, std::uint32_t, text_hash, std::equal_to<>> group_numbers_;
};

}  // namespace client_report

#endif
