#include "Puppets.h"

#include <dirent.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "enforcement/ProcessHandle.h"
#include "enforcement/ProcessTree.h"

namespace puppets {

using namespace std::chrono_literals;

Stage::Stage()
    : m_counter(static_cast<long*>(::mmap(nullptr, sizeof(long), PROT_READ | PROT_WRITE,
                                          MAP_SHARED | MAP_ANONYMOUS, -1, 0))) {}

// Everybody in this pid namespace but pid 1 and the test itself is ours.
Stage::~Stage() {
    for (int round = 0; round < 100 && !everybody().empty(); ++round) {
        for (const auto& key : everybody())
            ::kill(key.pid, SIGKILL);
        while (::waitpid(-1, nullptr, WNOHANG) > 0) {
        }
        std::this_thread::sleep_for(5ms);
    }
    while (::waitpid(-1, nullptr, WNOHANG) > 0) {
    }
    ::munmap(m_counter, sizeof(long));
}

model::ProcessKey Stage::start(const std::function<void()>& body) {
    const int pid = ::fork();
    if (pid == 0) {
        ::setpgid(0, 0);
        body();
        waitForEver();
    }
    ::setpgid(pid, pid);
    return enforcement::keyOf(pid).value_or(model::ProcessKey{});
}

namespace {

/// The link shows the new program before its arguments and environment are in place.
bool isExecuted(const model::ProcessKey& key, const std::string& path) {
    const std::string directory = "/proc/" + std::to_string(key.pid);
    std::error_code error;
    const auto program = std::filesystem::read_symlink(directory + "/exe", error);
    std::ifstream arguments(directory + "/cmdline");
    return program == std::filesystem::canonical(path) && arguments.get() > 0 &&
           stateOf(key) == 'S';
}

}  // namespace

model::ProcessKey Stage::execute(const std::string& path, std::vector<std::string> arguments,
                                 std::vector<std::string> environment) {
    const auto pointers = [](std::vector<std::string>& texts) {
        std::vector<char*> all;
        for (auto& text : texts)
            all.push_back(text.data());
        all.push_back(nullptr);
        return all;
    };
    auto argv = pointers(arguments);
    auto envp = pointers(environment);
    const auto key = start([&] { ::execve(path.c_str(), argv.data(), envp.data()); });
    eventually([&] { return isExecuted(key, path); });
    return key;
}

long Stage::counted() const {
    return __atomic_load_n(m_counter, __ATOMIC_SEQ_CST);
}

long Stage::count() const {
    return __atomic_add_fetch(m_counter, 1, __ATOMIC_SEQ_CST);
}

void waitForEver() {
    for (;;)
        ::pause();
}

void countForEver(const Stage& stage) {
    for (;;) {
        stage.count();
        ::usleep(200);
    }
}

int forkChild(const std::function<void()>& body) {
    const int pid = ::fork();
    if (pid != 0)
        return pid;
    body();
    waitForEver();
}

char stateOf(const model::ProcessKey& key) {
    const auto member = enforcement::readMember(key.pid);
    return member && member->key == key ? member->state : '-';
}

// A SIGSTOP that was sent takes effect once the process is on a processor, or out of the kernel.
bool isStopped(const model::ProcessKey& key) {
    char state = stateOf(key);
    for (int round = 0; round < 200 && (state == 'R' || state == 'D'); ++round) {
        std::this_thread::sleep_for(1ms);
        state = stateOf(key);
    }
    return state == 'T';
}

bool isGone(const model::ProcessKey& key) {
    const auto handle = enforcement::ProcessHandle::open(key);
    return !handle || handle->hasEnded();
}

std::vector<model::ProcessKey> everybody() {
    std::vector<model::ProcessKey> all;
    DIR* processes = ::opendir("/proc");
    while (const dirent* entry = ::readdir(processes)) {
        const int pid = std::atoi(entry->d_name);
        const auto member =
            pid > 1 && pid != ::getpid() ? enforcement::readMember(pid) : std::nullopt;
        if (member && !member->isDead())
            all.push_back(member->key);
    }
    ::closedir(processes);
    return all;
}

bool eventually(const std::function<bool()>& condition) {
    for (int round = 0; round < 1000; ++round) {
        if (condition())
            return true;
        std::this_thread::sleep_for(5ms);
    }
    return condition();
}

bool isRunning(const Stage& stage) {
    const long before = stage.counted();
    for (int round = 0; round < 20 && stage.counted() == before; ++round)
        std::this_thread::sleep_for(5ms);
    return stage.counted() != before;
}

}  // namespace puppets
