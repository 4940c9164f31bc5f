# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors

# Every public header by name, below include/vitalfew/, sorted, one a line: the only such list. The file sets, the
# installation, the check that each header compiles alone and the test of hostile macros are all made from it.
# A developer build stops when this list and the folder differ (see vitalfew_check_header_list).

# The standard library alone.
set(VITALFEW_HEADERS
  analyse/analyse.hpp
  analyse/ask_change.hpp
  analyse/ask_clients.hpp
  analyse/ask_concentration.hpp
  analyse/ask_grades.hpp
  analyse/asked_base.hpp
  analyse/base_analysis.hpp
  analyse/question.hpp
  classify/class_limits.hpp
  classify/classification.hpp
  classify/classify.hpp
  classify/classify_by.hpp
  classify/classify_into.hpp
  classify/classify_with.hpp
  classify/classify_workspace.hpp
  classify/computed_limits.hpp
  classify/crossing.hpp
  classify/cutoff_search.hpp
  classify/cutoffs.hpp
  classify/detail/bracket_pass.hpp
  classify/detail/bracket_scratch.hpp
  classify/detail/bracket_totals.hpp
  classify/detail/bracketing.hpp
  classify/detail/bucket_crossings.hpp
  classify/detail/bucket_selection.hpp
  classify/detail/classify_base.hpp
  classify/detail/classify_by_bracketing.hpp
  classify/detail/classify_by_narrowing.hpp
  classify/detail/classify_by_sorting.hpp
  classify/detail/classify_without_sorting.hpp
  classify/detail/computed_positions.hpp
  classify/detail/crossed_limit.hpp
  classify/detail/cutoffs_by_search.hpp
  classify/detail/descending_sums.hpp
  classify/detail/digit_totals.hpp
  classify/detail/fixed_window.hpp
  classify/detail/found_cutoffs.hpp
  classify/detail/grade_by_cutoffs.hpp
  classify/detail/group_results.hpp
  classify/detail/guess_brackets.hpp
  classify/detail/magnitude.hpp
  classify/detail/magnitude_cells.hpp
  classify/detail/magnitude_table.hpp
  classify/detail/narrowing.hpp
  classify/detail/narrowing_scratch.hpp
  classify/detail/own_change.hpp
  classify/detail/provisional_grades.hpp
  classify/detail/sorted_blocks.hpp
  classify/detail/sorting_cutoffs.hpp
  classify/detail/tallied_cells.hpp
  classify/detail/tally_bytes.hpp
  classify/detail/tally_doubles.hpp
  classify/detail/undecided_values.hpp
  classify/detail/uniform_buckets.hpp
  classify/detail/value_blocks.hpp
  classify/detail/value_brackets.hpp
  classify/detail/value_keys.hpp
  classify/detail/value_sample.hpp
  classify/detail/wide_conversion.hpp
  classify/detail/wide_vectors.hpp
  classify/find_cutoffs.hpp
  classify/grade_matrix.hpp
  classify/grouped_classification.hpp
  classify/live_cutoffs.hpp
  classify/narrow.hpp
  classify/narrowing_request.hpp
  classify/near_limits.hpp
  classify/sensitivity.hpp
  classify/standing.hpp
  classify/standing_table.hpp
  classify/standings.hpp
  classify/tallied_value.hpp
  classify/value_tally.hpp
  clients/average_value.hpp
  clients/base_inflation.hpp
  clients/calendar_grid.hpp
  clients/client_collector.hpp
  clients/client_profile.hpp
  clients/collect_clients.hpp
  clients/collect_demand.hpp
  clients/collect_options.hpp
  clients/deal_fields.hpp
  clients/demand_series.hpp
  clients/demand_stability.hpp
  clients/detail/as_of.hpp
  clients/detail/day_log.hpp
  clients/detail/deal_average.hpp
  clients/detail/deal_ledger.hpp
  clients/detail/deal_number.hpp
  clients/detail/deals_in_blocks.hpp
  clients/detail/natural.hpp
  clients/detail/reserve_for.hpp
  clients/detail/root_of_ratio.hpp
  clients/detail/ultimate_parents.hpp
  clients/dominance.hpp
  clients/effort.hpp
  clients/effort_by.hpp
  clients/find_order_patterns.hpp
  clients/grade_shift.hpp
  clients/lifetime.hpp
  clients/one_off.hpp
  clients/order_limit.hpp
  clients/order_pattern.hpp
  clients/quantile_edges.hpp
  clients/rfm.hpp
  clients/rfm_fields.hpp
  clients/rfm_scores.hpp
  clients/rfm_segments.hpp
  clients/roll_up.hpp
  clients/rolled_up_clients.hpp
  clients/score_edges.hpp
  clients/segment_clients.hpp
  clients/variation.hpp
  clients/variation_limit.hpp
  compare/analysed.hpp
  compare/cell_names.hpp
  compare/client_move.hpp
  compare/cross_cell.hpp
  compare/cross_table.hpp
  compare/cross_tabulate.hpp
  compare/detail/cell_index.hpp
  compare/detail/client_keys.hpp
  compare/detail/cross_counter.hpp
  compare/detail/grade_history.hpp
  compare/detail/label_index.hpp
  compare/detail/match_clients.hpp
  compare/detail/matched_clients.hpp
  compare/detail/printed_key.hpp
  compare/find_migration.hpp
  compare/hysteresis.hpp
  compare/limit_margins.hpp
  compare/migration.hpp
  compare/minimum_stay.hpp
  compare/move_kind.hpp
  compare/review.hpp
  compare/review_interval.hpp
  compare/steady_classification.hpp
  compare/steady_grade.hpp
  compare/table_label.hpp
  compare/value_sums.hpp
  concentration/balance_point.hpp
  concentration/client_risk.hpp
  concentration/clients_for_share.hpp
  concentration/concentration.hpp
  concentration/descending_values.hpp
  concentration/detail/power_sums.hpp
  concentration/detail/sorted_values.hpp
  concentration/detail/thin_curve.hpp
  concentration/gini.hpp
  concentration/herfindahl.hpp
  concentration/lorenz_curve.hpp
  concentration/population.hpp
  concentration/thinned_curve.hpp
  concentration/top_share.hpp
  concentration/whale_curve.hpp
  core/assert.hpp
  core/better.hpp
  core/client_groups.hpp
  core/concepts.hpp
  core/customization.hpp
  core/date_projection.hpp
  core/detail/group_clients.hpp
  core/detail/key_chains.hpp
  core/detail/key_text.hpp
  core/detail/position_index.hpp
  core/detail/prefetch.hpp
  core/detail/share_arithmetic.hpp
  core/detail/word_arithmetic.hpp
  core/error.hpp
  core/grade.hpp
  core/period.hpp
  core/share.hpp
  core/values.hpp
  decide/action.hpp
  decide/bonus_scheme.hpp
  decide/client_facts.hpp
  decide/compare_plans.hpp
  decide/compare_plans_by_key.hpp
  decide/condition.hpp
  decide/decision_plan.hpp
  decide/decision_wording.hpp
  decide/default_policy.hpp
  decide/describe.hpp
  decide/detail/box_cover.hpp
  decide/detail/fact_box.hpp
  decide/detail/minor_share.hpp
  decide/detail/rule_checks.hpp
  decide/explain.hpp
  decide/fact.hpp
  decide/plan_totals.hpp
  decide/policy.hpp
  decide/policy_rule.hpp
  decide/renewal_finding.hpp
  decide/value_trend.hpp
  exact/detail/add_product.hpp
  exact/detail/additive_sum.hpp
  exact/detail/compare_products.hpp
  exact/detail/floating_layout.hpp
  exact/detail/floating_sum.hpp
  exact/detail/integer_sum.hpp
  exact/detail/movable_words.hpp
  exact/detail/prefix_sums.hpp
  exact/detail/ratio_of_distances.hpp
  exact/detail/round_to_floating.hpp
  exact/detail/scaled_natural.hpp
  exact/exact_ratio.hpp
  exact/exact_share.hpp
  exact/exact_sum.hpp
  exact/measurable_value.hpp
  exact/ordered_key.hpp
  exact/values.hpp
  exact/wide_int.hpp
  rank/criterion.hpp
  rank/detail/descending_order.hpp
  rank/detail/gathered_keys.hpp
  rank/detail/packed_keys.hpp
  rank/detail/radix_passes.hpp
  rank/detail/rank_base.hpp
  rank/detail/rank_by_sorting.hpp
  rank/detail/scaled_criterion.hpp
  rank/detail/tie_groups.hpp
  rank/grouped_ranking.hpp
  rank/ng_score.hpp
  rank/rank.hpp
  rank/rank_by.hpp
  rank/ranking.hpp
  rank/ties.hpp
  rank/top.hpp
  rank/weighted_score.hpp
  report/chart_options.hpp
  report/chart_palette.hpp
  report/detail/chart_parts.hpp
  report/detail/chart_text.hpp
  report/detail/fit_bands.hpp
  report/detail/heat_map.hpp
  report/detail/json_text.hpp
  report/detail/pareto_layers.hpp
  report/detail/ranked_curve.hpp
  report/detail/renewal_cells.hpp
  report/detail/score_bands.hpp
  report/detail/utf8_piece.hpp
  report/fit_matrix_chart.hpp
  report/grade_share_chart.hpp
  report/json_options.hpp
  report/json_writer.hpp
  report/lorenz_chart.hpp
  report/migration_chart.hpp
  report/pareto_chart.hpp
  report/renewal_calendar.hpp
  report/rfm_chart.hpp
  report/thinning.hpp
  report/trend_chart.hpp
  target/category_lifts.hpp
  target/category_score.hpp
  target/client_fit.hpp
  target/derive_weights.hpp
  target/derived_weights.hpp
  target/detail/category_text.hpp
  target/detail/check_score.hpp
  target/detail/ideal_distances.hpp
  target/detail/least_count.hpp
  target/detail/model_clients.hpp
  target/detail/number_text.hpp
  target/detail/rise.hpp
  target/detail/weighted_mean.hpp
  target/find_look_alikes.hpp
  target/fit_matrix.hpp
  target/fit_ranking.hpp
  target/linear_score.hpp
  target/look_alikes.hpp
  target/missing_judgement.hpp
  target/number_ranges.hpp
  target/pairwise_comparisons.hpp
  target/rank_by_fit.hpp
  target/step_score.hpp
  target/target_band.hpp
  target/target_clients.hpp
  target/target_criterion.hpp
  target/target_limit.hpp
  target/target_profile.hpp
  target/topsis.hpp
  target/unbound_criterion.hpp
  target/veto.hpp
  version.hpp
  vitalfew.hpp
)

# What needs range-v3.
set(VITALFEW_VIEWS_HEADERS
  views.hpp
)

# What needs oneTBB.
set(VITALFEW_PARALLEL_HEADERS
  parallel.hpp
  parallel_base.hpp
  parallel_blocks.hpp
  parallel_bracketing.hpp
  parallel_classify.hpp
  parallel_magnitudes.hpp
  parallel_order.hpp
  parallel_radix.hpp
  parallel_rank.hpp
  parallel_tally.hpp
)

# Stops with the names of the headers that are on disk but in neither list, or listed but not on disk.
function(vitalfew_check_header_list)
  set(root "${PROJECT_SOURCE_DIR}/include/vitalfew")
  file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE "${root}" "${root}/*.hpp")
  set(unlisted ${found})
  set(listed ${VITALFEW_HEADERS} ${VITALFEW_VIEWS_HEADERS} ${VITALFEW_PARALLEL_HEADERS})
  set(absent ${listed})
  list(REMOVE_ITEM unlisted ${listed})
  list(REMOVE_ITEM absent ${found})
  foreach(problem IN ITEMS unlisted absent)
    list(JOIN ${problem} "\n    " names)
    set(${problem}_names "${names}")
  endforeach()
  if(unlisted)
    message(SEND_ERROR "In include/vitalfew/ but not listed in cmake/headers.cmake:\n    ${unlisted_names}")
  endif()
  if(absent)
    message(SEND_ERROR "Listed in cmake/headers.cmake but not in include/vitalfew/:\n    ${absent_names}")
  endif()
  if(unlisted OR absent)
    message(FATAL_ERROR "cmake/headers.cmake and include/vitalfew/ differ")
  endif()
  foreach(list IN ITEMS VITALFEW_HEADERS VITALFEW_VIEWS_HEADERS VITALFEW_PARALLEL_HEADERS)
    set(sorted ${${list}})
    list(SORT sorted)
    if(NOT "${sorted}" STREQUAL "${${list}}")
      list(JOIN sorted "\n  " names)
      message(FATAL_ERROR "${list} in cmake/headers.cmake is not sorted; sorted it reads\n  ${names}")
    endif()
  endforeach()
endfunction()
