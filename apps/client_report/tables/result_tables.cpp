// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "tables/result_tables.hpp"

#include "tables/csv_table.hpp"
#include "tables/pareto_bars.hpp"
#include "tables/result_files.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <functional>
#include <utility>  // std::move
#include <vector>

namespace client_report {

namespace {

using json = nlohmann::ordered_json;

template <class Write>
void write_csv_table(std::string_view name, const results& r, table_sink& sink, Write write) {
    csv_table table(name, sink);
    write(r, table);
    table.finish();
}

// A figure of the summary as text; nothing where there is none, or a list that is a table itself.
std::string figure_text(const json& figure) {
    if (figure.is_string()) {
        return figure.get<std::string>();
    }
    if (!figure.is_array()) {
        return figure.is_null() ? std::string() : figure.dump();
    }
    std::string list;
    for (const json& each : figure) {
        if (each.is_structured()) {
            return {};
        }
        list += (list.empty() ? "" : ", ") + figure_text(each);
    }
    return list;
}

cell_kind figure_kind(std::string_view name, const json& figure) {
    const cell_kind kind = kind_of_column(name);
    return !figure.is_number()                          ? kind
           : figure.is_number_integer()                 ? cell_kind::count
           : kind == cell_kind::share || name == "gini" ? cell_kind::share
                                                        : cell_kind::number;
}

class summary_table {
public:
    explicit summary_table(table_sink& sink) : sink_(sink) {}

    void write(const json& summary) {
        // The figures are of all kinds; most are amounts.
        const std::vector<table_column> columns{
            {"part", cell_kind::text}, {"figure", cell_kind::text}, {"value", cell_kind::amount}};
        sink_.begin("summary", columns);
        for (const auto& [name, figure] : summary.items()) {
            if (figure.is_object()) {
                add_part(name, "", figure);
            } else {
                add("base", name, figure);
            }
        }
    }

private:
    void add_part(const std::string& part, const std::string& prefix, const json& figures) {
        for (const auto& [name, figure] : figures.items()) {
            if (figure.is_object()) {
                add_part(part, prefix + name + ".", figure);
            } else {
                add(part, prefix + name, figure);
            }
        }
    }

    void add(const std::string& part, const std::string& figure, const json& value) {
        const std::string text = figure_text(value);
        if (text.empty()) {
            return;
        }
        const std::string_view leaf = std::string_view(figure).substr(figure.rfind('.') + 1);
        // The options name columns, which are called as figures are.
        const cell_kind kind = part == "options" ? cell_kind::text : figure_kind(leaf, value);
        sink_.add_row(std::array<table_field, 3>{
            {{part, cell_kind::text}, {figure, cell_kind::text}, {text, kind}}});
    }

    table_sink& sink_;
};

// A list of the summary as a table; the names are those of its entries, or of the objects in them.
void write_list(std::string_view table, const json& list, std::span<const std::string_view> names,
                table_sink& sink) {
    const auto columns = columns_of(names, cell_kind::text);
    sink.begin(table, columns);
    std::vector<std::string> texts(columns.size());
    std::vector<table_field> fields(columns.size());
    for (const json& entry : list) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const json& at = entry.contains(names[i]) || !entry.contains("cutoff") ||
                                     !entry["cutoff"].is_object()
                                 ? entry
                                 : entry["cutoff"];
            texts[i] = at.contains(names[i]) ? figure_text(at[std::string(names[i])]) : "";
            fields[i] = {texts[i], columns[i].kind};
        }
        sink.add_row(fields);
    }
}

void write_pareto(const results& r, table_sink& sink) {
    const std::array<std::string_view, 4> names = {"bar", "value", "value_share",
                                                   "cumulative_share"};
    const auto columns = columns_of(names, cell_kind::text);
    sink.begin("pareto", columns);
    const auto order = r.found.places.order();
    for (const pareto_bar& bar : pareto_bars(r)) {
        const std::string name = order.size() <= most_pareto_bars
                                     ? r.found.base.clients[order[bar.begin]].key
                                     : fmt::format("{}\u2013{}", bar.begin + 1, bar.end);
        const std::array<std::string, 3> texts = {r.amount(bar.value),
                                                  fmt::format("{:.6f}", bar.value_share),
                                                  fmt::format("{:.6f}", bar.cumulative_share)};
        sink.add_row(std::array<table_field, 4>{{{name, columns[0].kind},
                                                 {texts[0], columns[1].kind},
                                                 {texts[1], columns[2].kind},
                                                 {texts[2], columns[3].kind}}});
    }
}

}  // namespace

void write_client_table(const results& r, table_sink& sink) {
    write_csv_table("clients", r, sink, write_clients_csv);
}

void write_tables(const results& r, table_sink& sink) {
    using names = std::vector<std::string_view>;
    const json summary = json::parse(summary_json(r));
    summary_table(sink).write(summary);
    write_pareto(r, sink);
    write_list(
        "grades", summary["grades"],
        names{"grade", "clients", "client_share", "value", "value_share", "at_least", "above"},
        sink);
    write_client_table(r, sink);
    write_csv_table("near_limits", r, sink, write_near_limits_csv);
    if (r.found[ask::groups]) {
        write_csv_table("groups", r, sink, write_groups_csv);
    }
    if (r.found[ask::comparison]) {
        write_list("moves", summary["comparison"]["matrix"],
                   names{"before", "after", "clients", "net_value_before", "net_value_after"},
                   sink);
        write_csv_table("migration", r, sink, write_migration_csv);
    }
    if (r.decided) {
        write_csv_table("decisions", r, sink, write_decisions_csv);
        write_csv_table("targets", r, sink, write_targets_csv);
    }
    if (r.found[ask::rfm]) {
        write_list("segments", summary["recency"]["segments"],
                   names{"segment", "clients", "client_share", "value", "value_share"}, sink);
    }
}

}  // namespace client_report
