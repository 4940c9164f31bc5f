#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Copyright (c) 2026 the vitalfew authors
#
# ./dev adopt [WAY...]: gets the library into a small project in each way there is, and runs it.

# shellcheck source=tools/dev/common.sh
. "$(dirname -- "$0")/common.sh"

need g++ cmake ninja-build make python3 python3-venv pkg-config
want "the package of Debian" dpkg-dev debhelper fakeroot
"$(python)" tools/packaging/adopt.py "$@"
