// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// How much the clients who bought once inflate the base.

#include "terminal/amounts.hpp"
#include "terminal/sections.hpp"

#include <fmt/format.h>

#include <string>

namespace client_report {

namespace {

std::string bought_little(const run_settings& o) {
    const bool by_days = o.count == count_rule::days;
    if (o.min_deals == 2) {
        return by_days ? "bought on a single day" : "bought once";
    }
    const std::string least = counted(o.min_deals);
    return by_days ? "bought on fewer than " + least + " days"
                   : "bought fewer than " + least + " times";
}

// How the grades change when the one-off clients leave.
void write_shift(terminal_text& out, const results& r) {
    const auto& inflated = r.found.inflated;
    if (r.asked.graded == graded_clients::repeat || inflated.raised + inflated.lowered == 0) {
        return;
    }
    const std::string grades =
        inflated.lowered == 0 ? "a better grade"
        : inflated.raised == 0
            ? "a worse grade"
            : fmt::format("another grade, {} of them a better one", counted(inflated.raised));
    out.sentence(fmt::format("Without them, {} of {} repeat clients would have {}.",
                             counted(inflated.raised + inflated.lowered),
                             counted(inflated.base.repeat), grades));
}

}  // namespace

void write_inflation(terminal_text& out, const results& r) {
    const auto& base = r.found.inflated.base;
    out.gap();
    if (base.clients == 0) {
        out.sentence("There are no clients.");
    } else if (base.one_off == 0) {
        out.sentence(
            fmt::format("None of {} {}.", clients_counted(base.clients), bought_little(r.asked)));
    } else {
        out.sentence(fmt::format(
            "{} of {} ({}) {}; {} {} of the {}.", counted(base.one_off),
            clients_counted(base.clients), percent(base.one_off_client_share.to_double()),
            bought_little(r.asked), base.one_off == 1 ? "it brings" : "they bring",
            percent(base.one_off_value_share.to_double()), value_word(r)));
        write_shift(out, r);
    }
    if (base.never > 0) {
        out.sentence(fmt::format("{} made no deal, only returns.", clients_counted(base.never)));
    }
    if (r.asked.graded == graded_clients::repeat) {
        out.sentence(fmt::format("Below: the {}.", base.repeat == 1
                                                       ? "1 repeat client"
                                                       : counted(base.repeat) + " repeat clients"));
    }
}

}  // namespace client_report
