#include "core/sandbox/worker/confine.h"

#include <seccomp.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

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
    // The address space has V8's reservations in it, data only what can be written: the engine's heap and room for the
    // rest.
    constexpr size_t ProgramData = 96 * 1024 * 1024;
    if (!limit(RLIMIT_AS, limits.addressSpaceBytes)
        || !limit(RLIMIT_DATA, limits.heapBytes + limits.bufferBytes + ProgramData) || !limit(RLIMIT_CORE, 0)
        || !limit(RLIMIT_FSIZE, 0) || !limit(RLIMIT_NPROC, 0) || !limit(RLIMIT_NOFILE, 0))
        return fail(failed("limits"));
    const std::unique_ptr<void, decltype(&seccomp_release)> filter(
        seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release);
    if (!filter || seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1) != 0
        || !addRules(filter.get(), eventDescriptor, allowExecutableMemory) || seccomp_load(filter.get()) != 0)
        return fail(failed("system calls"));
    return {};
}

} // namespace sluis::sandbox::worker
