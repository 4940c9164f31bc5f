// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

#include "web/page_template.hpp"

namespace client_report {

page_template built_page() noexcept {
    return {};
}

}  // namespace client_report
