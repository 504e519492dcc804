#include "enforcement/AnomalyReport.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "enforcement/ProcessHandle.h"

namespace enforcement {
namespace {

model::Alert sample() {
    model::Alert alert;
    alert.id = "11111111-2222-3333-4444-555555555555";
    alert.hostName = "desk";
    alert.userName = "alice";
    alert.raisedAtUs = 1'763'635'000'000'000;
    alert.finding.ruleName = "Unusual use of the processor";
    alert.finding.message = "hog (pid 7) has taken 99 % of a core";
    alert.finding.why = {"3 of the last 10 samples were above 90 % of a core"};
    model::Process& process = alert.finding.process;
    process.key = {7, 1};
    process.name = "ho\ng";
    process.executable = "/tmp/ho\x1b[2Jg";
    process.arguments = {"hog", "-x\nPID: 1"};
    process.uid = 1000;
    model::Process parent;
    parent.key = {6, 1};
    parent.name = "bash";
    alert.finding.ancestry = {parent};
    return alert;
}

TEST(AnomalyReportTest, SaysEverythingALineEach) {
    const std::string text =
        anomalyReport(sample(), {1'763'630'000'000'000, "tcp a -> b\n", "/lib/x.so\n"}, "told");
    for (const char* line :
         {"Time: 2025-11-20T10:36:40", "Host: desk\n", "Process: ho\\ng\n", "PID: 7\n",
          "User: alice (1000)\n", "Path: /tmp/ho\\x1b[2Jg\n", "Command: hog -x\\nPID: 1\n",
          "Created: 2025-11-20T09:13:20", "Parents: bash (6)\n", "  3 of the last 10",
          "Connections:\n  tcp a -> b\n", "Modules:\n  /lib/x.so\n", "Action: told\n"})
        EXPECT_NE(text.find(line), std::string::npos) << line << "\n" << text;
    EXPECT_EQ(text.find("\nPID: 1\n"), std::string::npos) << "a name forged a line";
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

TEST(AnomalyReportTest, ReadsWhatTheProcessHas) {
    const auto circumstances = readCircumstances(keyOf(::getpid()).value());
    EXPECT_NE(circumstances.modules.find("libc.so"), std::string::npos);
    EXPECT_GT(circumstances.startedAtUs, 0);
    EXPECT_EQ(readCircumstances({1'999'999'999, 1}).modules, "");
}

}  // namespace
}  // namespace enforcement
