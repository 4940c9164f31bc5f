// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_REPORT_CHART_CHECKS_HPP
#define VITALFEW_TESTS_REPORT_CHART_CHECKS_HPP

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <iterator>
#include <string>

namespace vitalfew_test {

/// Writes a chart and reads it again, and checks what holds for every chart.
/// @param write takes an output iterator, and returns the one behind the text
template <class Write>
nlohmann::json spec_of(Write write) {
    std::string text;
    write(std::back_inserter(text));
    CHECK(text.size() < 200'000);
    CHECK(text.find_first_of("<>&\n") == std::string::npos);
    auto spec = nlohmann::json::parse(text);
    CHECK(spec["$schema"] == "https://vega.github.io/schema/vega-lite/v6.json");
    CHECK(!spec["description"].get<std::string>().empty());
    CHECK(!spec["title"]["text"].get<std::string>().empty());
    // Nothing is fetched, and themes decide about the background and the texts upon it.
    CHECK(text.find("\"url\"") == std::string::npos);
    CHECK(text.find("\"background\"") == std::string::npos);
    CHECK(!spec.contains("config"));
    return spec;
}

}  // namespace vitalfew_test

#endif
