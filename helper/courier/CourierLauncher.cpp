#include "courier/CourierLauncher.h"

#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string>
#include <utility>
#include <vector>

namespace courier {
namespace {

using storage::UniqueFd;

std::unexpected<model::Error> failed(const std::filesystem::path& subject, const char* what,
                                     int error) {
    return model::unexpected(model::Error::Code::Unavailable, subject.string(), what, error);
}

class SandboxedCourier : public Courier {
  public:
    explicit SandboxedCourier(UniqueFd socket) : m_client(std::move(socket)) {}
    CourierClient& client() override { return m_client; }

  private:
    CourierClient m_client;
};

/// Our own child, not yet waited for: its pid cannot be anybody else's.
class ChildCourier : public Courier {
  public:
    ChildCourier(UniqueFd socket, pid_t pid)
        : m_client(std::move(socket)),
          m_pid(pid),
          m_handle(static_cast<int>(syscall(SYS_pidfd_open, pid, 0))) {}

    ~ChildCourier() override {
        syscall(SYS_pidfd_send_signal, m_handle.get(), SIGKILL, nullptr, 0);
        while (waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) {
        }
    }

    CourierClient& client() override { return m_client; }

  private:
    CourierClient m_client;
    pid_t m_pid;
    UniqueFd m_handle;
};

/// Only root's own socket: anybody else's may not answer for a courier.
bool isRootsSocket(const std::filesystem::path& path) {
    struct stat found{};
    return !path.empty() && lstat(path.c_str(), &found) == 0 && S_ISSOCK(found.st_mode) &&
           found.st_uid == 0;
}

model::Result<std::unique_ptr<Courier>> callSandboxed(const std::filesystem::path& path) {
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    if (path.native().size() >= sizeof name.sun_path)
        return failed(path, "the path is too long", 0);
    path.native().copy(name.sun_path, sizeof name.sun_path - 1);
    UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!socket ||
        connect(socket.get(), reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0)
        return failed(path, "no courier comes", errno);
    return std::make_unique<SandboxedCourier>(std::move(socket));
}

/// Signals as a program expects them, whatever the calling thread blocks.
int spawn(const LaunchOptions& options, int socket, pid_t& pid) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    std::vector<std::string> words{options.program.string()};
    if (!options.caFile.empty())
        words.insert(words.end(), {"--ca-file", options.caFile.string()});
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::array<char*, 1> environment{nullptr};
    const int error = posix_spawn(&pid, options.program.c_str(), &actions, &attributes,
                                  arguments.data(), environment.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

model::Result<std::unique_ptr<Courier>> startChild(const LaunchOptions& options) {
    std::array<int, 2> pair{-1, -1};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0)
        return failed(options.program, "no socket for it", errno);
    UniqueFd ours(pair[0]);
    const UniqueFd theirs(pair[1]);
    pid_t pid = 0;
    if (const int error = spawn(options, theirs.get(), pid); error != 0)
        return failed(options.program, "cannot be started", error);
    return std::make_unique<ChildCourier>(std::move(ours), pid);
}

}  // namespace

model::Result<std::unique_ptr<Courier>> launchCourier(const LaunchOptions& options) {
    if (isRootsSocket(options.socket) && options.caFile.empty()) {
        auto called = callSandboxed(options.socket);
        if (called || options.program.empty())
            return called;  // else the socket is a leftover: nobody listens
    }
    if (options.program.empty())
        return failed("algomonitor-courier", "it is not installed", 0);
    return startChild(options);
}

}  // namespace courier
