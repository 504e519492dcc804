#include "ui/widgets/WatchedApplication.h"

#include <gtest/gtest.h>

#include <QDialog>
#include <QEventLoop>
#include <QThread>
#include <QTimer>

namespace {

class Watch : public testing::Test {
  protected:
    void SetUp() override {
#ifdef NDEBUG
        GTEST_SKIP() << "release builds do not watch";
#endif
        app()->setReporter([this](const QString& text) { reports << text; });
    }
    void TearDown() override { app()->setReporter({}); }
    static ui::WatchedApplication* app() {
        return static_cast<ui::WatchedApplication*>(QCoreApplication::instance());
    }
    /// Runs `work` as the answer to an event.
    static void asEvent(const std::function<void()>& work) {
        QEventLoop loop;
        QTimer::singleShot(0, &loop, [&] {
            work();
            loop.quit();
        });
        loop.exec();
    }
    int holds() const {
        return static_cast<int>(reports.filter(QStringLiteral("GUI thread held")).size());
    }

    QStringList reports;
};

TEST_F(Watch, TellsWhoHeldTheThread) {
    asEvent([] { QThread::msleep(80); });
    ASSERT_EQ(holds(), 1);
    EXPECT_TRUE(reports.front().contains(QStringLiteral("got")));
}

TEST_F(Watch, WithoutAReporterItIsToldOnStderr) {
    app()->setReporter({});
    EXPECT_NO_THROW(asEvent([] { QThread::msleep(80); }));
}

TEST_F(Watch, DoesNotBlameADialogForBeingOpen) {
    asEvent([] {
        QEventLoop dialog;
        QTimer::singleShot(120, &dialog, &QEventLoop::quit);
        dialog.exec();
    });
    EXPECT_EQ(holds(), 0);
}

TEST_F(Watch, SeesWhatHappensInsideADialog) {
    asEvent([] {
        QEventLoop dialog;
        QTimer::singleShot(0, &dialog, [&dialog] {
            QThread::msleep(80);
            dialog.quit();
        });
        dialog.exec();
    });
    EXPECT_EQ(holds(), 1);
}

}  // namespace
