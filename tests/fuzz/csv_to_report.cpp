// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// A file of deals, through the parts of client_report to all that it writes as text. Refusals are bad_input.
//
// The first two bytes are settings, the rest is the file, which is read at once and in small pieces: both
// must give the same.

#include "common/errors.hpp"
#include "common/text.hpp"
#include "formats/csv.hpp"
#include "formats/summary_json.hpp"
#include "fuzz/target.hpp"
#include "input/csv_reader.hpp"
#include "input/deal_rows.hpp"
#include "input/deal_source.hpp"
#include "run/run.hpp"
#include "settings/settings.hpp"
#include "tables/summary.hpp"
#include "tables/table_list.hpp"
#include "terminal/terminal_report.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace client_report;
using namespace std::chrono_literals;
using vitalfew_test::demand;

run_settings settings_by(unsigned bits) {
    const auto next = [&bits](unsigned choices) {
        const unsigned chosen = bits % choices;
        bits /= choices;
        return chosen;
    };
    run_settings o;
    o.file = "deals.csv";
    o.client_column = "client";
    o.amount_column = "amount";
    o.date_column = "date";
    o.delimiter = std::array{',', ';', '\t'}[next(3)];
    o.on_bad_row = next(2) == 1 ? bad_rows::skip : bad_rows::stop;
    if (next(2) == 1) {
        o.profit_column = "profit";
    }
    if (next(2) == 1) {
        o.deal_column = "deal";
    }
    if (next(2) == 1) {
        o.group_column = "group";
        o.effort_column = "effort";
    }
    if (next(2) == 1) {
        o.as_of = vitalfew::date{2024y / 12 / 31};
    }
    if (next(2) == 1) {
        const vitalfew::date begin{2024y / 1 / 1};
        o.from = begin;
        o.compare.emplace(vitalfew::date{2023y / 1 / 1}, begin);
        o.hysteresis = part::asked;
    }
    if (next(2) == 1 && o.as_of) {
        o.policy = built_in_policy;
    }
    o.returns = next(2) == 1 ? vitalfew::return_rule::negative_deals : vitalfew::return_rule::none;
    o.count = next(2) == 1 ? count_rule::days : count_rule::deals;
    o.graded = next(2) == 1 ? graded_clients::repeat : graded_clients::all;
    o.classify.crossing = std::array{vitalfew::crossing::upper, vitalfew::crossing::lower,
                                     vitalfew::crossing::nearest}[next(3)];
    o.ties = std::array{place_rule::min, place_rule::max, place_rule::dense, place_rule::ordinal,
                        place_rule::average}[next(5)];
    return o;
}

// A CSV file in memory, read piece by piece.
class pieces final : public deal_source {
public:
    pieces(const run_settings& asked, std::string_view file, std::size_t piece)
        : asked_(asked), file_(file), piece_(piece) {}

    deal_facts read(const deal_handler& take, const reject_handler& reject,
                    const run_watch& /*watch*/) override {
        deal_rows rows(asked_, {asked_.file, "line"}, take, reject);
        csv_reader reader(
            asked_.delimiter,
            [&rows](const csv_row& row) {
                if (rows.has_header()) {
                    rows.take(row.line, row.fields);
                } else {
                    rows.take_header(row.fields);
                }
            },
            [&rows](const csv_trouble& trouble) {
                if (trouble.spans_lines) {
                    rows.stop(trouble.line, trouble.reason);
                }
                rows.refuse({trouble.line, trouble.reason, trouble.text});
            });
        for (std::size_t at = 0; at < file_.size(); at += piece_) {
            reader.feed(file_.substr(at, piece_));
        }
        reader.finish();
        if (!rows.has_header()) {
            throw bad_input("no header");
        }
        return rows.facts();
    }

private:
    const run_settings& asked_;
    std::string_view file_;
    std::size_t piece_;
};

// What happened while a source was read.
struct reading {
    std::string trouble;
    std::string rejected;

    friend bool operator==(const reading&, const reading&) = default;
};

reading read_all(deal_source& deals) {
    reading all;
    try {
        (void)deals.read([](const deal_line&) {},
                         [&all](const rejected_row& row) {
                             all.rejected.append(std::to_string(row.line))
                                 .append(row.reason)
                                 .append(row.text)
                                 .append("\n");
                         },
                         {});
    } catch (const bad_input& refused) {
        all.trouble = refused.what();
    }
    return all;
}

struct text_bytes final : byte_sink {
    std::string text;
    void write(std::string_view bytes) override { text += bytes; }
};

// The rows of a table that was written, the header too.
std::vector<std::vector<std::string>> rows_of(std::string_view csv) {
    std::vector<std::vector<std::string>> rows;
    csv_reader reader(
        ',',
        [&rows](const csv_row& row) { rows.emplace_back(row.fields.begin(), row.fields.end()); },
        [](const csv_trouble&) { demand(false, "a table that was written is CSV"); });
    reader.feed(csv);
    reader.finish();
    for (const auto& row : rows) {
        demand(row.size() == rows.front().size(), "all rows of a table are equally long");
    }
    return rows;
}

std::vector<std::vector<std::string>> written(const report_table& table) {
    text_bytes bytes;
    csv_sink csv(bytes);
    table.write_to(csv);
    return rows_of(bytes.text);
}

void check_results(const results& all) {
    const auto summary = nlohmann::json::parse(summary_json(summary_of(all)));
    const std::size_t clients = all.found.base.clients.size();
    std::size_t graded = 0;
    for (const auto& grade : summary.at("grades")) {
        graded += grade.at("clients").get<std::size_t>();
    }
    demand(graded == clients, "every client has a grade");

    std::string_view report;
    const std::string text = terminal_report(all);
    for (report = text; !report.empty();) {
        const std::size_t end = report.find('\n');
        demand(end != std::string_view::npos, "the report ends with a line end");
        demand(display_width(report.substr(0, end)) <= 80, "no line is wider than a terminal");
        report.remove_prefix(end + 1);
    }
    demand(written(clients_table(all)).size() == clients + 1, "a line for each client");
    for (const listed_table& each : all_tables) {
        if (each.is_there(all)) {
            (void)written(each.make(all));
        }
    }
}

void check_file(const run_settings& asked, std::string_view file) {
    pieces whole(asked, file, std::max<std::size_t>(file.size(), 1));
    pieces small(asked, file, 3);
    const reading all = read_all(whole);
    demand(read_all(small) == all, "where a file is cut into pieces changes nothing");
    if (all.trouble.empty()) {
        check_results(run(whole, asked));
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size < 2) {
        return 0;
    }
    const std::string file(bytes + 2, bytes + size);
    try {
        check_file(settings_by(bytes[0] + 256U * bytes[1]), file);
    } catch (const bad_input&) {
        return 0;  // a refusal, as it should be
    }
    return 0;
}
