// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "clients/note_book.hpp"

#include "common/errors.hpp"

#include <limits>
#include <utility>  // std::exchange, std::move

namespace client_report {

namespace {

template <class T>
T& at(std::vector<T>& list, std::size_t index) {
    if (index >= list.size()) {
        list.resize(index + 1);
    }
    return list[index];
}

}  // namespace

note_book::note_book(const options& o, kept what)
    : values_(o.has_sales()),
      sales_(values_ && what == kept::all),
      effort_(o.effort_column.has_value() && what == kept::all),
      groups_(o.group_column.has_value() && what == kept::all) {}

void note_book::add(std::size_t index, const deal_line& line) {
    if (values_) {
        at(value_sums_, index) += line.value;
    }
    if (effort_) {
        at(effort_sums_, index) += line.effort;
    }
    if (groups_) {
        add_group(index, line);
    }
}

void note_book::add_group(std::size_t index, const deal_line& line) {
    const bool is_new = index >= group_notes_.size();
    group_note& note = at(group_notes_, index);
    const std::uint32_t group = group_number(line.group);
    note.several = note.several || (!is_new && group != note.group);
    if (is_new || line.day >= note.latest) {
        note.group = group;
        note.latest = line.day;
    }
}

std::uint32_t note_book::group_number(std::string_view name) {
    if (const auto known = group_numbers_.find(name); known != group_numbers_.end()) {
        return known->second;
    }
    if (group_names_.size() == std::numeric_limits<std::uint32_t>::max()) {
        throw bad_input("there are more than 4294967295 groups; is --group the right column?");
    }
    const auto number = static_cast<std::uint32_t>(group_names_.size());
    group_names_.emplace_back(name);
    group_numbers_.emplace(name, number);
    return number;
}

void note_book::finish_groups(client_notes& notes) const {
    notes.groups.reserve(group_notes_.size());
    for (const group_note& note : group_notes_) {
        notes.groups.push_back(note.group);
        notes.clients_in_several_groups += note.several ? 1 : 0;
    }
}

client_base note_book::finish(std::vector<client> profiles) {
    client_base base{std::move(profiles), {}};
    for (std::size_t i = 0; values_ && i < base.clients.size(); ++i) {
        client& one = base.clients[i];
        if (sales_) {
            base.notes.sales.push_back(one.value());
        }
        one.gross = value_sums_[i];
        one.returned = {};
    }
    value_sums_ = {};
    base.notes.effort = std::exchange(effort_sums_, {});
    finish_groups(base.notes);
    group_notes_ = {};
    base.notes.group_names = std::exchange(group_names_, {});
    group_numbers_ = {};
    return base;
}

}  // namespace client_report
