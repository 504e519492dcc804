#include "service/TrustPreview.h"

#include <gtest/gtest.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "tests/contract/SampleAlert.h"
#include "tests/storage/TemporaryDirectory.h"

namespace {

constexpr std::int64_t kNow = 1'800'000'000'000'000, kDayUs = 86'400'000'000;

model::TrustEntry trusting(const char* path, std::vector<std::string> rules = {}) {
    model::TrustEntry entry;
    entry.match = {{"path", path}};
    entry.rules = std::move(rules);
    return entry;
}

class TrustPreview : public testing::Test {
  protected:
    void SetUp() override {
        m_log = *storage::AlertLog::open({.stateDirectory = m_directory / "state",
                                          .logDirectory = m_directory / "log",
                                          .settings = {},
                                          .journal = false,
                                          .clock = nullptr});
    }

    void raise(const char* id, const char* rule, const char* path, std::int64_t ageUs,
               std::uint32_t uid = 1000) {
        model::Alert alert = tests::sampleAlert(id);
        alert.finding.ruleId = rule;
        alert.finding.process.executable = path;
        alert.finding.process.uid = uid;
        alert.raisedAtUs = alert.changedAtUs = kNow - ageUs;
        m_log->raise(alert);
    }

    QJsonObject preview(const model::TrustEntry& entry, std::uint32_t days = 7,
                        std::optional<std::uint32_t> uid = {}) {
        m_log->flush();
        return QJsonDocument::fromJson(
                   QByteArray::fromStdString(service::trustPreview(*m_log, entry, days, uid, kNow)))
            .object();
    }

    tests::TemporaryDirectory m_directory;
    std::unique_ptr<storage::AlertLog> m_log;
};

TEST_F(TrustPreview, countsWhatTheEntryCovers) {
    raise("a", "unknown-process", "/opt/tool/bin/x", kDayUs);
    raise("b", "unusual-location", "/opt/tool/bin/x", 2 * kDayUs);
    raise("c", "unknown-process", "/opt/tool/bin/y", kDayUs);
    raise("d", "unknown-process", "/opt/tool/bin/x", 8 * kDayUs);
    raise("e", "reverse-shell", "/opt/tool/bin/x", kDayUs);
    const QJsonObject seen = preview(trusting("/opt/tool/bin/x"));
    EXPECT_EQ(seen["alerts"].toInt(), 2) << "another path, too old, a behavioural rule: not";
    EXPECT_EQ(seen["rules"].toObject()["unknown-process"].toInt(), 1);
    EXPECT_EQ(seen["ids"].toArray(), (QJsonArray{"a", "b"})) << "newest first";
    EXPECT_EQ(preview(trusting("/opt/tool/bin/x"), 30)["alerts"].toInt(), 3);
}

TEST_F(TrustPreview, isHeldToItsRules) {
    raise("a", "unknown-process", "/opt/tool/bin/x", kDayUs);
    raise("b", "unusual-location", "/opt/tool/bin/x", kDayUs);
    const QJsonObject seen = preview(trusting("/opt/tool/bin/x", {"unusual-location"}));
    EXPECT_EQ(seen["ids"].toArray(), QJsonArray{"b"});
}

TEST_F(TrustPreview, tellsNobodyOfOthersAlerts) {
    raise("a", "unknown-process", "/opt/tool/bin/x", kDayUs, 1000);
    raise("b", "unknown-process", "/opt/tool/bin/x", kDayUs, 1001);
    const model::TrustEntry entry = trusting("/opt/tool/bin/x");
    EXPECT_EQ(preview(entry, 7, 1001)["ids"].toArray(), QJsonArray{"b"});
    EXPECT_EQ(preview(entry)["alerts"].toInt(), 2);
}

TEST_F(TrustPreview, namesTheNewestOfMany) {
    for (int i = 0; i < 600; i++)
        raise(("id-" + std::to_string(i)).c_str(), "unknown-process", "/opt/x", kDayUs + i);
    const QJsonObject seen = preview(trusting("/opt/x"));
    EXPECT_EQ(seen["alerts"].toInt(), 600) << "more than one page";
    ASSERT_EQ(seen["ids"].toArray().size(), static_cast<int>(service::kMostIds));
    EXPECT_EQ(seen["ids"].toArray()[0].toString(), "id-0");
}

}  // namespace
