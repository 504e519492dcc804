#include "storage/outputs/JournalOutput.h"

#include <gmock/gmock.h>

#include "tests/contract/SampleAlert.h"

namespace {

using testing::Contains;
using testing::Not;
using testing::StartsWith;

TEST(JournalOutput, HasTheContractsFields) {
    const auto fields = storage::journalFields(tests::sampleAlert());
    for (const char* field :
         {"MESSAGE=bash (4242) is controlled over the network by 203.0.113.7:4444", "PRIORITY=1",
          "SYSLOG_IDENTIFIER=algomonitor", "OBJECT_PID=4242", "ALGOMONITOR_RULE=reverse-shell",
          "ALGOMONITOR_LEVEL=ALERT", "ALGOMONITOR_CERTAINTY=certain", "ALGOMONITOR_STATE=suspended",
          "ALGOMONITOR_PEER=203.0.113.7:4444", "ALGOMONITOR_UID=1000", "ALGOMONITOR_USER=alice",
          "ALGOMONITOR_COMMAND_LINE=bash -i two words", "ALGOMONITOR_TECHNIQUES=T1059.004 T1095"})
        EXPECT_THAT(fields, Contains(field));
}

TEST(JournalOutput, MessageIdsAreFixedPerRule) {
    EXPECT_EQ(storage::messageId("reverse-shell"), storage::messageId("reverse-shell"));
    EXPECT_NE(storage::messageId("reverse-shell"), storage::messageId("bind-shell"));
    // printf algomonitor.rule.reverse-shell | sha256sum | cut -c1-32
    EXPECT_EQ(storage::messageId("reverse-shell"), "e57ed4dd621be0b7d7aba6f5d9d98d6a");
}

TEST(JournalOutput, LevelsBecomePriorities) {
    model::Alert alert = tests::sampleAlert();
    for (const auto& [level, priority] : {std::pair{model::Level::Info, "PRIORITY=6"},
                                          std::pair{model::Level::Warning, "PRIORITY=4"},
                                          std::pair{model::Level::Alert, "PRIORITY=1"},
                                          std::pair{model::Level::Error, "PRIORITY=3"}}) {
        alert.finding.level = level;
        EXPECT_THAT(storage::journalFields(alert), Contains(priority));
    }
}

TEST(JournalOutput, AFieldCannotBeSmuggledIn) {
    model::Alert alert = tests::sampleAlert();
    alert.finding.process.name = "x\nPRIORITY=7\n_UID=0";
    for (const std::string& field : storage::journalFields(alert))
        EXPECT_EQ(field.find('\n'), std::string::npos) << field;
}

TEST(JournalOutput, WithoutASubjectThereIsNoPid) {
    model::Alert alert;
    alert.finding.ruleId = "helper-health";
    EXPECT_THAT(storage::journalFields(alert), Not(Contains(StartsWith("OBJECT_PID"))));
}

}  // namespace
