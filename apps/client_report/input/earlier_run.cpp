// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/earlier_run.hpp"

#include "common/decimal.hpp"
#include "common/errors.hpp"
#include "input/client_file.hpp"
#include "input/header_line.hpp"

#include <algorithm>  // std::max
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>  // std::move

namespace client_report {

namespace vf = vitalfew;

namespace {

class past_file_reader {
public:
    explicit past_file_reader(const run_settings& asked) : asked_(asked), file_(*asked.previous) {}

    past_clients read() {
        file_.read([this](std::span<const std::string_view> names) { take_header(names); },
                   [this](std::string_view client, const csv_row& row) { take_row(client, row); });
        file_.check_names(past_.clients.size(), [this](std::size_t i) -> const std::string& {
            return past_.clients[i].key;
        });
        return std::move(past_);
    }

private:
    struct columns {
        std::size_t value;
        std::size_t grade;
        std::string_view grade_name;
        std::optional<std::size_t> one_off;
    };

    void take_row(std::string_view client, const csv_row& row) {
        const parsed_sum value = parse_sum(row.fields[columns_->value]);
        if (value.problem != nullptr) {
            file_.stop_at(row.line, "value", row.fields[columns_->value],
                          std::string(" is not an amount: ") + value.problem);
        }
        // No run has such a total, and a larger one could overflow.
        total_ += value.value.sign() < 0 ? amount_sum() - value.value : value.value;
        if (largest_total_ < total_) {
            file_.stop_at(
                row.line, "value", row.fields[columns_->value],
                " makes a total of more than 46 digits before the point; no run writes it");
        }
        past_.decimals = std::max(past_.decimals, value.decimals);
        past_.clients.push_back({std::string(client), value.value,
                                 grade_of(row.line, row.fields[columns_->grade]), one_off_of(row)});
    }

    void take_header(std::span<const std::string_view> header) {
        try {
            (void)find_column("client", header);
            const auto steady = asked_.hysteresis == part::asked
                                    ? look_for_column("steady_grade", header)
                                    : std::nullopt;
            columns_ = {find_column("value", header),
                        steady ? *steady : find_column("grade", header),
                        steady ? "steady_grade" : "grade", look_for_column("one_off", header)};
        } catch (const bad_input& error) {
            throw bad_input(file_.name() + ": " + error.what() +
                            "; give --previous the clients.csv of an earlier run");
        }
    }

    [[nodiscard]] vf::grade grade_of(std::uint64_t line, std::string_view text) const {
        const std::size_t grades = asked_.classify.limits.grades();
        const std::size_t index = text.size() == 1 && text.front() >= 'A'
                                      ? static_cast<std::size_t>(text.front() - 'A')
                                      : grades;
        if (index >= grades) {
            file_.stop_at(line, columns_->grade_name, text,
                          std::string(" is not one of the grades A to ") +
                              vf::grade_letter(vf::grade_at(grades - 1)) +
                              " of this run; give the --limits of the earlier one");
        }
        return vf::grade_at(index);
    }

    // Unknown where an edited file lacks the column, or has another text in it.
    [[nodiscard]] std::optional<bool> one_off_of(const csv_row& row) const {
        const std::string_view text = columns_->one_off ? row.fields[*columns_->one_off] : "";
        return text == "1"   ? std::optional(true)
               : text == "0" ? std::optional(false)
                             : std::nullopt;
    }

    const run_settings& asked_;
    client_file file_;
    std::optional<columns> columns_;
    amount_sum total_;  // of the magnitudes
    amount_sum largest_total_ = parse_sum(std::string(max_sum_digits, '9')).value;
    past_clients past_;
};

}  // namespace

past_clients read_earlier_run(const run_settings& asked) {
    return past_file_reader(asked).read();
}

}  // namespace client_report
