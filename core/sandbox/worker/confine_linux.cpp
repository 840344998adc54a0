#include "core/sandbox/worker/confine.h"

#include <seccomp.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace sluis::sandbox::worker {
namespace {

    bool limit(__rlimit_resource resource, rlim_t value)
    {
        const rlimit limits{value, value};
        return setrlimit(resource, &limits) == 0;
    }

    Error failed(const char* what)
    {
        return {ErrorCode::Denied, "sandbox.cannotConfine", what, std::strerror(errno)};
    }

    // What the process has mapped by now: V8's reservations and libraries.
    size_t mappedBytes()
    {
        size_t pages = 0;
        std::ifstream("/proc/self/statm") >> pages;
        return pages * static_cast<size_t>(sysconf(_SC_PAGESIZE));
    }

    bool addRules(scmp_filter_ctx filter, int eventDescriptor, bool allowExecutableMemory)
    {
        for (const int call : {SCMP_SYS(futex), SCMP_SYS(getpid), SCMP_SYS(getppid), SCMP_SYS(munmap),
                 SCMP_SYS(madvise), SCMP_SYS(brk), SCMP_SYS(exit_group), SCMP_SYS(exit), SCMP_SYS(clock_gettime),
                 SCMP_SYS(sched_yield), SCMP_SYS(rt_sigreturn)}) {
            if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) != 0)
                return false;
        }
        for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
            const int result = allowExecutableMemory
                ? seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0)
                : seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
            if (result != 0)
                return false;
        }
        return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
                   SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(eventDescriptor)))
            == 0;
    }

} // namespace

Result<void> confine(const protocol::Limits& limits, int eventDescriptor, bool allowExecutableMemory)
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return fail(failed("privileges"));
    // Beyond what is mapped already: the engine's heap, buffers and room for the rest. The limit of data alone does not
    // do: Linux lets memory that was reserved before become data once the address space has no room for it twice.
    constexpr size_t ProgramData = 64 * 1024 * 1024;
    const size_t data = limits.heapBytes + limits.bufferBytes + ProgramData;
    if (!limit(RLIMIT_AS, std::min(limits.addressSpaceBytes, mappedBytes() + data)) || !limit(RLIMIT_DATA, data)
        || !limit(RLIMIT_CORE, 0) || !limit(RLIMIT_FSIZE, 0) || !limit(RLIMIT_NPROC, 0) || !limit(RLIMIT_NOFILE, 0))
        return fail(failed("limits"));
    const std::unique_ptr<void, decltype(&seccomp_release)> filter(
        seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release);
    if (!filter || seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1) != 0
        || !addRules(filter.get(), eventDescriptor, allowExecutableMemory) || seccomp_load(filter.get()) != 0)
        return fail(failed("system calls"));
    return {};
}

} // namespace sluis::sandbox::worker
