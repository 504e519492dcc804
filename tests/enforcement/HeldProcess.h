#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "Puppets.h"
#include "enforcement/ProcessTree.h"

namespace puppets {

/// The freezer of cgroup version 1 holds a process against SIGKILL, like a hanging disk would.
class HeldProcess {
  public:
    explicit HeldProcess(const model::ProcessKey& key) {
        std::error_code error;
        if (!std::filesystem::create_directory(m_cgroup, error))
            return;
        std::ofstream(m_cgroup + "/cgroup.procs") << key.pid;
        std::ofstream(m_cgroup + "/freezer.state") << "FROZEN";
        m_holds = eventually([this] {
            std::string state;
            std::ifstream(m_cgroup + "/freezer.state") >> state;
            return state == "FROZEN";
        });
    }
    ~HeldProcess() {
        release();
        std::error_code error;
        eventually([&] { return std::filesystem::remove(m_cgroup, error) || error; });
    }
    void release() { std::ofstream(m_cgroup + "/freezer.state") << "THAWED"; }
    bool holds() const { return m_holds; }

  private:
    std::string m_cgroup =
        "/sys/fs/cgroup/freezer/algomonitor-test-" + std::to_string(enforcement::nowTicks());
    bool m_holds = false;
};

}  // namespace puppets
