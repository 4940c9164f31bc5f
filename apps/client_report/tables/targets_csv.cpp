// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "vitalfew/targeting/client_fit.hpp"

#include "common/text.hpp"
#include "decide/decisions.hpp"
#include "input/csv_rows.hpp"
#include "tables/result_files.hpp"

#include <algorithm>  // std::ranges::sort
#include <optional>
#include <string>
#include <vector>

namespace client_report {

namespace vf = vitalfew;

namespace {

std::string score_field(const std::optional<double>& score) {
    return score ? fmt::format("{:.6f}", *score) : std::string();
}

class target_writer {
public:
    target_writer(const decisions& all, byte_sink& sink) : all_(all), rows_(sink) {}

    void write() {
        rows_.add("{}", targets_beginning);
        for (const auto& criterion : all_.profile.criteria()) {
            rows_.add(",{}", csv_field(criterion.name(), ','));
        }
        rows_.end_row();
        std::vector<char> is_target(all_.names.size());
        for (const std::size_t i : all_.targets) {
            is_target[i] = 1;
        }
        for (const std::size_t i : all_.fits.order()) {
            add(i, is_target[i] != 0);
        }
        for (const std::size_t i : all_.fits.vetoed()) {
            add(i, false);
        }
        rows_.finish();
    }

private:
    void add(std::size_t i, bool target) {
        const vf::targeting::client_fit fit = all_.profile.fit(i);
        const auto place = all_.fits.place(i);
        const auto grade = all_.grade(i);
        std::string vetoes;
        for (const std::string& each : fit.vetoes) {
            vetoes += (vetoes.empty() ? "" : "; ") + each;
        }
        rows_.add("{},{},{},{:.6f},{:d},{},{},{},{:.6f},{}",
                  place ? std::to_string(*place) : std::string(), csv_field(all_.names[i], ','),
                  grade ? std::string(1, vf::letter(*grade)) : std::string(), fit.score, target,
                  names_.name(all_.course(i)), score_field(fit.objective.score()),
                  score_field(fit.subjective.score()), fit.known, csv_field(vetoes, ','));
        for (const vf::targeting::fit_part& part : fit.parts) {
            rows_.add(",{}", score_field(part.score));
        }
        rows_.end_row();
    }

    const decisions& all_;
    csv_rows rows_;
    vf::targeting::fit_matrix names_;
};

}  // namespace

void write_targets_csv(const results& r, byte_sink& sink) {
    target_writer(*r.decided, sink).write();
}

}  // namespace client_report
