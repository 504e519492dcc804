// Alerts as files: nothing in them may act on whoever opens them, nothing private in a report.
#include "app/AlertExport.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSysInfo>
#include <QTemporaryDir>

#include "tests/app/support/Alerts.h"

namespace app {
namespace {

model::Alert hostile() {
    model::Alert alert = testsupport::question("q", 5);
    alert.userName = "alice";
    alert.hostName = "secret-box";
    alert.finding.message = "=cmd|' /C calc'!A0 \"quoted\", by alice at /home/alice/x\n\u202enext";
    alert.finding.process.executable = "/home/alice/bin/tool";
    return alert;
}

TEST(AlertExport, JsonIsAnArrayOfTheWholeObjects) {
    const QByteArray text = toJsonArray({hostile(), testsupport::warning("w", 7)});
    const QJsonArray array = QJsonDocument::fromJson(text).array();
    ASSERT_EQ(array.size(), 2);
    EXPECT_TRUE(array.at(0).toObject().contains(QStringLiteral("@timestamp")));
    EXPECT_TRUE(QJsonDocument::fromJson(toJsonArray({})).isArray());
}

TEST(AlertExport, CsvHasALineForEachAndNoFormula) {
    const QString text = QString::fromUtf8(toCsv({hostile()}));
    EXPECT_EQ(text.count(QStringLiteral("\r\n")), 2) << "the header and one line";
    EXPECT_TRUE(text.startsWith(QStringLiteral("\"timestamp\",\"event.id\"")));
    EXPECT_TRUE(text.contains(QStringLiteral("\"'=cmd|' /C calc'!A0 \"\"quoted\"\"")));
    EXPECT_FALSE(text.contains(QChar(0x202e)));
    EXPECT_FALSE(text.contains(QStringLiteral("\"=")));
}

TEST(AlertExport, ABundleIsATarWithoutNames) {
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("report.tar"));
    const QString about =
        QStringLiteral("machine %1, user alice, malice").arg(QSysInfo::machineHostName());
    ASSERT_TRUE(writeFile(path, toBundle(hostile(), about)));
    QProcess tar;
    tar.start(QStringLiteral("tar"), {"-xf", path, "-C", dir.path()});
    ASSERT_TRUE(tar.waitForFinished());
    EXPECT_EQ(tar.readAllStandardError().toStdString(), "");
    QByteArray all;
    for (const char* name : {"alert.json", "alert.txt", "about.txt"}) {
        QFile file(dir.filePath(QLatin1String(name)));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << name;
        const QByteArray content = file.readAll();
        EXPECT_FALSE(content.isEmpty()) << name;
        all += content;
    }
    EXPECT_FALSE(all.contains("secret-box"));
    EXPECT_FALSE(all.contains("/home/alice"));
    EXPECT_FALSE(all.contains("user alice"));
    EXPECT_TRUE(all.contains("/home/user/bin/tool"));
    EXPECT_TRUE(all.contains("malice")) << "a name within a word is another word";
    EXPECT_FALSE(QJsonDocument::fromJson(all.left(all.indexOf('\n'))).isNull());
}

TEST(AlertExport, IsForThePersonAlone) {
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("a.json"));
    ASSERT_TRUE(writeFile(path, "[]"));
    EXPECT_EQ(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), 0);
    EXPECT_FALSE(writeFile(dir.filePath(QStringLiteral("no/such/folder")), "[]"));
}

}  // namespace
}  // namespace app
