// The tests here stop and kill real processes. They run in pid, mount and network namespaces of
// their own: whatever goes wrong, nobody outside can be reached.
#include <gtest/gtest.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstring>

namespace {

constexpr int kSkipped = 77;

void raiseLoopback() {
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq request{};
    std::strcpy(request.ifr_name, "lo");
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    ::ioctl(socket, SIOCSIFFLAGS, &request);
    ::close(socket);
}

int waitFor(pid_t child) {
    int status = 0;
    for (;;) {
        const pid_t ended = ::waitpid(-1, &status, 0);  // as pid 1: the orphans as well
        if (ended == child)
            return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        if (ended < 0 && errno != EINTR)
            return 1;
    }
}

/// pid 1 of the namespace: reaps; the tests are pid 2.
int asInit(int count, char** arguments) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, nullptr) != 0)
        return kSkipped;
    const pid_t tests = ::fork();
    if (tests != 0)
        return waitFor(tests);
    testing::InitGoogleTest(&count, arguments);
    return RUN_ALL_TESTS();
}

}  // namespace

int main(int count, char** arguments) {
    if (::unshare(CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWNET) != 0 ||
        ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) {
        std::perror("skipped: no namespaces of one's own");
        return kSkipped;
    }
    raiseLoopback();
    const pid_t init = ::fork();
    if (init == 0)
        ::_exit(asInit(count, arguments));
    ::_exit(waitFor(init));  // no exit handlers: nobody can be started in a namespace without init
}
