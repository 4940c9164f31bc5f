// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/clients/one_off.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/exact/exact_share.hpp"

#include "result_files.hpp"
#include "text.hpp"

#include <fmt/format.h>

#include <iterator>  // std::back_inserter

namespace client_report {

namespace vf = vitalfew;

namespace {

constexpr std::size_t write_from = std::size_t{1} << 16U;  // bytes that are worth a write

// The share that the clients have who are worth as much as this one or more. The clients come best
// first, so that equals follow each other.
class cumulative_share {
public:
    explicit cumulative_share(const results& r) : r_(r), order_(r.found.places.order()) {}

    double at(std::size_t position) {
        if (r_.found.classes.total().sign() == 0) {
            return 0.0;
        }
        const amount_sum value = r_.found.clients[order_[position]].value();
        if (value.sign() <= 0) {
            return 1.0;
        }
        for (; end_ < order_.size(); ++end_) {
            const amount_sum next = r_.found.clients[order_[end_]].value();
            if (next < value) {
                break;
            }
            sum_ += next;
        }
        return vf::exact_share<decimal>(sum_, r_.found.classes.total()).to_double();
    }

private:
    const results& r_;
    std::span<const std::size_t> order_;
    std::size_t end_ = 0;  // of those that are in the sum
    amount_sum sum_;
};

std::string day_text(const std::optional<vf::date>& day) {
    return day ? vf::to_string(*day) : std::string();
}

}  // namespace

void write_clients_csv(const results& r, output_file& file) {
    file.write(
        "client,deals,first_deal,last_deal,value,place,share,cumulative_share,grade,one_off\n");
    cumulative_share cumulative(r);
    const auto deals = deals_of(r.asked);
    const auto order = r.found.places.order();
    fmt::memory_buffer rows;
    for (std::size_t position = 0; position < order.size(); ++position) {
        const std::size_t i = order[position];
        const client& one = r.found.clients[i];
        const bool one_off = vf::buying_of(deals(one), r.asked.min_deals) == vf::buying::one_off;
        fmt::format_to(std::back_inserter(rows), "{},{},{},{},{},{},{:.6f},{:.6f},{},{:d}\n",
                       csv_field(one.key, ','), deals(one), day_text(one.first_deal),
                       day_text(one.last_deal), r.amount(one.value()), r.found.places.text(i),
                       r.value_share(one), cumulative.at(position),
                       vf::letter(r.found.classes.grades()[i]), one_off);
        if (rows.size() >= write_from) {
            file.write({rows.data(), rows.size()});
            rows.clear();
        }
    }
    file.write({rows.data(), rows.size()});
}

}  // namespace client_report
