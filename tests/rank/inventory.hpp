// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef VITALFEW_TESTS_RANK_INVENTORY_HPP
#define VITALFEW_TESTS_RANK_INVENTORY_HPP

#include <array>
#include <cstdint>

namespace vitalfew_test {

struct stock_item {
    std::int64_t usage;  ///< annual usage in cents
    std::int64_t cost;   ///< average unit cost in cents
    int lead_time;
};

/// The 47 items on which methods for several criteria are compared since R. A. Reid, "The ABC method in
/// hospital inventory management" (1987), and B. E. Flores, D. L. Olson and V. K. Dorai, "Management of
/// multicriteria inventory classification" (1992). The unit is a hundredth of a dollar.
inline constexpr std::array<stock_item, 47> inventory{
    {{584064, 4992, 2}, {567000, 21000, 5}, {503712, 2376, 4}, {476956, 2773, 1},
     {347880, 5798, 3}, {293667, 3124, 3},  {282000, 2820, 3}, {264000, 5500, 4},
     {242352, 7344, 6}, {240750, 16050, 4}, {107520, 512, 2},  {104350, 2087, 5},
     {103800, 8650, 7}, {88320, 11040, 5},  {85440, 7120, 3},  {81000, 4500, 3},
     {70368, 1466, 4},  {59400, 4950, 6},   {57000, 4750, 5},  {46760, 5845, 4},
     {46360, 2440, 4},  {45500, 6500, 4},   {43250, 8650, 4},  {39840, 3320, 3},
     {37050, 3705, 1},  {33840, 3384, 3},   {33612, 8403, 1},  {31360, 7840, 6},
     {26868, 13434, 7}, {22400, 5600, 1},   {21600, 7200, 5},  {21208, 5302, 2},
     {19792, 4948, 5},  {19089, 707, 7},    {18180, 6060, 3},  {16328, 4082, 3},
     {15000, 3000, 5},  {13480, 6740, 3},   {11920, 5960, 5},  {10336, 5168, 6},
     {7920, 1980, 2},   {7540, 3770, 2},    {5978, 2989, 5},   {4830, 4830, 3},
     {3440, 3440, 7},   {2880, 2880, 3},    {2538, 846, 5}}};

}  // namespace vitalfew_test

#endif
