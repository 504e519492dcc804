#include <unistd.h>

#include <QCoreApplication>
#include <csignal>
#include <cstdio>
#include <span>

#include "Console.h"
#include "HelperDaemon.h"
#include "TrustCheck.h"
#include "config/Arguments.h"
#include "config/ConfigFile.h"

namespace {

/// Before any thread exists, so that every thread inherits it: these are read from a signalfd on
/// the main thread.
void blockHandledSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&signals, number);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    signal(SIGPIPE, SIG_IGN);
}

int checkConfig(const config::Arguments& arguments) {
    const auto loaded = config::loadConfig(arguments.configFile, checkTrustEntry);
    if (!loaded) {
        sayOnConsole(model::Level::Error, arguments.configFile + ": " + toString(loaded.error()));
        return 2;
    }
    for (const std::string& warning : loaded->warnings)
        sayOnConsole(model::Level::Warning, arguments.configFile + ": " + warning);
    printf("%s: ok\n", arguments.configFile.c_str());
    return 0;
}

int runHelper(int argc, char** argv, config::Arguments arguments) {
    if (geteuid() != 0) {
        sayOnConsole(model::Level::Error,
                     "algomonitor-helper: must be started by root (systemctl start algo-monitor)");
        return 1;
    }
    blockHandledSignals();
    QCoreApplication application(argc, argv);
    return HelperDaemon(std::move(arguments)).run();
}

}  // namespace

int main(int argc, char** argv) {
    auto arguments = config::parseArguments(
        std::span(argv + 1, static_cast<std::size_t>(argc > 0 ? argc - 1 : 0)));
    if (!arguments) {
        sayOnConsole(model::Level::Error, "algomonitor-helper: " + toString(arguments.error()));
        return 2;
    }
    using Action = config::Arguments::Action;
    switch (arguments->action) {
        case Action::ShowVersion:
            return printf("algomonitor-helper %s\n", AM_VERSION) > 0 ? 0 : 1;
        case Action::ShowHelp:
            return printf("%s", config::helpText().c_str()) > 0 ? 0 : 1;
        case Action::CheckConfig:
            return checkConfig(*arguments);
        case Action::Run:
            break;
    }
    return runHelper(argc, argv, std::move(*arguments));
}
