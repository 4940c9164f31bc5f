// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Byte forms of tallies, requests and refined tallies: those that came in, and, since no fuzzer guesses a
// checksum, the same numbers with a good head and a good checksum. What is accepted is written as the
// same bytes. The first byte of the input says which type of value and which form it is about.

#include "vitalfew/distributed/detail/tally_bytes.hpp"

#include "vitalfew/core/error.hpp"
#include "vitalfew/distributed/cutoff_search.hpp"
#include "vitalfew/distributed/narrowing_request.hpp"
#include "vitalfew/distributed/refined_tally.hpp"
#include "vitalfew/distributed/value_tally.hpp"

#include "fuzz/target.hpp"
#include "support/sealed.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace {

namespace vf = vitalfew;
using vitalfew_test::demand;
using bytes_view = std::span<const std::byte>;

template <class Form>
std::optional<Form> parsed(bytes_view bytes) {
    try {
        return Form::from_bytes(bytes);
    } catch (const vf::invalid_tally&) {
        return std::nullopt;
    }
}

template <class Form>
std::optional<Form> check_form(bytes_view bytes) {
    auto form = parsed<Form>(bytes);
    if (form) {
        demand(std::ranges::equal(form->to_bytes(), bytes), "what is accepted has one form");
        demand(parsed<Form>(form->to_bytes()) == form, "what was written is read as the same");
    }
    return form;
}

// What a tally promises, of one that somebody sent.
template <class Value>
void use(const vf::value_tally<Value>& tally) {
    demand(tally.zeros() <= tally.count(), "zeros are counted too");
    demand(tally.total().sign() >= 0 && tally.losses().value.sign() <= 0, "gains and losses");
    try {
        vf::value_tally<Value> twice = tally;
        twice.merge(tally);
        demand(twice.count() == 2 * tally.count(), "all are counted");
        twice.remove(tally);
        demand(twice == tally, "what was merged can be removed");
        twice.remove(tally);
        demand(twice == vf::value_tally<Value>(), "and leaves no trace");
    } catch (const vf::invalid_tally&) {
        demand(tally.count() > std::uint64_t{1} << 61U, "only too many values do not merge");
    }
    for (const vf::crossing rule :
         {vf::crossing::upper, vf::crossing::lower, vf::crossing::nearest}) {
        const vf::cutoff_search<Value> search(tally, {.crossing = rule});
        if (search.done()) {
            (void)search.cutoffs();
        } else {
            (void)check_form<vf::narrowing_request<Value>>(search.request().to_bytes());
        }
    }
}

template <class Value>
void check(vf::detail::tally_document document, bytes_view bytes) {
    switch (document) {
        case vf::detail::tally_document::tally:
            if (const auto tally = check_form<vf::value_tally<Value>>(bytes)) {
                use(*tally);
            }
            break;
        case vf::detail::tally_document::request:
            if (const auto request = check_form<vf::narrowing_request<Value>>(bytes)) {
                const std::vector<Value> values{1, 2, 3, 100};
                (void)check_form<vf::refined_tally<Value>>(
                    vf::answer_narrowing_request(*request, values).to_bytes());
            }
            break;
        case vf::detail::tally_document::refined:
            (void)check_form<vf::refined_tally<Value>>(bytes);
            break;
    }
}

template <class Value>
void check_both(vf::detail::tally_document document, bytes_view input) {
    check<Value>(document, input);

    vf::detail::tally_writer writer(document, vf::detail::value_keys<Value>::kind);
    std::vector<std::byte> good = std::move(writer).finish();
    good.resize(vf::detail::tally_header_size);
    good.insert(good.end(), input.begin(), input.end());
    good.resize(good.size() + vf::detail::checksum_size);
    check<Value>(document, vitalfew_test::sealed(std::move(good)));
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    constexpr vf::detail::tally_document documents[] = {vf::detail::tally_document::tally,
                                                        vf::detail::tally_document::request,
                                                        vf::detail::tally_document::refined};
    const auto document = documents[bytes[0] / 8U % 3U];
    const bytes_view input = std::as_bytes(std::span(bytes + 1, size - 1));
    switch (bytes[0] % 8U) {
        case 0: check_both<std::int64_t>(document, input); break;
        case 1: check_both<double>(document, input); break;
        case 2: check_both<std::uint64_t>(document, input); break;
        case 3: check_both<float>(document, input); break;
        case 4: check_both<std::int32_t>(document, input); break;
        case 5: check_both<std::uint8_t>(document, input); break;
        case 6: check_both<std::int8_t>(document, input); break;
        default: check_both<std::uint16_t>(document, input); break;
    }
    return 0;
}
