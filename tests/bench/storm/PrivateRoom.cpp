#include "PrivateRoom.h"

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
#include <cstdlib>
#include <cstring>

namespace storm {

namespace {

[[noreturn]] void fail(const char* what) {
    std::perror(what);
    std::exit(1);
}

/// The child's exit status as this process's own.
[[noreturn]] void waitAndExit(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) != child) {
    }
    std::exit(WIFEXITED(status) ? WEXITSTATUS(status) : 1);
}

void forkInto() {
    const pid_t child = fork();
    if (child < 0) {
        fail("fork");
    }
    if (child > 0) {
        waitAndExit(child);
    }
    prctl(PR_SET_PDEATHSIG, SIGKILL);
}

void bringLoopbackUp() {
    const int any = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq request{};
    std::strncpy(request.ifr_name, "lo", sizeof request.ifr_name - 1);
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    if (ioctl(any, SIOCSIFFLAGS, &request) != 0) {
        fail("lo up");
    }
    close(any);
}

}  // namespace

void enterPrivateRoom() {
    if (unshare(CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC) != 0) {
        fail("storm needs root: unshare");
    }
    forkInto();  // pid 1 of the room …
    if (mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        mount("proc", "/proc", "proc", 0, nullptr) != 0) {
        fail("mount /proc");
    }
    bringLoopbackUp();
}

}  // namespace storm
