// SPDX-License-Identifier: BSL-1.0
// Copyright (c) 2026 the vitalfew authors
//
// Faults for a program that runs with this library in LD_PRELOAD: its n-th system call or its n-th allocation fails, is
// cut short, or ends the process. For Linux with glibc, on x86-64 and arm64; attack.py compiles it.
//
// System calls are caught by a seccomp filter that raises SIGSYS, and not by functions of the same names: the calls that
// glibc makes for fwrite, fclose or tmpfile pass no function that could be replaced. The handler makes the call itself, from
// an address that the filter lets through. Calls before main, by the dynamic loader, are not caught.
//
// The environment says what to do:
//   ATTACK_CALLS    names of system calls with commas between them; only these are caught and counted
//   ATTACK_PATH     only those whose path contains this text; of a descriptor, its file's path
//   ATTACK_AT       the number of the call that fails, from 1 on; 0 or nothing: all are made
//   ATTACK_DO       what happens to it: the number of an error; "short": half of what is written; "kill": SIGKILL instead of the
//                   call; "killed": SIGKILL after it; "signal=N": signal N after it
//   ATTACK_THEN     the number of an error for all caught calls after it, as on a disk that stays full
//   ATTACK_MEMORY_AT, ATTACK_MEMORY_THEN
//                   the number of the allocation that fails, and whether (1) all after it fail, too
//   ATTACK_LOG      a file to which a line is added for each call that failed, or each that was caught if ATTACK_LOG_ALL is 1; and
//                   one that says where a process crashes after a failed allocation
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <ucontext.h>
#include <unistd.h>

// Makes a system call from an address that the filter knows: attack_raw_end is right after the instruction.
long attack_raw(long number, long a, long b, long c, long d, long e, long f) __attribute__((visibility("hidden")));
extern const char attack_raw_end[] __attribute__((visibility("hidden")));

#if defined(__x86_64__)
#define OUR_ARCH AUDIT_ARCH_X86_64
__asm__(".text\n"
        ".hidden attack_raw\n.globl attack_raw\n.type attack_raw,@function\n"
        ".hidden attack_raw_end\n.globl attack_raw_end\n"
        "attack_raw:\n"
        "mov %rdi, %rax\nmov %rsi, %rdi\nmov %rdx, %rsi\nmov %rcx, %rdx\nmov %r8, %r10\nmov %r9, %r8\n"
        "mov 8(%rsp), %r9\nsyscall\n"
        "attack_raw_end:\nret\n"
        ".size attack_raw, .-attack_raw\n");
#define ARGUMENT_0(context) ((long)(context)->uc_mcontext.gregs[REG_RDI])
#define ARGUMENT_1(context) ((long)(context)->uc_mcontext.gregs[REG_RSI])
#define ARGUMENT_2(context) ((long)(context)->uc_mcontext.gregs[REG_RDX])
#define ARGUMENT_3(context) ((long)(context)->uc_mcontext.gregs[REG_R10])
#define ARGUMENT_4(context) ((long)(context)->uc_mcontext.gregs[REG_R8])
#define ARGUMENT_5(context) ((long)(context)->uc_mcontext.gregs[REG_R9])
#define SET_RESULT(context, value) ((context)->uc_mcontext.gregs[REG_RAX] = (value))
#elif defined(__aarch64__)
#define OUR_ARCH AUDIT_ARCH_AARCH64
__asm__(".text\n"
        ".hidden attack_raw\n.globl attack_raw\n.type attack_raw,%function\n"
        ".hidden attack_raw_end\n.globl attack_raw_end\n"
        "attack_raw:\n"
        "mov x8, x0\nmov x0, x1\nmov x1, x2\nmov x2, x3\nmov x3, x4\nmov x4, x5\nmov x5, x6\nsvc #0\n"
        "attack_raw_end:\nret\n"
        ".size attack_raw, .-attack_raw\n");
#define ARGUMENT_0(context) ((long)(context)->uc_mcontext.regs[0])
#define ARGUMENT_1(context) ((long)(context)->uc_mcontext.regs[1])
#define ARGUMENT_2(context) ((long)(context)->uc_mcontext.regs[2])
#define ARGUMENT_3(context) ((long)(context)->uc_mcontext.regs[3])
#define ARGUMENT_4(context) ((long)(context)->uc_mcontext.regs[4])
#define ARGUMENT_5(context) ((long)(context)->uc_mcontext.regs[5])
#define SET_RESULT(context, value) ((context)->uc_mcontext.regs[0] = (unsigned long long)(value))
#else
#error "the shim knows x86-64 and arm64"
#endif

// Where a call has its path or its descriptor.
enum subject { first_descriptor, first_path, second_path };

struct call {
    const char* name;
    long number;
    enum subject subject;
};

static const struct call calls[] = {
    {"write", SYS_write, first_descriptor},
    {"pwrite64", SYS_pwrite64, first_descriptor},
    {"writev", SYS_writev, first_descriptor},
    {"pwritev", SYS_pwritev, first_descriptor},
    {"pwritev2", SYS_pwritev2, first_descriptor},
    {"sendfile", SYS_sendfile, first_descriptor},
    {"copy_file_range", SYS_copy_file_range, first_descriptor},
    {"read", SYS_read, first_descriptor},
    {"pread64", SYS_pread64, first_descriptor},
    {"readv", SYS_readv, first_descriptor},
    {"lseek", SYS_lseek, first_descriptor},
    {"fsync", SYS_fsync, first_descriptor},
    {"fdatasync", SYS_fdatasync, first_descriptor},
    {"syncfs", SYS_syncfs, first_descriptor},
    {"close", SYS_close, first_descriptor},
    {"flock", SYS_flock, first_descriptor},
    {"fcntl", SYS_fcntl, first_descriptor},
    {"ftruncate", SYS_ftruncate, first_descriptor},
    {"truncate", SYS_truncate, first_path},
    {"fallocate", SYS_fallocate, first_descriptor},
    {"openat", SYS_openat, second_path},
    {"renameat", SYS_renameat, second_path},
    {"renameat2", SYS_renameat2, second_path},
    {"linkat", SYS_linkat, second_path},
    {"symlinkat", SYS_symlinkat, first_path},
    {"unlinkat", SYS_unlinkat, second_path},
    {"mkdirat", SYS_mkdirat, second_path},
    {"fchmod", SYS_fchmod, first_descriptor},
    {"fchmodat", SYS_fchmodat, second_path},
    {"fchown", SYS_fchown, first_descriptor},
    {"fchownat", SYS_fchownat, second_path},
    {"utimensat", SYS_utimensat, second_path},
    {"statx", SYS_statx, second_path},
    {"newfstatat", SYS_newfstatat, second_path},
    {"fstat", SYS_fstat, first_descriptor},
    {"faccessat", SYS_faccessat, second_path},
    {"readlinkat", SYS_readlinkat, second_path},
    {"getdents64", SYS_getdents64, first_descriptor},
    {"statfs", SYS_statfs, first_path},
    {"fstatfs", SYS_fstatfs, first_descriptor},
    {"getrandom", SYS_getrandom, first_path},
#ifdef SYS_open
    {"open", SYS_open, first_path},
    {"creat", SYS_creat, first_path},
    {"rename", SYS_rename, first_path},
    {"link", SYS_link, first_path},
    {"symlink", SYS_symlink, first_path},
    {"unlink", SYS_unlink, first_path},
    {"rmdir", SYS_rmdir, first_path},
    {"mkdir", SYS_mkdir, first_path},
    {"chmod", SYS_chmod, first_path},
    {"chown", SYS_chown, first_path},
    {"stat", SYS_stat, first_path},
    {"lstat", SYS_lstat, first_path},
    {"access", SYS_access, first_path},
    {"readlink", SYS_readlink, first_path},
#endif
};

enum { call_count = sizeof calls / sizeof calls[0], path_size = 4096 };

enum action { give_error, cut_short, kill_before, kill_after, signal_after };

static struct {
    long at;
    enum action action;
    int error;
    int signal;
    int then;
    const char* path;
    int log;
    int log_all;
    long counted;
    long memory_at;
    int memory_then;
    long allocated;
    int ready;
} plan = {.log = -1};

static __thread int within_allocation;

static long number_of(const char* name) {
    const char* text = getenv(name);
    return text == NULL ? 0 : strtol(text, NULL, 10);
}

static void write_log(const char* line) {
    if (plan.log >= 0) {
        (void)attack_raw(SYS_write, plan.log, (long)line, (long)strlen(line), 0, 0, 0);
    }
}

static void end_process(int signal) {
    const long self = attack_raw(SYS_getpid, 0, 0, 0, 0, 0, 0);
    (void)attack_raw(SYS_kill, self, signal, 0, 0, 0, 0);
}

// The path that a call is about; of a descriptor, the one that /proc shows.
static void path_of(const struct call* call, const ucontext_t* context, char path[path_size]) {
    path[0] = '\0';
    const char* given =
        call->subject == first_descriptor || call->number == SYS_getrandom ? ""
        : call->subject == first_path ? (const char*)ARGUMENT_0(context)
                                      : (const char*)ARGUMENT_1(context);
    // newfstatat and others take an empty path for the descriptor itself.
    if (given == NULL || given[0] == '\0') {
        const long descriptor = ARGUMENT_0(context);
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%ld", descriptor);
        const long size =
            attack_raw(SYS_readlinkat, AT_FDCWD, (long)link, (long)path, path_size - 1, 0, 0);
        path[size > 0 ? size : 0] = '\0';
        return;
    }
    snprintf(path, path_size, "%s", given);
}

// Whether what was opened may be written to; of a call with a path, that is not known, and said to be so.
static int is_written_to(const struct call* call, const ucontext_t* context) {
    if (call->subject != first_descriptor) {
        return 1;
    }
    const long flags = attack_raw(SYS_fcntl, ARGUMENT_0(context), F_GETFL, 0, 0, 0, 0);
    return flags < 0 || (flags & O_ACCMODE) != O_RDONLY;
}

static long perform(const ucontext_t* context, long number) {
    return attack_raw(number, ARGUMENT_0(context), ARGUMENT_1(context), ARGUMENT_2(context),
                      ARGUMENT_3(context), ARGUMENT_4(context), ARGUMENT_5(context));
}

// Half of what the call would write or read.
static long perform_shortened(const ucontext_t* context, long number) {
    long size = ARGUMENT_2(context);
    if (number == SYS_write || number == SYS_pwrite64 || number == SYS_read ||
        number == SYS_pread64) {
        size = size > 1 ? size / 2 : size;
    } else if (number == SYS_writev || number == SYS_readv || number == SYS_pwritev ||
               number == SYS_pwritev2) {
        size = size > 1 ? 1 : size;
    }
    return attack_raw(number, ARGUMENT_0(context), ARGUMENT_1(context), size, ARGUMENT_3(context),
                      ARGUMENT_4(context), ARGUMENT_5(context));
}

static long failed(const ucontext_t* context, long number, int error) {
    // Linux frees the descriptor even where close reports an error.
    if (number == SYS_close) {
        (void)perform(context, number);
    }
    return -error;
}

static void on_call(int signal, siginfo_t* info, void* extra) {
    (void)signal;
    ucontext_t* context = extra;
    const int kept = errno;
    const long number = info->si_syscall;
    const struct call* call = NULL;
    for (int i = 0; i < call_count; ++i) {
        if (calls[i].number == number) {
            call = &calls[i];
        }
    }
    const long command = ARGUMENT_1(context);
    const int counts =
        call != NULL && plan.ready &&
        !(number == SYS_close && ARGUMENT_0(context) == plan.log) &&
        !(number == SYS_fcntl && command != F_SETLK && command != F_SETLKW &&
          command != F_OFD_SETLK && command != F_OFD_SETLKW);
    if (!counts) {
        SET_RESULT(context, perform(context, number));
        errno = kept;
        return;
    }
    char path[path_size];
    path_of(call, context, path);
    // A sanitizer asks by pipes of its own whether memory is there.
    const int of_sanitizer =
        call->subject == first_descriptor && ARGUMENT_0(context) > 2 && strncmp(path, "pipe:", 5) == 0;
    if (of_sanitizer || (plan.path != NULL && strstr(path, plan.path) == NULL)) {
        SET_RESULT(context, perform(context, number));
        errno = kept;
        return;
    }
    const long nth = ++plan.counted;
    const int hit = plan.at > 0 && nth == plan.at;
    const int after = plan.then != 0 && plan.at > 0 && nth > plan.at;
    if (plan.log_all || hit) {
        char line[path_size + 128];
        snprintf(line, sizeof line, "%ld\t%s\t%ld\t%s\t%s\n", nth, call->name,
                 call->subject == first_descriptor ? ARGUMENT_0(context) : -1L,
                 is_written_to(call, context) ? "w" : "r", path);
        write_log(line);
    }
    long result = 0;
    if (after) {
        result = failed(context, number, plan.then);
    } else if (!hit) {
        result = perform(context, number);
    } else {
        switch (plan.action) {
            case give_error: result = failed(context, number, plan.error); break;
            case cut_short: result = perform_shortened(context, number); break;
            case kill_before: end_process(SIGKILL); break;
            case kill_after:
                result = perform(context, number);
                end_process(SIGKILL);
                break;
            case signal_after:
                result = perform(context, number);
                end_process(plan.signal);  // it arrives when this handler returns
                break;
        }
    }
    SET_RESULT(context, result);
    errno = kept;
}

static int install_filter(const char* names) {
    struct sock_filter filter[2 * call_count + 16];
    unsigned short used = 0;
    const uint64_t end = (uint64_t)(uintptr_t)attack_raw_end;
#define ADD(...) filter[used++] = (struct sock_filter)__VA_ARGS__
    ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)));
    ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OUR_ARCH, 1, 0));
    ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, instruction_pointer)));
    ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)end, 0, 3));
    ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, instruction_pointer) + 4));
    ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(end >> 32), 0, 1));
    ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)));
    for (int i = 0; i < call_count; ++i) {
        const size_t size = strlen(calls[i].name);
        for (const char* at = names; at != NULL && *at != '\0';) {
            const char* comma = strchr(at, ',');
            const size_t given = comma == NULL ? strlen(at) : (size_t)(comma - at);
            if (given == size && strncmp(at, calls[i].name, size) == 0) {
                ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)calls[i].number, 0, 1));
                ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP));
                break;
            }
            at = comma == NULL ? NULL : comma + 1;
        }
        if (used + 4U > sizeof filter / sizeof filter[0]) {
            return -1;
        }
    }
    ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
#undef ADD
    struct sock_fprog program = {.len = used, .filter = filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        return -1;
    }
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

// Adds a line with the libraries and functions that led here, the innermost first.
static void log_frames(long nth, const char* what, long number) {
    char line[4096];
    int used = snprintf(line, sizeof line, "%ld\t%s\t%ld\tw\t", nth, what, number);
    void* frames[40];
    const int count = backtrace(frames, 40);
    for (int i = 2; i < count && used < (int)sizeof line - 200; ++i) {
        Dl_info found;
        if (dladdr(frames[i], &found) == 0 || found.dli_fname == NULL) {
            continue;
        }
        const char* file = strrchr(found.dli_fname, '/');
        used += snprintf(line + used, 190, "%s!%.100s ", file == NULL ? found.dli_fname : file + 1,
                         found.dli_sname == NULL ? "" : found.dli_sname);
    }
    used = used < (int)sizeof line - 2 ? used : (int)sizeof line - 2;
    line[used] = '\n';
    line[used + 1] = '\0';
    write_log(line);
}

// Where a process ends after a failed allocation; then it ends as it would have.
static void on_crash(int signal) {
    within_allocation = 1;
    log_frames(0, "crash", signal);
    struct sigaction standard;
    memset(&standard, 0, sizeof standard);
    standard.sa_handler = SIG_DFL;
    (void)sigaction(signal, &standard, NULL);
    (void)raise(signal);
}

__attribute__((constructor)) static void prepare(void) {
    const char* log = getenv("ATTACK_LOG");
    if (log != NULL) {
        const int opened = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        // Far above the descriptors that the program gets, which have to be the same as without a log.
        plan.log = opened < 0 ? -1 : fcntl(opened, F_DUPFD_CLOEXEC, 700);
        (void)close(opened);
    }
    plan.log_all = number_of("ATTACK_LOG_ALL") != 0;
    plan.memory_then = number_of("ATTACK_MEMORY_THEN") != 0;
    plan.at = number_of("ATTACK_AT");
    plan.then = (int)number_of("ATTACK_THEN");
    plan.path = getenv("ATTACK_PATH");
    const char* action = getenv("ATTACK_DO");
    if (action != NULL) {
        if (strcmp(action, "short") == 0) {
            plan.action = cut_short;
        } else if (strcmp(action, "kill") == 0) {
            plan.action = kill_before;
        } else if (strcmp(action, "killed") == 0) {
            plan.action = kill_after;
        } else if (strncmp(action, "signal=", 7) == 0) {
            plan.action = signal_after;
            plan.signal = atoi(action + 7);
        } else {
            plan.error = atoi(action);
        }
    }
    const char* names = getenv("ATTACK_CALLS");
    if (names != NULL) {
        struct sigaction catching;
        memset(&catching, 0, sizeof catching);
        catching.sa_sigaction = on_call;
        catching.sa_flags = SA_SIGINFO | SA_RESTART;
        sigfillset(&catching.sa_mask);
        if (sigaction(SIGSYS, &catching, NULL) != 0 || install_filter(names) != 0) {
            static const char message[] = "shim: system calls cannot be caught here\n";
            (void)attack_raw(SYS_write, 2, (long)message, sizeof message - 1, 0, 0, 0);
            _exit(98);
        }
    }
    // The first backtrace loads a library.
    void* frames[2];
    (void)backtrace(frames, 2);
    plan.memory_at = number_of("ATTACK_MEMORY_AT");
    if (plan.memory_at != 0) {
        struct sigaction crash;
        memset(&crash, 0, sizeof crash);
        crash.sa_handler = on_crash;
        crash.sa_flags = (int)SA_RESETHAND;
        (void)sigaction(SIGSEGV, &crash, NULL);
        (void)sigaction(SIGBUS, &crash, NULL);
        (void)sigaction(SIGABRT, &crash, NULL);
    }
    plan.ready = 1;
}

__attribute__((destructor)) static void report(void) {
    if (plan.log_all && getenv("ATTACK_CALLS") == NULL) {
        char line[64];
        snprintf(line, sizeof line, "%ld\tallocations\t-1\tw\t\n", plan.allocated);
        write_log(line);
    }
}

// A program that blocks all signals would be ended by the next call that is caught.
static const sigset_t* without_ours(const sigset_t* set, sigset_t* copy) {
    if (set == NULL) {
        return NULL;
    }
    *copy = *set;
    sigdelset(copy, SIGSYS);
    return copy;
}

int sigprocmask(int how, const sigset_t* set, sigset_t* old) {
    static int (*real)(int, const sigset_t*, sigset_t*);
    if (real == NULL) {
        *(void**)&real = dlsym(RTLD_NEXT, "sigprocmask");
    }
    sigset_t copy;
    return real(how, how == SIG_UNBLOCK ? set : without_ours(set, &copy), old);
}

int pthread_sigmask(int how, const sigset_t* set, sigset_t* old) {
    static int (*real)(int, const sigset_t*, sigset_t*);
    if (real == NULL) {
        *(void**)&real = dlsym(RTLD_NEXT, "pthread_sigmask");
    }
    sigset_t copy;
    return real(how, how == SIG_UNBLOCK ? set : without_ours(set, &copy), old);
}

int sigaction(int signal, const struct sigaction* action, struct sigaction* old) {
    static int (*real)(int, const struct sigaction*, struct sigaction*);
    if (real == NULL) {
        *(void**)&real = dlsym(RTLD_NEXT, "sigaction");
    }
    struct sigaction copy;
    if (action != NULL) {
        copy = *action;
        sigdelset(&copy.sa_mask, SIGSYS);
        if (action->sa_flags & SA_SIGINFO && action->sa_sigaction == on_call) {
            copy = *action;
        }
    }
    return real(signal, action == NULL ? NULL : &copy, old);
}

// Allocations. glibc's own names for its functions; a build with the address sanitizer has its own and never comes here.
extern void* __libc_malloc(size_t);
extern void* __libc_calloc(size_t, size_t);
extern void* __libc_realloc(void*, size_t);
extern void* __libc_memalign(size_t, size_t);

static int fails(size_t size) {
    if (!plan.ready || within_allocation) {
        return 0;
    }
    const long nth = ++plan.allocated;
    if (plan.memory_at == 0 || nth < plan.memory_at ||
        (nth > plan.memory_at && !plan.memory_then)) {
        return 0;
    }
    if (nth == plan.memory_at) {
        within_allocation = 1;
        log_frames(nth, "allocation", (long)size);
        within_allocation = 0;
    }
    errno = ENOMEM;
    return 1;
}

void* malloc(size_t size) {
    return fails(size) ? NULL : __libc_malloc(size);
}

void* calloc(size_t count, size_t size) {
    return fails(count * size) ? NULL : __libc_calloc(count, size);
}

void* realloc(void* old, size_t size) {
    return fails(size) ? NULL : __libc_realloc(old, size);
}

void* memalign(size_t alignment, size_t size) {
    return fails(size) ? NULL : __libc_memalign(alignment, size);
}

void* aligned_alloc(size_t alignment, size_t size) {
    return fails(size) ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void** result, size_t alignment, size_t size) {
    void* made = fails(size) ? NULL : __libc_memalign(alignment, size);
    if (made == NULL) {
        return ENOMEM;
    }
    *result = made;
    return 0;
}
