#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "storage/UniqueFd.h"

namespace courier {

/// https-lists.py, for as long as the object lives.
class ListServer {
  public:
    ListServer() {
        char name[] = "/tmp/list-server-XXXXXX";
        m_folder = mkdtemp(name);
        std::filesystem::permissions(m_folder, std::filesystem::perms(0755));
        int in[2], out[2];
        if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0)
            std::abort();
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, in[0], 0);
        posix_spawn_file_actions_adddup2(&actions, out[1], 1);
        std::string program = "python3", script = AM_LIST_SERVER, folder = m_folder.string();
        char* arguments[] = {program.data(), script.data(), folder.data(), nullptr};
        if (posix_spawnp(&m_pid, "python3", &actions, nullptr, arguments, environ) != 0)
            std::abort();
        posix_spawn_file_actions_destroy(&actions);
        close(in[0]);
        close(out[1]);
        m_input = storage::UniqueFd(in[1]);
        std::string port;
        for (char c = 0; read(out[0], &c, 1) == 1 && c != '\n';)
            port += c;
        close(out[0]);
        m_port = std::atoi(port.c_str());
    }
    ~ListServer() {
        m_input.reset();  // it ends when its input does
        waitpid(m_pid, nullptr, 0);
        std::filesystem::remove_all(m_folder);
    }
    ListServer(const ListServer&) = delete;
    ListServer& operator=(const ListServer&) = delete;

    bool serves() const { return m_port > 0; }
    std::string url(const std::string& name) const {
        return "https://127.0.0.1:" + std::to_string(m_port) + "/" + name;
    }
    std::filesystem::path caFile() const { return m_folder / "ca.pem"; }
    const std::filesystem::path& folder() const { return m_folder; }

  private:
    std::filesystem::path m_folder;
    storage::UniqueFd m_input;
    pid_t m_pid = -1;
    int m_port = 0;
};

}  // namespace courier
