// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_SUPPORT_ARCHETYPES_HPP
#define VITALFEW_TESTS_SUPPORT_ARCHETYPES_HPP

// Types that can do what a concept asks for, and nothing else.

#include <vitalfew/core/values.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace vitalfew_test {

/// A strong money type: whole cents, no conversions, an exact integer behind it.
class money {
public:
    constexpr explicit money(std::int64_t cents) : cents_(cents) {}
    [[nodiscard]] constexpr std::int64_t cents() const { return cents_; }
    friend constexpr bool operator==(money, money) = default;
    friend constexpr bool operator<(money a, money b) { return a.cents_ < b.cents_; }

private:
    std::int64_t cents_;
};

/// Nothing but copies, < and +: not even a default constructor, a zero or ==.
class minimal_money {
public:
    constexpr explicit minimal_money(std::int64_t cents) : cents_(cents) {}
    [[nodiscard]] constexpr std::int64_t cents() const { return cents_; }
    friend constexpr bool operator<(const minimal_money& a, const minimal_money& b) {
        return a.cents_ < b.cents_;
    }
    friend constexpr minimal_money operator+(const minimal_money& a, const minimal_money& b) {
        return minimal_money(a.cents_ + b.cents_);
    }

private:
    std::int64_t cents_;
};

/// A record that can be neither copied nor default-constructed.
struct move_only_record {
    explicit move_only_record(std::int64_t v) : value(v) {}
    move_only_record(const move_only_record&) = delete;
    move_only_record& operator=(const move_only_record&) = delete;
    move_only_record(move_only_record&&) = default;
    move_only_record& operator=(move_only_record&&) = default;
    ~move_only_record() = default;
    std::int64_t value;
};

/// A forward range over an array, and no more than that: no size, begin() not const, elements made on
/// the spot (proxies that go out of being with the statement).
class bare_forward_range {
public:
    struct proxy {
        std::int64_t value;
    };

    class iterator {
    public:
        using difference_type = std::ptrdiff_t;
        using value_type = proxy;
        using iterator_concept = std::forward_iterator_tag;

        iterator() = default;
        explicit iterator(const std::int64_t* at) : at_(at) {}
        [[nodiscard]] proxy operator*() const { return {*at_}; }
        iterator& operator++() {
            ++at_;
            return *this;
        }
        iterator operator++(int) {
            iterator before = *this;
            ++at_;
            return before;
        }
        friend bool operator==(const iterator&, const iterator&) = default;

    private:
        const std::int64_t* at_ = nullptr;
    };

    struct sentinel {
        const std::int64_t* end = nullptr;
        friend bool operator==(const iterator& it, const sentinel& s) {
            return it == iterator(s.end);
        }
    };

    bare_forward_range(const std::int64_t* first, std::size_t count)
        : first_(first), last_(first + count) {}
    [[nodiscard]] iterator begin() { return iterator(first_); }
    [[nodiscard]] sentinel end() { return {last_}; }

private:
    const std::int64_t* first_;
    const std::int64_t* last_;
};

}  // namespace vitalfew_test

template <>
struct vitalfew::exact_integer<vitalfew_test::money> {
    static constexpr std::int64_t to_integer(vitalfew_test::money value) { return value.cents(); }
    static constexpr vitalfew_test::money from_integer(std::int64_t cents) {
        return vitalfew_test::money(cents);
    }
};

#endif
