#pragma once

#include <string>

#include "contract/AlertJson.h"
#include "model/Alert.h"

namespace tests {

inline model::Process sampleProcess(std::int32_t pid, const std::string& name) {
    model::Process process;
    process.key = {pid, 123'456};
    process.parent = {pid - 1, 123'400};
    process.name = name;
    process.executable = "/usr/bin/" + name;
    process.arguments = {name, "-i", "two words"};
    process.workingDirectory = "/home/alice";
    process.uid = 1000;
    process.loginUid = 1000;
    process.sessionId = 7;
    process.cgroup = "/user.slice/user-1000.slice/session-7.scope";
    process.sha256 = std::string(64, 'a');
    process.package = name;
    process.packageVersion = "5.2-1";
    return process;
}

/// Every field is set to something else than its default.
inline model::Alert sampleAlert(const std::string& id = "0b0e7c1c-6a55-4a2e-9d0e-3f7a5f1b2c3d") {
    model::Alert alert;
    alert.id = id;
    model::Finding& finding = alert.finding;
    finding.ruleId = "reverse-shell";
    finding.ruleName = "Reverse shell";
    finding.level = model::Level::Alert;
    finding.certainty = model::Certainty::Certain;
    finding.message = "bash (4242) is controlled over the network by 203.0.113.7:4444";
    finding.why = {"bash(4242) stdin ← pipe ← ncat(4240)",
                   "ncat(4240) → 203.0.113.7:4444, outbound"};
    finding.techniques = {"T1059.004", "T1095"};
    finding.process = sampleProcess(4242, "bash");
    finding.process.executableDeleted = true;
    finding.process.memoryOnly = true;
    finding.ancestry = {sampleProcess(4240, "ncat"), sampleProcess(900, "systemd")};
    finding.suspects = {{4242, 123'456}, {4240, 123'400}};
    finding.connection = model::Connection{.transport = model::Transport::Udp,
                                           .direction = model::Direction::Outbound,
                                           .localAddress = "192.0.2.1",
                                           .localPort = 40000,
                                           .remoteAddress = "203.0.113.7",
                                           .remotePort = 4444,
                                           .remoteName = "evil.example",
                                           .inode = 4711,
                                           .cookie = 815};
    finding.seenNs = 99'000'000'000;
    finding.alreadyStopped = true;
    alert.state = model::AlertState::Suspended;
    alert.raisedAtUs = 1'800'000'000'123'456;
    alert.seenAtUs = 1'800'000'000'120'000;
    alert.changedAtUs = 1'800'000'001'000'001;
    alert.count = 3;
    alert.responses = {{"suspend", model::Outcome::Done, "2 processes", 1'800'000'000'200'000},
                       {"evidence", model::Outcome::Failed, "no room", 1'800'000'000'300'000}};
    alert.evidence = "/var/lib/algo-monitor/evidence/" + id;
    alert.deadlineUs = 1'800'000'030'000'000;
    alert.plannedAction = "kill-tree";
    alert.resolved = true;
    alert.userName = "alice";
    alert.hostName = "workstation";
    alert.bootId = "3d9b2a52-0a4c-4a0e-8a43-0d7f6bb4f8a1";
    return alert;
}

}  // namespace tests
