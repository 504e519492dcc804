// Whether the session starts the tray: the person's file counts before the system's.
#include "app/Autostart.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace {

using app::Autostart;

class AutostartTest : public testing::Test {
  protected:
    void write(const QString& folder, const QString& name, const QByteArray& text) {
        ASSERT_TRUE(QDir().mkpath(folder));
        QFile file(folder + QLatin1Char('/') + name);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    void writeSystem(const QByteArray& more = {}) {
        write(systemwide, QStringLiteral("algomonitor.desktop"),
              "[Desktop Entry]\nName=AlgoMonitor\n" + more);
    }

    QTemporaryDir home;
    QString personal = home.filePath("mine");
    QString systemwide = home.filePath("all");
    Autostart autostart{personal, {home.filePath("none"), systemwide}};
};

TEST_F(AutostartTest, IsOffWhereNobodyAskedForIt) {
    EXPECT_FALSE(autostart.isOn());
    EXPECT_TRUE(autostart.set(false));
    EXPECT_FALSE(QFile::exists(personal + QStringLiteral("/algomonitor.desktop")));
}

TEST_F(AutostartTest, ThePersonsFileCountsBeforeTheSystems) {
    writeSystem();
    EXPECT_TRUE(autostart.isOn());
    EXPECT_TRUE(autostart.set(false));
    EXPECT_FALSE(autostart.isOn());
    EXPECT_TRUE(autostart.set(true));
    EXPECT_TRUE(autostart.isOn());
}

TEST_F(AutostartTest, HiddenCountsOnlyInTheEntry) {
    writeSystem("Hidden = true\n");
    EXPECT_FALSE(autostart.isOn());
    writeSystem("[Desktop Action x]\nHidden=true\n");
    EXPECT_TRUE(autostart.isOn());
    writeSystem("X-Hidden=true\n");
    EXPECT_TRUE(autostart.isOn());
}

TEST_F(AutostartTest, SaysWhenItCannotBeWritten) {
    write(home.path(), QStringLiteral("mine"), "a file where the folder should be");
    EXPECT_FALSE(autostart.set(true));
}

TEST_F(AutostartTest, NamesTheOthers) {
    writeSystem();
    write(systemwide, QStringLiteral("b.desktop"), "[Desktop Entry]\nName=Backup\n");
    write(systemwide, QStringLiteral("c.desktop"), "[Desktop Entry]\nName=Clip\n");
    write(personal, QStringLiteral("c.desktop"), "[Desktop Entry]\nName=Clip\nHidden=true\n");
    write(personal, QStringLiteral("d.desktop"), "no entry at all");
    write(personal, QStringLiteral("e.txt"), "[Desktop Entry]\nName=No\n");
    EXPECT_EQ(autostart.others(), (QStringList{"Backup", "d.desktop"}));
}

}  // namespace
