// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors
//
// For a program that runs with this library in LD_PRELOAD: a call of rename or renameat2 fails, or ends the process. The
// environment says which, and test_replacement.py compiles it.
//
//   RENAME_AT       the number of the call, from 1 on
//   RENAME_ERROR    the number of the error; 0: the process is killed before this call
//   RENAME_PLAIN    if it is there, the file system neither exchanges two names nor moves to a new one: only rename works
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

static int calls = 0;

static int fails(void) {
    const char* at = getenv("RENAME_AT");
    if (at == NULL || ++calls != atoi(at)) {
        return 0;
    }
    errno = atoi(getenv("RENAME_ERROR"));
    if (errno == 0) {
        raise(SIGKILL);
    }
    return 1;
}

int rename(const char* from, const char* to) {
    int (*real)(const char*, const char*) = (int (*)(const char*, const char*))dlsym(RTLD_NEXT, "rename");
    return fails() ? -1 : real(from, to);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
    int (*real)(int, const char*, int, const char*, unsigned) =
        (int (*)(int, const char*, int, const char*, unsigned))dlsym(RTLD_NEXT, "renameat2");
    if (getenv("RENAME_PLAIN") != NULL) {
        errno = EINVAL;
        return -1;
    }
    return fails() ? -1 : real(from_folder, from, to_folder, to, flags);
}
