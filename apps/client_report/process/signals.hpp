// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_PROCESS_SIGNALS_HPP
#define CLIENT_REPORT_PROCESS_SIGNALS_HPP

namespace client_report {

// From here on SIGINT, SIGTERM and SIGHUP remove temporary files before they end the program, so that
// Ctrl-C leaves no partial result. SIGPIPE and SIGXFSZ do not end it: a write without a reader, or
// beyond the limit of a file, fails instead.
void clean_up_on_signals();

// Ends the program by a signal, as if nobody handled it.
[[noreturn]] void end_by_signal(int signal);

// Blocks these signals while it lives: all results get their names, or none does.
class signals_held {
public:
    signals_held();
    ~signals_held();
    signals_held(const signals_held&) = delete;
    signals_held& operator=(const signals_held&) = delete;
};

}  // namespace client_report

#endif
