// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "clients/deal_book.hpp"

#include "common/errors.hpp"

#include <limits>
#include <optional>
#include <utility>  // std::exchange, std::move

namespace client_report {

namespace vf = vitalfew;

namespace {

template <class T>
T& at(std::vector<T>& list, std::size_t index) {
    if (index >= list.size()) {
        list.resize(index + 1);
    }
    return list[index];
}

// Lifetimes count days with a deal, too.
vf::profile_detail detail_of(const run_settings& asked, kept what) {
    const bool needs_days =
        asked.count == count_rule::days || (what == kept::all && asked.as_of.has_value());
    return needs_days ? vf::profile_detail::full : vf::profile_detail::counts;
}

}  // namespace

note_book::note_book(const run_settings& asked, kept what)
    : values_(asked.has_sales()),
      sales_(values_ && what == kept::all),
      effort_(asked.effort_column.has_value() && what == kept::all),
      groups_(asked.group_column.has_value() && what == kept::all) {}

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

deal_book::deal_book(const run_settings& asked, const vf::period& window, kept what)
    : period_(window), notes_(asked, what) {
    const vf::collect_options collect{
        .window = window, .returns = asked.returns, .detail = detail_of(asked, what)};
    if (asked.deal_column) {
        collector_.emplace<by_deal>(collect);
    } else {
        collector_.emplace<by_line>(collect);
    }
}

void deal_book::add(const deal_line& line) {
    if (!period_.contains(line.day)) {
        return;  // first of all, so that its deal number costs no memory
    }
    ++lines_in_period_;
    std::optional<std::size_t> index;
    if (auto* deals = std::get_if<by_deal>(&collector_)) {
        index = deals->add(line.client, line.amount, line.day, codes_.code(line.deal_id));
    } else {
        index = std::get<by_line>(collector_).add(line.client, line.amount, line.day);
    }
    notes_.add(*index, line);
}

client_base deal_book::finish() {
    codes_ = {};
    return notes_.finish(
        std::visit([](auto& collector) { return collector.finish(); }, collector_));
}

}  // namespace client_report
