// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#ifndef CLIENT_REPORT_WEB_PAGE_TEMPLATE_HPP
#define CLIENT_REPORT_WEB_PAGE_TEMPLATE_HPP

#include <span>
#include <string_view>

namespace client_report {

// The page around its data, in pieces: web/build.mjs makes it. Empty where the page could not be
// built with the program.
struct page_template {
    std::span<const std::string_view> before;
    std::span<const std::string_view> after;
};

[[nodiscard]] page_template built_page() noexcept;

}  // namespace client_report

#endif
