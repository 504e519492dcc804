// Tests of widgets need an application and no display.
#include <gmock/gmock.h>

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTranslator>

#include "ui/widgets/WatchedApplication.h"

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("LC_ALL", "C.UTF-8");
    // Nothing of the person's own settings, and nothing written to them.
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    ui::WatchedApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("algomonitor-test"));
    QApplication::setApplicationName(QStringLiteral("algomonitor-test"));
    // One catalogue by name, whatever the locale: pictures in another language.
    QTranslator translator;
    if (translator.load(qEnvironmentVariable("AM_TRANSLATION")))
        QApplication::installTranslator(&translator);
    QApplication::setStyle(QStringLiteral("Fusion"));
    testing::InitGoogleMock(&argc, argv);
    return RUN_ALL_TESTS();
}
