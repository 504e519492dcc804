#include "ui/alerts/TrustMatch.h"

#include <gtest/gtest.h>

#include "tests/ui/FakeValues.h"
#include "tests/ui/Picture.h"

namespace {

using Map = QMap<QString, QString>;

Map proposed(const model::Alert& alert) {
    return ui::trustMatch(ui::trustConditions(alert));
}

TEST(TrustMatch, ProposesThePackageAndThePeer) {
    EXPECT_EQ(
        proposed(fake::openQuestion()),
        (Map{{"package", "bash"}, {"address", "203.0.113.7"}, {"port", "4444"}, {"uid", "1000"}}));
}

TEST(TrustMatch, TakesTheHashOfAnUnpackagedProgram) {
    model::Alert alert = fake::openQuestion();
    alert.finding.process.package.clear();
    const Map match = proposed(alert);
    EXPECT_EQ(match.value(QStringLiteral("sha256")),
              QString::fromStdString(alert.finding.process.sha256));
    EXPECT_FALSE(match.contains(QStringLiteral("path")));
}

TEST(TrustMatch, TakesThePathOnlyWhenNothingBetterIsKnown) {
    model::Alert alert = fake::openQuestion();
    alert.finding.process.package.clear();
    alert.finding.process.sha256.clear();
    EXPECT_EQ(proposed(alert).value(QStringLiteral("path")), QStringLiteral("/usr/bin/bash"));
}

TEST(TrustMatch, NeverOffersAPathThatIsGoneOrNoText) {
    model::Alert alert = fake::openQuestion();
    alert.finding.process.package.clear();
    alert.finding.process.sha256.clear();
    alert.finding.process.executableDeleted = true;
    EXPECT_FALSE(proposed(alert).contains(QStringLiteral("path")));
    alert.finding.process.executableDeleted = false;
    alert.finding.process.executable = "/tmp/\xff";
    EXPECT_FALSE(proposed(alert).contains(QStringLiteral("path")));
}

TEST(TrustMatch, NamesItsOwnPortForWhoCameIn) {
    model::Alert alert = fake::openQuestion();
    alert.finding.connection->direction = model::Direction::Inbound;
    alert.finding.connection->localPort = 4445;
    EXPECT_EQ(proposed(alert).value(QStringLiteral("port")), QStringLiteral("4445"));
}

TEST(TrustProblem, AsksForIdentityAndPeer) {
    QList<ui::TrustCondition> conditions = ui::trustConditions(fake::openQuestion());
    EXPECT_EQ(ui::trustProblem(conditions, true), QString());
    for (ui::TrustCondition& condition : conditions)
        condition.chosen = condition.kind != ui::TrustCondition::Kind::Peer;
    EXPECT_TRUE(ui::trustProblem(conditions, true).contains(QStringLiteral("with whom")));
    for (ui::TrustCondition& condition : conditions)
        condition.chosen = condition.kind != ui::TrustCondition::Kind::Identity;
    EXPECT_TRUE(ui::trustProblem(conditions, true).contains(QStringLiteral("which program")));
    model::Alert nobody = fake::openQuestion();
    nobody.finding.connection.reset();
    EXPECT_FALSE(ui::trustProblem(ui::trustConditions(nobody), true).isEmpty());
    // Who runs an unknown program speaks with nobody: that can be trusted nevertheless.
    EXPECT_EQ(ui::trustProblem(ui::trustConditions(nobody), false), QString());
}

}  // namespace
