#include "courier/Confinement.h"

#include <grp.h>
#include <linux/capability.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>

namespace courier {
namespace {

constexpr uid_t kNobody = 65534;
constexpr rlim_t kMostMemory =
    768UL * 1024 * 1024;  // address space: the resolver's threads count 8 MiB each

std::unexpected<model::Error> failed(const char* what) {
    return model::unexpected(model::Error::Code::Unavailable, "courier", what, errno);
}

// A sanitizer's shadow is terabytes of address space.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kLimitMemory = false;
#else
constexpr bool kLimitMemory = true;
#endif

bool limit(__rlimit_resource resource, rlim_t most) {
    const rlimit value{most, most};
    return setrlimit(resource, &value) == 0;
}

// capabilities(7): gone from the bounding set, nothing can bring one back.
bool dropCapabilities() {
    for (unsigned long capability = 0; capability <= 63; ++capability)
        if (prctl(PR_CAPBSET_READ, capability, 0, 0, 0) == 1)
            (void)prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);  // may be refused to who is not root
    return prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) == 0;
}

bool emptyCapabilities() {
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    const __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3]{};
    return syscall(SYS_capset, &header, none) == 0;
}

bool becomeNobody() {
    if (geteuid() != 0)
        return getuid() != 0;
    const passwd* own = getpwnam("_algomonitor");
    const uid_t uid = own != nullptr ? own->pw_uid : kNobody;
    const gid_t gid = own != nullptr ? own->pw_gid : kNobody;
    return uid != 0 && setgroups(0, nullptr) == 0 && setresgid(gid, gid, gid) == 0 &&
           setresuid(uid, uid, uid) == 0 && getuid() == uid && geteuid() == uid;
}

}  // namespace

model::Result<void> confine() {
    const pid_t parent = getppid();
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 || getppid() != parent)
        return failed("whoever started it is gone");
    if (close_range(3, ~0U, 0) != 0 || chdir("/") != 0)
        return failed("cannot leave its descriptors and directory");
    umask(0077);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    if (!dropCapabilities() || !becomeNobody() || !emptyCapabilities())
        return failed("cannot give up its rights");
    clearenv();
    // A change of uid clears the death signal (prctl(2)).
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 || getppid() != parent ||
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return failed("cannot confine itself");
    if (!limit(RLIMIT_CORE, 0) || !limit(RLIMIT_FSIZE, 0) || !limit(RLIMIT_NOFILE, 64) ||
        (kLimitMemory && !limit(RLIMIT_AS, kMostMemory)))
        return failed("cannot set its limits");
    return {};
}

}  // namespace courier
