// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors
//
// A small program with a fault that is planted, for test_attack.py: it copies the deals to the file of --html, as a page with an
// end. PLANTED, a macro, is the fault; 0 is none.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum fault {
    sound,
    writes_in_place,      // half a page lies there when it is ended
    ignores_close,        // what a closed file reports
    leaves_temporary,     // when something fails
    says_nothing,         // about a failure
    crashes_on_memory,    // instead of a message
    forgets_after_a_kill  // what an earlier run has left
};

static char temporary[4096];

static int fail(const char* what) {
    const int error = errno;
    if (PLANTED != leaves_temporary && temporary[0] != '\0') {
        (void)unlink(temporary);
    }
    if (PLANTED != says_nothing) {
        fprintf(stderr, "client_report: %s: cannot be written: %s\n", what, strerror(error));
    }
    return 1;
}

static void clean_up(int number) {
    if (temporary[0] != '\0') {
        (void)unlink(temporary);
    }
    (void)signal(number, SIG_DFL);
    (void)raise(number);
}

int main(int argc, char** argv) {
    if (argc != 4) {
        return 2;
    }
    if (PLANTED != forgets_after_a_kill) {
        struct sigaction cleaning = {.sa_handler = clean_up};
        (void)sigaction(SIGTERM, &cleaning, NULL);
        (void)sigaction(SIGINT, &cleaning, NULL);
        (void)sigaction(SIGHUP, &cleaning, NULL);
    }
    (void)signal(SIGXFSZ, SIG_IGN);
    const char* page = argv[3];
    const size_t most = 1 << 16;
    char* text = malloc(most);
    if (text == NULL) {
        if (PLANTED == crashes_on_memory) {
            abort();
        }
        fprintf(stderr, "client_report: not enough memory\n");
        return 1;
    }
    const int deals = open(argv[1], O_RDONLY);
    const ssize_t size = deals < 0 ? -1 : read(deals, text, most);
    if (size < 0) {
        fprintf(stderr, "client_report: %s: cannot be read: %s\n", argv[1], strerror(errno));
        return 2;
    }
    struct stat old;
    const int there = stat(page, &old) == 0;
    if (!there && errno != ENOENT) {
        return fail(page);
    }
    const mode_t mode = there ? old.st_mode & 0777 : 0644;
    snprintf(temporary, sizeof temporary, "%s.tmp", page);
    if (PLANTED == forgets_after_a_kill) {
        snprintf(temporary, sizeof temporary, "%s.tmp-%d", page, (int)getpid());
    }
    const char* written_to = PLANTED == writes_in_place ? page : temporary;
    if (PLANTED != writes_in_place && unlink(temporary) != 0 && errno != ENOENT) {
        return fail(temporary);
    }
    const int file = open(written_to, O_WRONLY | O_CREAT | O_TRUNC, mode);
    if (file < 0) {
        temporary[0] = '\0';
        return fail(page);
    }
    const char end[] = "</html>\n";
    for (ssize_t at = 0; at < size + (ssize_t)sizeof end - 1;) {
        const char* from = at < size ? text + at : end + (at - size);
        const size_t rest = at < size ? (size_t)(size - at) : sizeof end - 1 - (size_t)(at - size);
        const ssize_t done = write(file, from, rest < 512 ? rest : 512);
        if (done < 0) {
            return fail(page);
        }
        at += done;
    }
    if (fchmod(file, mode) != 0) {
        return fail(page);
    }
    if (close(file) != 0 && PLANTED != ignores_close) {
        return fail(page);
    }
    if (PLANTED != writes_in_place && rename(temporary, page) != 0) {
        return fail(page);
    }
    free(text);
    return 0;
}
