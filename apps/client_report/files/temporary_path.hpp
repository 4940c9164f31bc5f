// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_PIPELINE_TEMPORARY_PATH_HPP
#define CLIENT_REPORT_PIPELINE_TEMPORARY_PATH_HPP

#include <cstddef>
#include <string>

namespace client_report {

// A file or a folder that goes when the program is ended by a signal: Ctrl-C leaves no half of a result.
// Where the program ends by itself, somebody else takes it away, or keeps it.
class temporary_path {
public:
    explicit temporary_path(std::string path);
    ~temporary_path();
    temporary_path(const temporary_path&) = delete;
    temporary_path& operator=(const temporary_path&) = delete;

private:
    std::string path_;
    std::size_t slot_;
};

// From here on SIGINT, SIGTERM and SIGHUP take away what is temporary before they end the program. SIGPIPE
// does not end it: what is written to nobody fails instead.
void clean_up_on_signals();

// Ends the program as a signal would that nobody handles.
[[noreturn]] void end_by_signal(int signal);

// While it lives these signals wait: what is given its name then gets it together with all the others.
class signals_held {
public:
    signals_held();
    ~signals_held();
    signals_held(const signals_held&) = delete;
    signals_held& operator=(const signals_held&) = delete;
};

}  // namespace client_report

#endif
