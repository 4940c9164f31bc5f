// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "past_clients.hpp"

#include "vitalfew/classify/classify.hpp"

#include "csv_reader.hpp"
#include "decimal.hpp"
#include "errors.hpp"
#include "header_line.hpp"
#include "input_file.hpp"
#include "text.hpp"

#include <algorithm>  // std::max, std::ranges::sort
#include <cstdint>
#include <functional>  // std::hash
#include <optional>
#include <span>
#include <string_view>
#include <utility>  // std::move

namespace client_report {

namespace vf = vitalfew;

namespace {

class past_file_reader {
public:
    explicit past_file_reader(const options& o)
        : options_(o),
          csv_(
              ',', [this](const csv_row& row) { take_row(row); },
              [this](const csv_trouble& trouble) { stop(trouble.line, trouble.reason); }) {}

    past_clients read() {
        input_file file(*options_.previous);
        for (std::string_view chunk = file.read(); !chunk.empty(); chunk = file.read()) {
            csv_.feed(chunk);
        }
        csv_.finish();
        if (!columns_) {
            throw bad_input(name() + ": the file has no header line");
        }
        check_names();
        return std::move(past_);
    }

private:
    struct columns {
        std::size_t count;
        std::size_t client;
        std::size_t value;
        std::size_t grade;
        std::string_view grade_name;
    };

    void take_row(const csv_row& row) {
        if (!columns_) {
            take_header(row.fields);
            return;
        }
        if (row.fields.size() != columns_->count) {
            stop(row.line, wrong_field_count(row.fields.size(), columns_->count));
        }
        const std::string_view client = row.fields[columns_->client];
        if (trimmed(client).empty()) {
            stop(row.line, "column \"client\": no client");
        }
        const parsed_decimal value = parse_decimal(row.fields[columns_->value]);
        if (value.problem != nullptr) {
            stop(row.line, "column \"value\": " + quoted(row.fields[columns_->value]) +
                               " is not an amount: " + value.problem);
        }
        past_.decimals = std::max(past_.decimals, value.decimals);
        past_.clients.push_back({std::string(client), amount_sum(value.value),
                                 grade_of(row.line, row.fields[columns_->grade])});
        lines_.push_back(row.line);
    }

    void take_header(std::span<const std::string_view> header) {
        try {
            const auto steady = options_.hysteresis == part::asked
                                    ? look_for_column("steady_grade", header)
                                    : std::nullopt;
            columns_ = {header.size(), find_column("client", header), find_column("value", header),
                        steady ? *steady : find_column("grade", header),
                        steady ? "steady_grade" : "grade"};
        } catch (const bad_input& error) {
            throw bad_input(name() + ": " + error.what() +
                            "; give --previous the clients.csv of an earlier run");
        }
    }

    [[nodiscard]] vf::grade grade_of(std::uint64_t line, std::string_view text) const {
        const std::size_t grades = options_.classify.limits.grades();
        const std::size_t index = text.size() == 1 && text.front() >= 'A'
                                      ? static_cast<std::size_t>(text.front() - 'A')
                                      : grades;
        if (index >= grades) {
            stop(line, "column " + quoted(columns_->grade_name) + ": " + quoted(text) +
                           " is not one of the grades A to " +
                           vf::letter(vf::grade_at(grades - 1)) +
                           " of this run; give the --limits of the earlier one");
        }
        return vf::grade_at(index);
    }

    // Sorts by hashes: a table of the names would be as large as all that was read.
    void check_names() const {
        struct entry {
            std::size_t hash;
            std::size_t index;
        };
        std::vector<entry> entries;
        entries.reserve(past_.clients.size());
        for (std::size_t i = 0; i < past_.clients.size(); ++i) {
            entries.push_back({std::hash<std::string>{}(past_.clients[i].key), i});
        }
        std::ranges::sort(entries, [this](const entry& a, const entry& b) {
            if (a.hash != b.hash) {
                return a.hash < b.hash;
            }
            const int order = past_.clients[a.index].key.compare(past_.clients[b.index].key);
            return order != 0 ? order < 0 : a.index < b.index;
        });
        for (std::size_t i = 1; i < entries.size(); ++i) {
            const std::size_t first = entries[i - 1].index;
            const std::size_t second = entries[i].index;
            if (entries[i - 1].hash == entries[i].hash &&
                past_.clients[first].key == past_.clients[second].key) {
                stop(lines_[second], "column \"client\": " + quoted(past_.clients[second].key) +
                                         " is on line " + std::to_string(lines_[first]) +
                                         " already; a client is there once");
            }
        }
    }

    [[nodiscard]] std::string name() const { return printable(*options_.previous, 200); }

    [[noreturn]] void stop(std::uint64_t line, std::string_view why) const {
        throw bad_input(name() + ", line " + std::to_string(line) + ", " + std::string(why));
    }

    const options& options_;
    csv_reader csv_;
    std::optional<columns> columns_;
    past_clients past_;
    std::vector<std::uint64_t> lines_;  // of the clients
};

}  // namespace

past_clients grade_past_clients(client_base base, const options& o) {
    if (o.graded == graded_clients::repeat) {
        base.keep_repeat_clients(o);
    }
    const auto classes = vf::classify(base.clients, vf::client_value, o.classify);
    past_clients past;
    past.clients.reserve(base.clients.size());
    for (std::size_t i = 0; i < base.clients.size(); ++i) {
        client& one = base.clients[i];
        past.clients.push_back({std::move(one.key), one.value(), classes.grades()[i]});
    }
    return past;
}

past_clients read_past_clients(const options& o) {
    return past_file_reader(o).read();
}

}  // namespace client_report
