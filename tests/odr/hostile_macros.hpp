// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors

// Macros of <windows.h> and of old C headers, which users may have defined. Headers of others come first: they are not tested, and
// libstdc++ undefines min and max where it is first included.

#include <foreign_headers.hpp>

#define min(a, b) (((a) < (b)) ? (a) : (b))
#define max(a, b) (((a) > (b)) ? (a) : (b))
#define small char
#define near
#define far
#define interface struct
#define IN
#define OUT
#define ERROR 0
