// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/explain/near_limits.hpp"

#include "settings/settings.hpp"
#include "terminal/amounts.hpp"
#include "terminal/sections.hpp"

#include <fmt/format.h>

#include <algorithm>  // std::ranges::sort, std::ranges::unique
#include <cmath>      // std::round
#include <string>
#include <vector>

namespace client_report {

namespace vf = vitalfew;

namespace {

// How many clients a limit may move to one side; one may be near several limits.
std::size_t clients_near(const std::vector<vf::near_limit>& near, vf::limit_side side) {
    std::vector<std::size_t> clients;
    for (const vf::near_limit& one : near) {
        if (one.side == side) {
            clients.push_back(one.client);
        }
    }
    std::ranges::sort(clients);
    return clients.size() - std::ranges::unique(clients).size();
}

// There always are some where anybody is above 0: those who cross a limit.
void write_near_limits(terminal_text& out, const results& r) {
    const auto& near = r.found[ask::near_limits];
    out.sentence(fmt::format("Within {} % of a limit: {} may slip, {} may rise.",
                             limit_text(r.asked.margin),
                             clients_counted(clients_near(near, vf::limit_side::better)),
                             counted(clients_near(near, vf::limit_side::worse))));
}

}  // namespace

void write_concentration(terminal_text& out, const results& r) {
    const auto& c = r.found[ask::concentration];
    if (c.positive == 0) {
        return;
    }
    out.gap();
    std::string words;
    if (c.top.clients > 0) {
        words = fmt::format("The best 20 % of the clients bring {} of the {}. ",
                            percent(c.top.value_share.to_double()), value_word(r));
    }
    words += fmt::format(
        "The largest client brings {}. Gini coefficient {:.3f}; as concentrated as {} equal "
        "clients.",
        percent(c.risk.largest_share.to_double()), c.gini.population.to_double(),
        counted(
            static_cast<std::uint64_t>(std::round(c.herfindahl.effective_clients().to_double()))));
    if (c.risk.exceeds()) {
        const std::size_t above = c.risk.above.size();
        words += fmt::format(" At risk: {} {}.", clients_counted(above),
                             above == 1 ? "brings more than 10 %" : "bring more than 10 % each");
    }
    out.sentence(words);
    write_near_limits(out, r);
}

}  // namespace client_report
