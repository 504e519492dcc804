#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/ProcessKey.h"

namespace puppets {

/// Real processes for the tests to act upon. All of them end with the object.
class Stage {
  public:
    Stage();
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    /// Forks a process in a group of its own that runs `body` and then waits to be killed. `body`
    /// may fork and must only use system calls.
    model::ProcessKey start(const std::function<void()>& body = [] {});

    /// The same by execve(2).
    model::ProcessKey execute(const std::string& path, std::vector<std::string> arguments,
                              std::vector<std::string> environment = {});

    /// A number that puppets of every generation can count up.
    long counted() const;
    /// In a puppet. Answers the new value.
    long count() const;

  private:
    long* m_counter;
    std::vector<int> m_groups;
};

/// In a puppet: waits for ever.
[[noreturn]] void waitForEver();
/// In a puppet: waits for ever and counts meanwhile, so that one can see whether it runs.
[[noreturn]] void countForEver(const Stage& stage);
/// In a puppet: the child does `body` and waits. Answers the child's pid.
int forkChild(const std::function<void()>& body = [] {});

char stateOf(const model::ProcessKey& key);  // as in /proc; '-' = gone
bool isStopped(const model::ProcessKey& key);
bool isGone(const model::ProcessKey& key);   // ended; zombies too
std::vector<model::ProcessKey> everybody();  // alive in this namespace but pid 1 and the test
bool eventually(const std::function<bool()>& condition);  // within five seconds
bool isRunning(const Stage& stage);                       // does the counter grow?

}  // namespace puppets
