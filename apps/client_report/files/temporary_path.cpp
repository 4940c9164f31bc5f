// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "files/temporary_path.hpp"

#include <unistd.h>  // rmdir, unlink

#include <array>
#include <atomic>
#include <utility>  // std::move

namespace client_report {

namespace {

// A fixed number, since a signal handler cannot allocate; more than a run ever has.
constexpr std::size_t slots = 64;
constexpr std::size_t no_slot = slots;

std::array<std::atomic<const char*>, slots>& paths() noexcept {
    static std::array<std::atomic<const char*>, slots> list{};
    return list;
}
static_assert(std::atomic<const char*>::is_always_lock_free);

}  // namespace

temporary_path::temporary_path(std::string path) : path_(std::move(path)), slot_(no_slot) {
    // A slot behind all that are taken, so that files are removed before the folders made for them.
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

void remove_temporary_paths() noexcept {
    // Backwards: what is in a folder was made after it.
    for (std::size_t i = slots; i-- > 0;) {
        if (const char* path = paths()[i].load()) {
            if (::unlink(path) != 0) {
                (void)::rmdir(path);
            }
        }
    }
}

void prepare_temporary_paths() noexcept {
    (void)paths();
}

}  // namespace client_report
