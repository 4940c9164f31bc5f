// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "formats/summary_json.hpp"

#include <nlohmann/json.hpp>

#include <string_view>

namespace client_report {

namespace {

using json = nlohmann::ordered_json;

struct to_json {
    json operator()(std::monostate /*nothing*/) const { return nullptr; }
    json operator()(std::int64_t number) const { return number; }
    json operator()(std::uint64_t number) const { return number; }
    json operator()(double number) const { return number; }
    json operator()(bool flag) const { return flag; }
    json operator()(std::string_view text) const { return text; }
    json operator()(const std::string& text) const { return text; }
    json operator()(const rounded_number& number) const { return number.value; }
    json operator()(const exact_amount& amount) const { return to_string(amount); }
    json operator()(vitalfew::date day) const { return vitalfew::to_string(day); }
    json operator()(vitalfew::grade grade) const { return std::string(1, grade_letter(grade)); }

    json operator()(const table_cell& cell) const { return std::visit(*this, cell.content()); }
    json operator()(const figure_group& figures) const {
        json object = json::object();
        for (const auto& [name, each] : figures) {
            object[name] = std::visit(*this, each.content());
        }
        return object;
    }
    json operator()(const figure_list& figures) const {
        json array = json::array();
        for (const figure& each : figures) {
            array.push_back(std::visit(*this, each.content()));
        }
        return array;
    }
};

}  // namespace

std::string summary_json(const figure_group& summary) {
    // Names of files and columns may hold bytes that are no UTF-8; JSON may not.
    return to_json()(summary).dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace client_report
