#pragma once

#include <sched.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>

namespace testing_support {

/// A process that stayed in the namespaces the tests were started in: above those of the tests.
class Outside {
  public:
    /// Before the tests enter their namespaces.
    static void stayBehind() {
        int ends[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
            return;
        if (::fork() == 0) {
            ::close(ends[1]);
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            serve(ends[0]);
        }
        ::close(ends[0]);
        ::setenv("AM_EBPF_OUTSIDE", std::to_string(ends[1]).c_str(), 1);
    }

    /// Runs /bin/true with `marker` outside ('o'), or in a pid namespace beside ours ('s').
    static bool run(char where) {
        const char* descriptor = ::getenv("AM_EBPF_OUTSIDE");
        const int end = descriptor ? std::atoi(descriptor) : -1;
        char answer = 0;
        return ::write(end, &where, 1) == 1 && ::read(end, &answer, 1) == 1 && answer == 'y';
    }

    static constexpr const char* kMarker = "from-outside";

  private:
    [[noreturn]] static void serve(int end) {
        for (char where = 0; ::read(end, &where, 1) == 1;) {
            const bool well = execMarked(where == 's');
            (void)!::write(end, well ? "y" : "n", 1);
        }
        ::_exit(0);
    }

    static bool execMarked(bool inNamespace) {
        const pid_t first = ::fork();
        if (first == 0) {
            if (inNamespace && ::unshare(CLONE_NEWPID) != 0)
                ::_exit(1);
            if (const pid_t second = ::fork(); second != 0)
                ::_exit(waitFor(second));
            ::execl("/bin/true", "true", kMarker, nullptr);
            ::_exit(127);
        }
        return waitFor(first) == 0;
    }

    static int waitFor(pid_t child) {
        int status = 0;
        return ::waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    }
};

}  // namespace testing_support
