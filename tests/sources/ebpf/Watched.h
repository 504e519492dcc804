#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "sources/ebpf/EbpfSource.h"
#include "sources/procfs/ProcessReader.h"
#include "tests/sources/support/Child.h"
#include "tests/sources/support/Events.h"
#include "tests/sources/support/Sockets.h"

namespace testing_support {

/// A source, what it told so far, and children to be told of.
class Watched : public testing::Test {
  protected:
    void watch(const std::string& scope = {}) {
        auto created = sources::EbpfSource::create(scope);
        ASSERT_TRUE(created) << toString(created.error());
        m_source = std::move(*created);
    }

    void SetUp() override { watch(); }

    /// Forks a child that execs; `before` runs in the child.
    static pid_t start(std::vector<std::string> arguments,
                       const std::string& program = "/bin/sleep",
                       const std::function<void()>& before = {}) {
        const pid_t pid = ::fork();
        if (pid != 0)
            return pid;
        if (before)
            before();
        std::vector<char*> words;
        for (std::string& argument : arguments)
            words.push_back(argument.data());
        words.push_back(nullptr);
        ::execv(program.c_str(), words.data());
        ::_exit(127);
    }

    static int finish(pid_t pid) {
        int status = 0;
        ::waitpid(pid, &status, 0);
        return status;
    }
    static void end(pid_t pid) {
        ::kill(pid, SIGKILL);
        finish(pid);
    }

    template <typename Event>
    const Event* wait(const std::function<bool(const Event&)>& matches) {
        drainUntil(*m_source, m_events, [&] { return find<Event>(m_events, matches) != nullptr; });
        return find<Event>(m_events, matches);
    }

    const model::ExecEvent* execOf(pid_t pid) {
        return wait<model::ExecEvent>(
            [&](const auto& event) { return event.process.key.pid == pid; });
    }
    const model::ExitEvent* exitOf(pid_t pid) {
        return wait<model::ExitEvent>([&](const auto& event) { return event.key.pid == pid; });
    }

    /// Waits until an exec that comes after everything before has been told.
    void settle() {
        const pid_t last = start({"true", "settled"}, "/bin/true");
        finish(last);
        ASSERT_NE(exitOf(last), nullptr);
    }

    template <typename Event>
    std::size_t count(const std::function<bool(const Event&)>& matches) const {
        return static_cast<std::size_t>(std::ranges::count_if(m_events, [&](const auto& event) {
            const Event* typed = std::get_if<Event>(&event);
            return typed && matches(*typed);
        }));
    }

    bool sawArgument(const std::string& argument) const {
        return count<model::ExecEvent>([&](const auto& event) {
                   return std::ranges::find(event.process.arguments, argument) !=
                          event.process.arguments.end();
               }) != 0;
    }

    std::unique_ptr<sources::EbpfSource> m_source;
    std::vector<model::Event> m_events;
};

inline void putAt(int from, int number) {
    if (from != number)
        ::dup2(from, number);
}

/// Both ends of a TCP connection over loopback.
struct Connected {
    explicit Connected(int family = AF_INET) {
        const int listening = listener(family);
        port = portOf(listening);
        client = connectedTo(family, SOCK_STREAM, port);
        accepted = ::accept(listening, nullptr, nullptr);
        ::close(listening);
    }
    ~Connected() {
        ::close(client);
        ::close(accepted);
    }
    Connected(const Connected&) = delete;
    Connected& operator=(const Connected&) = delete;

    std::uint16_t port = 0;
    int client = -1, accepted = -1;
};

inline char stateOf(pid_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const std::size_t name = text.rfind(')');
    return name == std::string::npos || name + 2 >= text.size() ? '?' : text[name + 2];
}

}  // namespace testing_support
