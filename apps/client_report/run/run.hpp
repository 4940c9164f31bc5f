// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_RUN_RUN_HPP
#define CLIENT_REPORT_RUN_RUN_HPP

#include "common/watch.hpp"
#include "input/deal_source.hpp"
#include "input/input_log.hpp"
#include "run/results.hpp"
#include "settings/settings.hpp"

namespace client_report {

// What a run tells its caller while it works; each callback may be empty.
struct run_callbacks {
    reject_handler rejected;
    run_watch watch;
    input_log* log = nullptr;  // gets what is read beside the deals, unless it is null
};

// The whole analysis: reads the deals and the further files that the settings name, turns deals to
// clients, analyses, compares and decides. Writes nothing and leaves the state of the process alone:
// the caller writes the results, see tables/, formats/, terminal/, web/ and outputs/.
//
// @throws bad_input when the settings contradict each other, or the deals or a file are not what they
// should be; run_cancelled when a callback ends the run; what the source and the callbacks
// throw
[[nodiscard]] results run(deal_source& deals, const run_settings& asked,
                          const run_callbacks& callbacks = {});

}  // namespace client_report

#endif
