#include <QDBusConnection>
#include <cstdio>

#include "app/AppArguments.h"
#include "app/Application.h"
#include "app/BusWatch.h"
#include "app/SingleInstance.h"
#include "app/TerminationSignals.h"
#include "app/client/SafeText.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/Translations.h"
#include "ui/widgets/WatchedApplication.h"

namespace {

int say(std::FILE* to, const QString& text, int code) {
    std::fprintf(to, "%s\n", text.toUtf8().constData());
    return code;
}

int refuse(const model::Error& error) {
    return say(stderr,
               QStringLiteral("algomonitor: ") + app::client::safeText(model::toString(error)), 2);
}

/// --version and --help answer without a display.
bool asks(int argc, char** argv, const char* option) {
    for (int i = 1; i < argc; ++i)
        if (qstrcmp(argv[i], option) == 0)
            return true;
    return false;
}

void describe() {
    QApplication::setApplicationName(QStringLiteral("algomonitor"));
    QApplication::setApplicationDisplayName(QStringLiteral("AlgoMonitor"));
    QApplication::setApplicationVersion(QStringLiteral(AM_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("algomonitor"));
    ui::installTranslations(*qApp);
    QApplication::setWindowIcon(ui::applicationIcon());
    QApplication::setQuitOnLastWindowClosed(false);  // the tray, or GNOME's background, stays
}

constexpr int kBusReturned = 100;

/// On one connection to the system bus, until the person quits or that bus is another one.
int live(const QDBusConnection& session, app::SingleInstance& instance, int round, bool& shown,
         const QString& page) {
    const QDBusConnection system = app::BusWatch::systemBus(round);
    app::Application application(session, system);
    const app::BusWatch bus(system);
    QObject::connect(&instance, &app::SingleInstance::showRequested, &application,
                     &app::Application::show);
    QObject::connect(&bus, &app::BusWatch::returned, &application, [&] {
        shown = application.isShown();
        QCoreApplication::exit(kBusReturned);
    });
    application.start();
    if (shown)
        application.show(page);
    return QApplication::exec();
}

int run(const app::AppArguments& arguments) {
    const QDBusConnection session = QDBusConnection::sessionBus();
    app::SingleInstance instance(session);
    if (!instance.claim())
        return arguments.tray || instance.askFirst(arguments.page) ? 0 : 1;
    app::TerminationSignals signals;
    QObject::connect(&signals, &app::TerminationSignals::received, qApp, &QCoreApplication::quit);
    bool shown = !arguments.tray;
    int code = kBusReturned;
    for (int round = 0; code == kBusReturned; ++round)
        code = live(session, instance, round, shown, round == 0 ? arguments.page : QString());
    return code;
}

}  // namespace

int main(int argc, char** argv) {
    if (asks(argc, argv, "--version"))
        return say(stdout, QStringLiteral("algomonitor " AM_VERSION), 0);
    if (asks(argc, argv, "--help") || asks(argc, argv, "-h"))
        return say(stdout, app::appHelpText(), 0);
    app::TerminationSignals::block();
    const ui::WatchedApplication qt(argc, argv);  // takes Qt's own arguments out
    describe();
    const auto arguments = app::parseAppArguments(QCoreApplication::arguments().mid(1));
    return arguments ? run(*arguments) : refuse(arguments.error());
}
