// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "files/temporary_path.hpp"

#include <unistd.h>  // rmdir, unlink

#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>  // std::abort
#include <utility>  // std::move

namespace client_report {

namespace {

// More than a run ever has: a handler of signals cannot allocate.
constexpr std::size_t slots = 64;
constexpr std::size_t no_slot = slots;
constexpr std::array ending_signals{SIGINT, SIGTERM, SIGHUP};

std::array<std::atomic<const char*>, slots>& paths() noexcept {
    static std::array<std::atomic<const char*>, slots> list{};
    return list;
}
static_assert(std::atomic<const char*>::is_always_lock_free);

sigset_t ending_set() noexcept {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : ending_signals) {
        sigaddset(&set, signal);
    }
    return set;
}

// What may be called in here is what POSIX lists as async-signal-safe.
extern "C" void take_away_and_end(int signal) {
    // What lies in a folder was made after it.
    for (std::size_t i = slots; i-- > 0;) {
        if (const char* path = paths()[i].load()) {
            if (::unlink(path) != 0) {
                (void)::rmdir(path);
            }
        }
    }
    (void)std::signal(signal, SIG_DFL);
    (void)std::raise(signal);
}

}  // namespace

temporary_path::temporary_path(std::string path) : path_(std::move(path)), slot_(no_slot) {
    // A slot behind all that are taken, so that files go before the folders that were made for them.
    std::size_t first = slots;
    while (first > 0 && paths()[first - 1].load() == nullptr) {
        --first;
    }
    if (first < slots) {
        slot_ = first;
        paths()[slot_].store(path_.c_str());
    }
}

temporary_path::~temporary_path() {
    if (slot_ != no_slot) {
        paths()[slot_].store(nullptr);
    }
}

void clean_up_on_signals() {
    (void)paths();  // made before a signal comes
    struct sigaction action{};
    action.sa_handler = take_away_and_end;
    action.sa_mask = ending_set();
    for (const int signal : ending_signals) {
        struct sigaction before{};
        // Whoever started the program may want it to ignore a signal, as nohup does.
        if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) {
            (void)::sigaction(signal, &action, nullptr);
        }
    }
    (void)std::signal(SIGPIPE, SIG_IGN);
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
