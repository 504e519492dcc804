// The kernel side is tried in pid, mount and network namespaces of its own: what it may stop there
// is ours. One process stays outside (Outside.h), to do what must not be seen.
#include <gtest/gtest.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "sources/ebpf/EbpfSource.h"
#include "tests/sources/ebpf/Outside.h"

namespace {

constexpr int kSkipped = 77;

int skip(const char* why) {
    std::printf("skipped: %s\n", why);
    return kSkipped;
}

void raiseLoopback() {
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq request{};
    std::strcpy(request.ifr_name, "lo");
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    ::ioctl(socket, SIOCSIFFLAGS, &request);
    ::close(socket);
}

/// pid 1 of the namespace reaps orphans; the tests are its child, as any process is.
int reapUntil(pid_t tests) {
    for (int status = 0;;) {
        const pid_t ended = ::waitpid(-1, &status, 0);
        if (ended == tests)
            return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    }
}

int runTests(int count, char** arguments) {
    raiseLoopback();
    if (const pid_t tests = ::fork(); tests != 0)
        return reapUntil(tests);
    if (const auto source = sources::EbpfSource::create(""); !source)
        return skip(toString(source.error()).c_str());
    testing::InitGoogleTest(&count, arguments);
    return RUN_ALL_TESTS();
}

int enter(int count, char** arguments) {
    testing_support::Outside::stayBehind();
    std::vector<char*> words;
    for (const char* word : {"unshare", "-n", "-m", "-p", "-f", "--kill-child", "--mount-proc"})
        words.push_back(const_cast<char*>(word));
    words.insert(words.end(), arguments, arguments + count);
    words.push_back(nullptr);
    ::setenv("AM_EBPF_INSIDE", "1", 1);
    ::execvp(words[0], words.data());
    return skip("no unshare(1)");
}

}  // namespace

int main(int count, char** arguments) {
    if (::getuid() != 0)
        return skip("needs root");
    if (::getenv("AM_EBPF_INSIDE") && ::getpid() == 1)
        return runTests(count, arguments);
    if (std::system("unshare -n -m -p -f --mount-proc true 2>/dev/null") != 0)
        return skip("this machine gives no namespaces");
    return enter(count, arguments);
}
