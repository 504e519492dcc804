// Measures what the helper costs and how fast it is, in a private room; prints figures, judges
// none.
#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonObject>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <thread>

#include "AlertWatcher.h"
#include "HelperProcess.h"
#include "Loads.h"
#include "PrivateRoom.h"
#include "Statistics.h"

namespace storm {

namespace {

struct Plan {
    HelperProcess::Options helper;
    int pairs = 10;
    int execs = 2500;
    int connects = 50'000;
    int row = 20000;
    int attacks = 200;
    int execsPerSecond = 1000;
};

/// One load with and without the helper, in turns, the order swapped every time: the ratio's median
/// is free of what drifts.
void comparePairs(const Plan& plan, const char* name, const std::function<Cost(int round)>& load) {
    std::vector<double> ratios;
    std::vector<double> walls;
    std::vector<double> helpers;  // the helper's own part of what is more
    load(0);                      // warm caches
    for (int pair = 0; pair < plan.pairs; ++pair) {
        Cost with;
        Cost without;
        const auto alone = [&] { without = load(2 * pair + 1); };
        const auto watched = [&] {
            const HelperProcess helper(plan.helper);
            const double before = helper.cpuS();
            with = load(2 * pair + 2);
            const double own = helper.cpuS() - before;
            helpers.push_back(own / with.cpuS);
            with.cpuS += own;
        };
        pair % 2 == 0 ? (alone(), watched()) : (watched(), alone());
        ratios.push_back(with.cpuS / without.cpuS);
        walls.push_back(with.wallS / without.wallS);
    }
    std::printf(
        "%-12s CPU with/without: median %.3f (p10 %.3f, p90 %.3f; the helper itself %.3f of the "
        "load's), wall median %.3f, %d pairs\n",
        name, median(ratios), percentile(ratios, 0.1), percentile(ratios, 0.9), median(helpers),
        median(walls), plan.pairs);
    std::fflush(stdout);
}

double count(const QJsonObject& health, const char* group, const char* kind) {
    return health[QLatin1String(group)].toObject()[QLatin1String(kind)].toDouble();
}

/// Is every one of what `load` does `made` times counted?
void countEach(const HelperProcess& helper, std::initializer_list<const char*> kinds, int made,
               const std::function<void()>& load) {
    const QJsonObject before = helper.freshHealth();
    load();
    helper.freshHealth();  // may have been begun before the storm's end …
    const QJsonObject after = helper.freshHealth();
    for (const char* kind : kinds) {
        std::printf("row          %s: %d made, %.0f processed, %.0f lost\n", kind, made,
                    count(after, "events", kind) - count(before, "events", kind),
                    count(after, "lost", kind) - count(before, "lost", kind));
    }
}

void countRows(const Plan& plan, const HelperProcess& helper) {
    countEach(helper, {"exec", "fork", "exit"}, plan.row, [&] { execStorm(plan.row); });
    countEach(helper, {"connect"}, 2 * plan.connects,  // either end is told
              [&] { connectLoop(plan.connects, 0); });
    const QJsonObject after = helper.health();
    std::printf("memory       VmRSS after: %ld KiB, of it anonymous %ld KiB; event source %s\n",
                helper.residentKiB(), helper.anonymousKiB(),
                qPrintable(after[QLatin1String("event_source")].toString()));
    std::fflush(stdout);
}

int listenOnLoopback(int& port) {
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in at{};
    socklen_t length = sizeof at;
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(listener, reinterpret_cast<sockaddr*>(&at), sizeof at);
    listen(listener, 16);
    getsockname(listener, reinterpret_cast<sockaddr*>(&at), &length);
    port = ntohs(at.sin_port);
    return listener;
}

void attackOnce(int listener, int port) {
    const pid_t shell = startReverseShell(port);
    const int peer = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    close(peer);
    waitpid(shell, nullptr, 0);
}

/// Reverse shells one by one while /bin/true runs beside them at a fixed pace.
void timeAlerts(const Plan& plan, const HelperProcess& helper) {
    AlertWatcher watcher(helper.alertsFile());
    std::atomic<bool> stop = false;
    long ran = 0;
    std::thread beside([&] { ran = pacedExecs(plan.execsPerSecond, stop); });
    const auto start = std::chrono::steady_clock::now();
    int port = 0;
    const int listener = listenOnLoopback(port);
    for (int i = 0; i < plan.attacks; ++i) {
        attackOnce(listener, port);
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    stop = true;
    beside.join();
    std::this_thread::sleep_for(std::chrono::seconds(1));
    const std::vector<double> ms = watcher.finish();
    std::printf(
        "latency      kernel to alerts.jsonl: p50 %.2f ms, p99 %.2f ms, max %.2f ms; "
        "%zu alerts of %d attacks beside %.0f exec/s\n",
        percentile(ms, 0.5), percentile(ms, 0.99), percentile(ms, 1), ms.size(), plan.attacks,
        static_cast<double>(ran) / took.count());
    close(listener);
}

int number(const QCommandLineParser& parser, const QString& name) {
    return parser.value(name).toInt();
}

Plan parse(const QCoreApplication& app) {
    QCommandLineParser parser;
    parser.addHelpOption();
    const Plan d;
    const auto add = [&](const char* name, const char* what, const QString& value) {
        parser.addOption({QLatin1String(name), QLatin1String(what), QLatin1String("value"), value});
    };
    add("helper", "path of algomonitor-helper", {});
    add("event-source", "auto, ebpf, connector or procfs", QStringLiteral("auto"));
    add("pairs", "with/without pairs", QString::number(d.pairs));
    add("execs", "/bin/true per half of a pair", QString::number(d.execs));
    add("connects", "connections per half of a pair", QString::number(d.connects));
    add("row", "/bin/true in a row, counted", QString::number(d.row));
    add("attacks", "reverse shells for the latency", QString::number(d.attacks));
    add("rate", "exec/s beside the attacks", QString::number(d.execsPerSecond));
    const QCommandLineOption integrity(
        QStringLiteral("integrity"),
        QStringLiteral("protected files as installed, their baseline built before"));
    parser.addOption(integrity);
    parser.process(app);
    if (parser.value(QStringLiteral("helper")).isEmpty()) {
        parser.showHelp(2);
    }
    Plan plan;
    plan.helper.program = parser.value(QStringLiteral("helper")).toStdString();
    plan.helper.eventSource = parser.value(QStringLiteral("event-source")).toStdString();
    plan.helper.integrity = parser.isSet(integrity);
    plan.pairs = number(parser, QStringLiteral("pairs"));
    plan.execs = number(parser, QStringLiteral("execs"));
    plan.connects = number(parser, QStringLiteral("connects"));
    plan.row = number(parser, QStringLiteral("row"));
    plan.attacks = number(parser, QStringLiteral("attacks"));
    plan.execsPerSecond = number(parser, QStringLiteral("rate"));
    return plan;
}

void measure(const Plan& plan) {
    if (plan.pairs > 0) {
        comparePairs(plan, "exec storm", [&](int) { return execStorm(plan.execs); });
        comparePairs(plan, "connect loop",
                     [&](int round) { return connectLoop(plan.connects, round); });
    }
    const HelperProcess helper(plan.helper);
    if (plan.row > 0) {
        countRows(plan, helper);
    }
    if (plan.attacks > 0) {
        timeAlerts(plan, helper);
    }
}

}  // namespace

}  // namespace storm

int main(int argc, char** argv) {
    const QCoreApplication app(argc, argv);
    storm::Plan plan = storm::parse(app);
    char directory[] = "/var/tmp/storm.XXXXXX";
    if (mkdtemp(directory) == nullptr) {
        std::perror(directory);
        return 1;
    }
    plan.helper.directory = directory;
    storm::enterPrivateRoom();
    storm::measure(plan);
    std::filesystem::remove_all(directory);
    return 0;
}
