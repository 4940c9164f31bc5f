// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "faults/faults.hpp"

#include <cstdlib>

namespace vitalfew_test {

namespace {

// Counts down to the call that fails. The tests have one thread.
class countdown {
public:
    void start(std::size_t nth, failing how) noexcept {
        left_ = nth;
        how_ = how;
        failed_ = false;
    }
    bool stop() noexcept {
        left_ = 0;
        return failed_;
    }
    // @returns whether this call fails
    bool pass() noexcept {
        if (left_ == 0) {
            return false;
        }
        --left_;
        if (left_ > 0) {
            return false;
        }
        failed_ = true;
        left_ = how_ == failing::from_then_on ? 1 : 0;
        return true;
    }

private:
    std::size_t left_ = 0;  // 0: none fails
    failing how_ = failing::once;
    bool failed_ = false;
};

constinit countdown allocation_fault;
constinit countdown user_fault;
constinit std::size_t live_allocations = 0;

// NOLINTBEGIN(cppcoreguidelines-no-malloc): new and delete are implemented by these
void* allocate(std::size_t size, std::size_t alignment) noexcept {
    if (allocation_fault.pass()) {
        return nullptr;
    }
    // What aligned_alloc is given must be a multiple of the alignment.
    const std::size_t rounded = (size + alignment - 1) / alignment * alignment;
    void* memory = alignment <= __STDCPP_DEFAULT_NEW_ALIGNMENT__
                       ? std::malloc(size == 0 ? 1 : size)
                       : std::aligned_alloc(alignment, rounded == 0 ? alignment : rounded);
    live_allocations += memory != nullptr ? 1U : 0U;
    return memory;
}

void* allocate_or_throw(std::size_t size, std::size_t alignment) {
    if (void* memory = allocate(size, alignment)) {
        return memory;
    }
    throw std::bad_alloc();
}

void release(void* memory) noexcept {
    live_allocations -= memory != nullptr ? 1U : 0U;
    std::free(memory);
}
// NOLINTEND(cppcoreguidelines-no-malloc)

constexpr std::size_t usual = __STDCPP_DEFAULT_NEW_ALIGNMENT__;

constexpr std::size_t number(std::align_val_t alignment) noexcept {
    return static_cast<std::size_t>(alignment);
}

}  // namespace

std::size_t allocations::live() noexcept {
    return live_allocations;
}
void allocations::fail_at(std::size_t nth, failing how) noexcept {
    allocation_fault.start(nth, how);
}
bool allocations::stop() noexcept {
    return allocation_fault.stop();
}

void user_calls::fail_at(std::size_t nth, failing how) noexcept {
    user_fault.start(nth, how);
}
bool user_calls::stop() noexcept {
    return user_fault.stop();
}
void user_calls::pass() {
    if (user_fault.pass()) {
        throw planned_fault();
    }
}

}  // namespace vitalfew_test

// All of them: a sanitizer would supply the missing ones and report a mismatch.
using namespace vitalfew_test;

void* operator new(std::size_t size) {
    return allocate_or_throw(size, usual);
}
void* operator new[](std::size_t size) {
    return allocate_or_throw(size, usual);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    return allocate_or_throw(size, number(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
    return allocate_or_throw(size, number(alignment));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return allocate(size, usual);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
    return allocate(size, usual);
}
void* operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
    return allocate(size, number(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
    return allocate(size, number(alignment));
}
void operator delete(void* memory) noexcept {
    release(memory);
}
void operator delete[](void* memory) noexcept {
    release(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    release(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    release(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
    release(memory);
}
void operator delete[](void* memory, std::align_val_t) noexcept {
    release(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
    release(memory);
}
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept {
    release(memory);
}
void operator delete(void* memory, const std::nothrow_t&) noexcept {
    release(memory);
}
void operator delete[](void* memory, const std::nothrow_t&) noexcept {
    release(memory);
}
void operator delete(void* memory, std::align_val_t, const std::nothrow_t&) noexcept {
    release(memory);
}
void operator delete[](void* memory, std::align_val_t, const std::nothrow_t&) noexcept {
    release(memory);
}
