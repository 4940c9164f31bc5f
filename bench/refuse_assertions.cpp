// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef NDEBUG
#error "benchmarks with assertions on measure the assertions: configure with the preset `release`"
#endif

#if defined(_GLIBCXX_ASSERTIONS) || defined(_GLIBCXX_DEBUG)
#error "benchmarks with libstdc++ checks on measure those: configure with the preset `release`"
#endif

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#error "benchmarks under a sanitizer measure the sanitizer: configure with the preset `release`"
#endif
