// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "process/signals.hpp"

#include "files/temporary_path.hpp"

#include <array>
#include <csignal>
#include <cstdlib>  // std::abort

namespace client_report {

namespace {

constexpr std::array ending_signals{SIGINT, SIGTERM, SIGHUP};

sigset_t ending_set() noexcept {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : ending_signals) {
        sigaddset(&set, signal);
    }
    return set;
}

// Calls only what POSIX lists as async-signal-safe.
extern "C" void clean_up_and_end(int signal) {
    remove_temporary_paths();
    (void)std::signal(signal, SIG_DFL);
    (void)std::raise(signal);
}

}  // namespace

void clean_up_on_signals() {
    prepare_temporary_paths();
    struct sigaction action{};
    action.sa_handler = clean_up_and_end;
    action.sa_mask = ending_set();
    for (const int signal : ending_signals) {
        struct sigaction before{};
        // A signal that is ignored stays ignored: so nohup works.
        if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) {
            (void)::sigaction(signal, &action, nullptr);
        }
    }
    (void)std::signal(SIGPIPE, SIG_IGN);
    (void)std::signal(SIGXFSZ, SIG_IGN);
}

void end_by_signal(int signal) {
    (void)std::signal(signal, SIG_DFL);
    (void)std::raise(signal);
    std::abort();  // the signal is blocked
}

signals_held::signals_held() {
    const sigset_t set = ending_set();
    (void)::sigprocmask(SIG_BLOCK, &set, nullptr);
}

signals_held::~signals_held() {
    const sigset_t set = ending_set();
    (void)::sigprocmask(SIG_UNBLOCK, &set, nullptr);
}

}  // namespace client_report
