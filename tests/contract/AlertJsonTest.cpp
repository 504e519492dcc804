#include "contract/AlertJson.h"

#include <gmock/gmock.h>

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "tests/contract/SampleAlert.h"

namespace {

using tests::sampleAlert;

QJsonObject parsed(const std::string& line) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
}

// The value at "a.b.c".
QJsonValue at(const QJsonObject& object, const QString& path) {
    QJsonValue value = object;
    for (const QString& part : path.split('.'))
        value = part == "0" ? value.toArray().at(0) : value.toObject().value(part);
    return value;
}

struct FieldCase {
    const char* path;
    QJsonValue expected;
};

class EcsField : public testing::TestWithParam<FieldCase> {};

TEST_P(EcsField, StandsWhereTheContractSays) {
    const QJsonObject line = parsed(contract::toEcsLine(sampleAlert()));
    EXPECT_EQ(at(line, GetParam().path), GetParam().expected) << GetParam().path;
}

INSTANTIATE_TEST_SUITE_P(
    AlertJson, EcsField,
    testing::Values(
        FieldCase{"@timestamp", "2027-01-15T08:00:00.123456Z"}, FieldCase{"ecs.version", "8.11.0"},
        FieldCase{"message", "bash (4242) is controlled over the network by 203.0.113.7:4444"},
        FieldCase{"log.level", "ALERT"},
        FieldCase{"event.id", "0b0e7c1c-6a55-4a2e-9d0e-3f7a5f1b2c3d"},
        FieldCase{"event.kind", "alert"}, FieldCase{"event.category.0", "intrusion_detection"},
        FieldCase{"event.type.0", "info"}, FieldCase{"event.action", "evidence"},
        FieldCase{"event.outcome", "failure"}, FieldCase{"event.severity", 99},
        FieldCase{"rule.id", "reverse-shell"}, FieldCase{"rule.name", "Reverse shell"},
        FieldCase{"rule.ruleset", "algomonitor"}, FieldCase{"rule.level", "critical"},
        FieldCase{"threat.technique.id.0", "T1059.004"}, FieldCase{"process.pid", 4242},
        FieldCase{"process.name", "bash"}, FieldCase{"process.executable", "/usr/bin/bash"},
        FieldCase{"process.args.0", "bash"}, FieldCase{"process.command_line", "bash -i two words"},
        FieldCase{"process.working_directory", "/home/alice"},
        FieldCase{"process.hash.sha256",
                  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
        // seen 99 s after boot at 08:00:00.12; 1234.56 s after boot it started: the sample's clock
        // is what counts, not its plausibility
        FieldCase{"process.start", "2027-01-15T08:18:55.680000Z"},
        FieldCase{"process.parent.pid", 4240}, FieldCase{"process.parent.name", "ncat"},
        FieldCase{"process.parent.executable", "/usr/bin/ncat"},
        FieldCase{"process.parent.command_line", "ncat -i two words"},
        FieldCase{"process.parent.start", "2027-01-15T08:18:55.680000Z"},
        FieldCase{"user.id", "1000"}, FieldCase{"user.name", "alice"},
        FieldCase{"source.ip", "192.0.2.1"}, FieldCase{"source.port", 40000},
        FieldCase{"destination.ip", "203.0.113.7"}, FieldCase{"destination.port", 4444},
        FieldCase{"destination.domain", "evil.example"}, FieldCase{"network.transport", "udp"},
        FieldCase{"network.direction", "outbound"}, FieldCase{"package.name", "bash"},
        FieldCase{"package.version", "5.2-1"}, FieldCase{"host.name", "workstation"},
        FieldCase{"algomonitor.seen_at", "2027-01-15T08:00:00.120000Z"},
        FieldCase{"algomonitor.state", "suspended"}, FieldCase{"algomonitor.certainty", "certain"},
        FieldCase{"algomonitor.count", 3}, FieldCase{"algomonitor.response.0.action", "suspend"},
        FieldCase{"algomonitor.response.0.outcome", "done"},
        FieldCase{"algomonitor.response.0.detail", "2 processes"},
        FieldCase{"algomonitor.why.0", QString::fromUtf8("bash(4242) stdin ← pipe ← ncat(4240)")},
        FieldCase{"algomonitor.evidence",
                  "/var/lib/algo-monitor/evidence/0b0e7c1c-6a55-4a2e-9d0e-3f7a5f1b2c3d"}));

TEST(AlertJson, ReasonIsTheEvidenceChain) {
    const QJsonObject line = parsed(contract::toEcsLine(sampleAlert()));
    EXPECT_EQ(at(line, "event.reason").toString(),
              QString::fromUtf8("bash(4242) stdin ← pipe ← ncat(4240); ncat(4240) → "
                                "203.0.113.7:4444, outbound"));
}

TEST(AlertJson, InboundTurnsSourceAndDestinationRound) {
    model::Alert alert = sampleAlert();
    alert.finding.connection->direction = model::Direction::Inbound;
    const QJsonObject line = parsed(contract::toEcsLine(alert));
    EXPECT_EQ(at(line, "source.ip"), "203.0.113.7");
    EXPECT_EQ(at(line, "destination.port"), 40000);
    EXPECT_EQ(at(line, "network.direction"), "inbound");
}

TEST(AlertJson, EntityIdNamesBootPidAndStart) {
    const QJsonObject line = parsed(contract::toEcsLine(sampleAlert()));
    const QByteArray entity =
        QByteArray::fromBase64(at(line, "process.entity_id").toString().toLatin1());
    EXPECT_EQ(entity, "3d9b2a52-0a4c-4a0e-8a43-0d7f6bb4f8a1,4242,1234560000000");
}

TEST(AlertJson, EverythingComesBack) {
    const model::Alert alert = sampleAlert();
    const auto back = contract::alertFromEcs(contract::toEcsLine(alert));
    ASSERT_TRUE(back) << toString(back.error());
    EXPECT_EQ(contract::toEcsLine(*back), contract::toEcsLine(alert));
    EXPECT_EQ(back->id, alert.id);
    EXPECT_EQ(back->finding.suspects, alert.finding.suspects);
    EXPECT_EQ(back->finding.ancestry.at(1).key, alert.finding.ancestry.at(1).key);
    EXPECT_EQ(back->finding.ancestry.at(0).package, "ncat");
    EXPECT_EQ(back->finding.process.loginUid, 1000U);
    EXPECT_EQ(back->finding.process.sessionId, 7U);
    EXPECT_EQ(back->finding.process.parent, alert.finding.process.parent);
    EXPECT_TRUE(back->finding.process.memoryOnly);
    EXPECT_TRUE(back->finding.process.executableDeleted);
    EXPECT_EQ(back->finding.process.cgroup, alert.finding.process.cgroup);
    EXPECT_EQ(back->finding.connection->cookie, 815U);
    EXPECT_EQ(back->finding.seenNs, alert.finding.seenNs);
    EXPECT_EQ(back->deadlineUs, alert.deadlineUs);
    EXPECT_EQ(back->responses.at(1).outcome, model::Outcome::Failed);
    EXPECT_EQ(back->responses.at(1).atUs, alert.responses.at(1).atUs);
    EXPECT_EQ(back->changedAtUs, alert.changedAtUs);
    EXPECT_TRUE(back->resolved);
    EXPECT_TRUE(back->finding.alreadyStopped);
    EXPECT_EQ(back->plannedAction, "kill-tree");
    EXPECT_EQ(back->bootId, alert.bootId);
}

TEST(AlertJson, AnEmptyAlertComesBackEmpty) {
    model::Alert alert;
    alert.id = "x";
    alert.finding.ruleId = "helper-health";
    const auto back = contract::alertFromEcs(contract::toEcsLine(alert));
    ASSERT_TRUE(back);
    EXPECT_FALSE(back->finding.connection);
    EXPECT_FALSE(back->deadlineUs);
    EXPECT_EQ(back->count, 1U);
    EXPECT_EQ(back->finding.process.loginUid, model::kUnsetLoginUid);
    EXPECT_FALSE(back->finding.process.key);
    EXPECT_TRUE(back->responses.empty());
    EXPECT_EQ(back->bootId, contract::currentBootId());
}

struct HostileCase {
    const char* name;
    std::string text;
    std::string shown;  // as the reader of the line sees it
};

class HostileText : public testing::TestWithParam<HostileCase> {};

TEST_P(HostileText, StaysOneHarmlessLine) {
    model::Alert alert = sampleAlert();
    alert.finding.process.name = GetParam().text;
    alert.finding.process.arguments = {GetParam().text};
    const std::string line = contract::toEcsLine(alert);
    for (const char c : line)
        ASSERT_GE(static_cast<unsigned char>(c), 0x20) << "a control character is in the line";
    EXPECT_EQ(line.find("\xE2\x80\xAE"), std::string::npos) << "a bidi override is in the line";
    EXPECT_EQ(line.find("\xC2\x9B"), std::string::npos) << "a C1 control is in the line";
    EXPECT_TRUE(QString::fromStdString(line).toStdString() == line) << "not UTF-8";
    const auto back = contract::alertFromEcs(line);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->finding.process.name, GetParam().shown);
    EXPECT_EQ(back->finding.process.arguments.at(0), GetParam().shown);
}

INSTANTIATE_TEST_SUITE_P(
    AlertJson, HostileText,
    testing::Values(HostileCase{"newline", "a\n{\"event\":1}", "a\n{\"event\":1}"},
                    HostileCase{"quotes", "\"\\\",\"x\":\"", "\"\\\",\"x\":\""},
                    HostileCase{"escape", "\x1b[2J\x1b]0;x\x07", "\x1b[2J\x1b]0;x\x07"},
                    HostileCase{"markup", "<b onclick='x'>&amp;", "<b onclick='x'>&amp;"},
                    HostileCase{"bidi", "abc\xE2\x80\xAEgpj.exe", "abc\xE2\x80\xAEgpj.exe"},
                    HostileCase{"c1",
                                "x\xC2\x9B"
                                "31m",
                                "x\xC2\x9B"
                                "31m"},
                    HostileCase{"invalid", "a\xFF\xC0\xAFz", "a\\xff\\xc0\\xafz"},
                    HostileCase{"surrogate", "\xED\xA0\x80", "\\xed\\xa0\\x80"},
                    HostileCase{"cut sequence", "end\xE2\x82", "end\\xe2\\x82"},
                    HostileCase{"beyond the BMP", "\xF0\x9F\x98\x80 \xF3\xA0\x81\x81",
                                "\xF0\x9F\x98\x80 \xF3\xA0\x81\x81"}),
    [](const auto& info) {
        std::string name = info.param.name;
        std::erase_if(name, [](char c) { return c == ' '; });
        return name;
    });

TEST(AlertJson, NulIsNoEnd) {
    model::Alert alert = sampleAlert();
    alert.finding.process.name = std::string("a\0b", 3);
    const auto back = contract::alertFromEcs(contract::toEcsLine(alert));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->finding.process.name.substr(0, 1), "a");
    EXPECT_NE(back->finding.process.name.find('b'), std::string::npos);
}

TEST(AlertJson, FourMebibytesOfArgumentsAreCut) {
    model::Alert alert = sampleAlert();
    alert.finding.process.arguments.assign(64, std::string(64 * 1024, '\x01'));
    const std::string line = contract::toEcsLine(alert);
    EXPECT_LT(line.size(), 64U * 1024);
    const auto back = contract::alertFromEcs(line);
    ASSERT_TRUE(back);
    std::size_t bytes = 0;
    for (const std::string& argument : back->finding.process.arguments)
        bytes += argument.size();
    EXPECT_LE(bytes, model::kMaxArgumentBytes);
    EXPECT_TRUE(back->finding.process.arguments.back().ends_with("…"));
}

TEST(AlertJson, AMillionEmptyArgumentsAreCut) {
    model::Alert alert = sampleAlert();
    alert.finding.process.arguments.assign(1'000'000, "");
    EXPECT_LT(contract::toEcsLine(alert).size(), 64U * 1024);
}

TEST(AlertJson, TheWorstAlertStaysBelowTheBound) {
    const std::string worst(8'000, '\x01');
    model::Alert alert = sampleAlert();
    model::Process process = sampleAlert().finding.process;
    process.name = process.executable = process.workingDirectory = process.cgroup = worst;
    process.sha256 = process.package = process.packageVersion = worst;
    process.arguments.assign(2, worst);
    alert.finding.process = process;
    alert.finding.ancestry.assign(100, process);
    alert.finding.why.assign(100, worst);
    alert.finding.techniques.assign(100, worst);
    alert.finding.suspects.assign(100'000, {1, 1});
    alert.finding.message = alert.finding.ruleName = alert.evidence = worst;
    alert.responses.assign(100, {worst, model::Outcome::Done, worst, 0});
    alert.finding.connection->remoteName = worst;
    const std::string line = contract::toEcsLine(alert);
    EXPECT_LE(line.size(), contract::kMaxEcsLineBytes);
    EXPECT_TRUE(contract::alertFromEcs(line));
}

class NotAnAlert : public testing::TestWithParam<const char*> {};

TEST_P(NotAnAlert, IsRefused) {
    const auto alert = contract::alertFromEcs(GetParam());
    ASSERT_FALSE(alert);
    EXPECT_EQ(alert.error().code, model::Error::Code::InvalidArgument);
}

INSTANTIATE_TEST_SUITE_P(
    AlertJson, NotAnAlert,
    testing::Values("", "[]", "{}", "{\"event\":{\"id\":\"x\"}", "nonsense",
                    R"({"event":{"id":"x"},"rule":{"id":"r"}})",
                    R"({"event":{"id":"x"},"rule":{"id":"r"},"@timestamp":"yesterday"})",
                    R"({"event":{"id":""},"rule":{"id":"r"},"@timestamp":"2027-01-01T00:00:00Z"})",
                    R"({"event":{"id":5},"rule":{"id":"r"},"@timestamp":"2027-01-01T00:00:00Z"})",
                    R"({"event":{"id":"x"},"rule":[],"@timestamp":"2027-01-01T00:00:00Z"})"));

TEST(AlertJson, NumbersOutOfRangeAreDefaults) {
    const auto alert = contract::alertFromEcs(
        R"({"event":{"id":"x"},"rule":{"id":"r"},"@timestamp":"2027-01-01T00:00:00Z",)"
        R"("process":{"pid":99999999999},"network":{},"destination":{"port":70000},)"
        R"("algomonitor":{"count":-1,"subject":{"start_ticks":1e300,"login_uid":-5}}})");
    ASSERT_TRUE(alert);
    EXPECT_EQ(alert->finding.process.key, model::ProcessKey{});
    EXPECT_EQ(alert->finding.connection->remotePort, 0);
    EXPECT_EQ(alert->count, 1U);
    EXPECT_EQ(alert->finding.process.loginUid, model::kUnsetLoginUid);
}

}  // namespace
