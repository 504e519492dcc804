#pragma once

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

namespace testing_support {

/// A forked child that runs `body`, says when it is ready, and then waits until it is killed: by
/// the destructor at the latest.
class Child {
  public:
    explicit Child(const std::function<void()>& body) {
        int ready[2];
        EXPECT_EQ(::pipe(ready), 0);
        m_pid = ::fork();
        if (m_pid == 0) {
            ::close(ready[0]);
            body();
            (void)!::write(ready[1], "r", 1);
            ::close(ready[1]);
            for (;;)
                ::pause();
        }
        ::close(ready[1]);
        char word = 0;
        EXPECT_EQ(::read(ready[0], &word, 1), 1) << "the child ended before it was ready";
        ::close(ready[0]);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() { end(); }

    pid_t pid() const { return m_pid; }

    /// Kills and reaps it.
    void end() {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, nullptr, 0);
        }
        m_pid = -1;
    }

    /// Kills it and leaves the zombie.
    void kill() {
        siginfo_t info{};
        ::kill(m_pid, SIGKILL);
        ::waitid(P_PID, static_cast<id_t>(m_pid), &info, WEXITED | WNOWAIT);
    }

  private:
    pid_t m_pid = -1;
};

}  // namespace testing_support
