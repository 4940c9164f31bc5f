// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_FILES_DESCRIPTOR_HPP
#define CLIENT_REPORT_FILES_DESCRIPTOR_HPP

#include <unistd.h>  // close

#include <utility>  // std::exchange

namespace client_report {

// A descriptor that is closed with this; below 0 where the opening failed.
class descriptor {
public:
    descriptor() = default;
    explicit descriptor(int number) noexcept : number_(number) {}
    ~descriptor() { reset(); }
    descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    descriptor& operator=(descriptor&& other) noexcept {
        if (this != &other) {
            reset();
            number_ = std::exchange(other.number_, -1);
        }
        return *this;
    }

    [[nodiscard]] int get() const noexcept { return number_; }
    // Hands it over to somebody who closes it.
    [[nodiscard]] int release() noexcept { return std::exchange(number_, -1); }
    void reset() noexcept {
        if (number_ >= 0) {
            (void)::close(std::exchange(number_, -1));
        }
    }

private:
    int number_ = -1;
};

}  // namespace client_report

#endif
