// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "input/past_clients.hpp"

#include "vitalfew/classify/classify.hpp"

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
    explicit past_file_reader(const options& o) : options_(o), file_(*o.previous) {}

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
        const parsed_decimal value = parse_decimal(row.fields[columns_->value]);
        if (value.problem != nullptr) {
            file_.stop_at(row.line, "value", row.fields[columns_->value],
                          std::string(" is not an amount: ") + value.problem);
        }
        past_.decimals = std::max(past_.decimals, value.decimals);
        past_.clients.push_back({std::string(client), amount_sum(value.value),
                                 grade_of(row.line, row.fields[columns_->grade]), one_off_of(row)});
    }

    void take_header(std::span<const std::string_view> header) {
        try {
            (void)find_column("client", header);
            const auto steady = options_.hysteresis == part::asked
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
        const std::size_t grades = options_.classify.limits.grades();
        const std::size_t index = text.size() == 1 && text.front() >= 'A'
                                      ? static_cast<std::size_t>(text.front() - 'A')
                                      : grades;
        if (index >= grades) {
            file_.stop_at(line, columns_->grade_name, text,
                          std::string(" is not one of the grades A to ") +
                              vf::letter(vf::grade_at(grades - 1)) +
                              " of this run; give the --limits of the earlier one");
        }
        return vf::grade_at(index);
    }

    // Unknown where an edited file has no such column, or something else in it.
    [[nodiscard]] std::optional<bool> one_off_of(const csv_row& row) const {
        const std::string_view text = columns_->one_off ? row.fields[*columns_->one_off] : "";
        return text == "1"   ? std::optional(true)
               : text == "0" ? std::optional(false)
                             : std::nullopt;
    }

    const options& options_;
    client_file file_;
    std::optional<columns> columns_;
    past_clients past_;
};

}  // namespace

past_clients grade_past_clients(client_base base, const options& o) {
    if (o.graded == graded_clients::repeat) {
        base.keep_repeat_clients(o);
    }
    const auto classes = vf::classify(base.clients, vf::client_value, o.classify);
    const auto deals = deals_of(o);
    past_clients past;
    past.clients.reserve(base.clients.size());
    for (std::size_t i = 0; i < base.clients.size(); ++i) {
        client& one = base.clients[i];
        const bool one_off = vf::buyer_kind_of(deals(one), o.min_deals) == vf::buyer_kind::one_off;
        past.clients.push_back({std::move(one.key), one.value(), classes.grades()[i], one_off});
    }
    return past;
}

past_clients read_past_clients(const options& o) {
    return past_file_reader(o).read();
}

}  // namespace client_report
