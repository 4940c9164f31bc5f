// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/clients/one_off.hpp"
#include "vitalfew/core/grade.hpp"
#include "vitalfew/core/period.hpp"
#include "vitalfew/exact/exact_share.hpp"

#include "common/text.hpp"
#include "input/csv_rows.hpp"
#include "tables/extra_columns.hpp"
#include "tables/result_files.hpp"

#include <span>

namespace client_report {

namespace vf = vitalfew;

namespace {

// The share that the clients have who are worth as much as this one or more. The clients come best
// first, so that equals follow each other.
class cumulative_share {
public:
    explicit cumulative_share(const results& r) : r_(r), order_(r.found.places.order()) {}

    double at(std::size_t position) {
        if (r_.found.classes().total().sign() == 0) {
            return 0.0;
        }
        const amount_sum value = r_.found.base.clients[order_[position]].value();
        if (value.sign() <= 0) {
            return 1.0;
        }
        for (; end_ < order_.size(); ++end_) {
            const amount_sum next = r_.found.base.clients[order_[end_]].value();
            if (next < value) {
                break;
            }
            sum_ += next;
        }
        return vf::exact_share<decimal>(sum_, r_.found.classes().total()).to_double();
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

void write_clients_csv(const results& r, byte_sink& sink) {
    const auto extras = extra_columns_of(r);
    csv_rows rows(sink);
    rows.add("client,deals,first_deal,last_deal,value,place,share,cumulative_share,grade,one_off");
    for (const extra_columns& extra : extras) {
        rows.add("{}", extra.names);
    }
    rows.end_row();
    cumulative_share cumulative(r);
    const auto deals = deals_of(r.asked);
    const auto order = r.found.places.order();
    for (std::size_t position = 0; position < order.size(); ++position) {
        const std::size_t i = order[position];
        const client& one = r.found.base.clients[i];
        const bool one_off = vf::buyer_kind_of(deals(one), r.asked.min_deals) == vf::buyer_kind::one_off;
        rows.add("{},{},{},{},{},{},{:.6f},{:.6f},{},{:d}", csv_field(one.key, ','), deals(one),
                 day_text(one.first_deal), day_text(one.last_deal), r.amount(one.value()),
                 r.found.places.text(i), r.value_share(one), cumulative.at(position),
                 vf::letter(r.found.classes().grades()[i]), one_off);
        for (const extra_columns& extra : extras) {
            extra.add(rows, i);
        }
        rows.end_row();
    }
    rows.finish();
}

}  // namespace client_report
