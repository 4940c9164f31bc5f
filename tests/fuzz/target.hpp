// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_FUZZ_TARGET_HPP
#define VITALFEW_TESTS_FUZZ_TARGET_HPP

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>  // std::abort

// What a target does with its bytes. Its name is libFuzzer's: one calls it, or replay.cpp.
// NOLINTNEXTLINE(readability-identifier-naming): not ours to choose
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace vitalfew_test {

// Ends the program, as a finding, where something does not hold of the input.
inline void demand(bool holds, const char* what) {
    if (!holds) {
        std::fputs("does not hold: ", stderr);
        std::fputs(what, stderr);
        std::fputs("\n", stderr);
        std::abort();
    }
}

}  // namespace vitalfew_test

#endif
