#include "tests/ui/FakeValues.h"

#include <QDateTime>
#include <algorithm>
#include <cmath>
#include <iterator>

namespace fake {

namespace {

using namespace std::string_literals;

constexpr std::int64_t kUsPerS = 1'000'000;
constexpr std::uint64_t kTotalKiB = 16'358'000;

struct Seed {
    std::int32_t pid, parent;
    const char* name;
    const char* executable;
    const char* command;
    const char* user;
    std::uint32_t uid;
    char state;
    double cpu;
    std::uint64_t memoryKiB, io;
    std::uint32_t threads, files;
    const char* package;
};

constexpr Seed kSeeds[] = {
    {1, 0, "systemd", "/usr/lib/systemd/systemd", "/sbin/init", "root", 0, 'S', 0, 13'400, 0, 1,
     214, "systemd"},
    {2, 0, "kthreadd", "", "", "root", 0, 'S', 0, 0, 0, 1, 0, ""},
    {17, 2, "kworker/0:1-events", "", "", "root", 0, 'I', 0.1, 0, 0, 1, 0, ""},
    {31, 2, "ksoftirqd/2", "", "", "root", 0, 'S', 0, 0, 0, 1, 0, ""},
    {402, 1, "systemd-journal", "/usr/lib/systemd/systemd-journald",
     "/usr/lib/systemd/systemd-journald", "root", 0, 'S', 0.1, 28'300, 12'288, 1, 61, "systemd"},
    {611, 1, "dbus-daemon", "/usr/bin/dbus-daemon",
     "/usr/bin/dbus-daemon --system --address=systemd:", "messagebus", 101, 'S', 0, 6'200, 0, 1, 88,
     "dbus-daemon"},
    {640, 1, "algomonitor-hel", "/usr/libexec/algomonitor/algomonitor-helper",
     "/usr/libexec/algomonitor/algomonitor-helper", "root", 0, 'S', 0.1, 21'500, 0, 5, 74,
     "algomonitor"},
    {702, 1, "sshd", "/usr/sbin/sshd", "sshd: /usr/sbin/sshd -D [listener]", "root", 0, 'S', 0,
     9'100, 0, 1, 9, "openssh-server"},
    {1203, 1, "systemd", "/usr/lib/systemd/systemd", "/lib/systemd/systemd --user", "alice", 1000,
     'S', 0, 11'000, 0, 1, 40, "systemd"},
    {1420, 1203, "xfce4-session", "/usr/bin/xfce4-session", "xfce4-session", "alice", 1000, 'S', 0,
     61'000, 0, 4, 30, "xfce4-session"},
    {1477, 1420, "xfwm4", "/usr/bin/xfwm4", "xfwm4", "alice", 1000, 'S', 0.6, 98'000, 0, 4, 25,
     "xfwm4"},
    {1502, 1420, "xfce4-panel", "/usr/bin/xfce4-panel", "xfce4-panel", "alice", 1000, 'S', 0.2,
     54'000, 0, 4, 22, "xfce4-panel"},
    {1533, 1420, "algomonitor", "/usr/bin/algomonitor", "algomonitor --tray", "alice", 1000, 'S',
     0.2, 71'000, 0, 6, 28, "algomonitor"},
    {2210, 1420, "firefox-esr", "/usr/lib/firefox-esr/firefox-esr",
     "/usr/lib/firefox-esr/firefox-esr", "alice", 1000, 'S', 4.5, 642'000, 81'920, 118, 312,
     "firefox-esr"},
    {2288, 2210, "Web Content", "/usr/lib/firefox-esr/firefox-esr",
     "/usr/lib/firefox-esr/firefox-esr -contentproc -childID 4", "alice", 1000, 'R', 2.3, 388'000,
     0, 31, 44, "firefox-esr"},
    {2301, 2210, "Isolated Web Co", "/usr/lib/firefox-esr/firefox-esr",
     "/usr/lib/firefox-esr/firefox-esr -contentproc -childID 7", "alice", 1000, 'S', 0.4, 211'000,
     0, 29, 41, "firefox-esr"},
    {3100, 1203, "xfce4-terminal", "/usr/bin/xfce4-terminal", "xfce4-terminal", "alice", 1000, 'S',
     0.3, 48'000, 0, 5, 24, "xfce4-terminal"},
    {3107, 3100, "bash", "/usr/bin/bash", "bash", "alice", 1000, 'S', 0, 6'100, 0, 1, 4, "bash"},
    {3290, 3107, "ninja", "/usr/bin/ninja", "ninja -C build", "alice", 1000, 'S', 0.1, 9'800, 0, 1,
     12, "ninja-build"},
    {3301, 3290, "cc1plus", "/usr/lib/gcc/x86_64-linux-gnu/12/cc1plus",
     "/usr/lib/gcc/x86_64-linux-gnu/12/cc1plus -quiet ui/MainWindow.cpp", "alice", 1000, 'R', 24.1,
     512'000, 3'250'000, 1, 7, "cpp-12"},
    {3302, 3290, "cc1plus", "/usr/lib/gcc/x86_64-linux-gnu/12/cc1plus",
     "/usr/lib/gcc/x86_64-linux-gnu/12/cc1plus -quiet ui/alerts/AlertPage.cpp", "alice", 1000, 'R',
     23.8, 497'000, 1'100'000, 1, 7, "cpp-12"},
    {4199, 3107, "report.sh", "/home/alice/Downloads/report.sh", "sh ./report.sh", "alice", 1000,
     'S', 0, 3'200, 0, 1, 4, ""},
    {4240, 4199, "python3", "/usr/bin/python3.11",
     "python3 -c import socket,os,pty;s=socket.socket()", "alice", 1000, 'T', 0, 14'900, 0, 1, 6,
     "python3.11-minimal"},
    {4242, 4240, "bash", "/usr/bin/bash", "bash -i", "alice", 1000, 'T', 0, 5'900, 0, 1, 4, "bash"},
};

model::ProcessRow rowOf(const Seed& seed) {
    model::ProcessRow row;
    row.key = {seed.pid, static_cast<std::uint64_t>(seed.pid) * 37};
    row.parentPid = seed.parent;
    row.name = seed.name;
    row.executable = seed.executable;
    row.commandLine = seed.command;
    row.user = seed.user;
    row.uid = seed.uid;
    row.state = seed.state;
    row.cpuPercent = seed.cpu;
    row.cpuPercentCore = seed.cpu * 4;
    row.memoryKiB = seed.memoryKiB;
    row.memoryPercent = 100.0 * static_cast<double>(seed.memoryKiB) / kTotalKiB;
    row.ioBytesPerS = seed.io;
    row.ioOperationsPerS = seed.io / 4096;
    row.threads = seed.threads;
    row.descriptors = seed.files;
    row.package = seed.package;
    row.suspended = seed.state == 'T';
    return row;
}

model::Process process(std::int32_t pid, const char* name, const char* executable,
                       std::vector<std::string> arguments, const char* package,
                       const char* version) {
    model::Process value;
    value.key = {pid, static_cast<std::uint64_t>(pid) * 37};
    value.name = name;
    value.executable = executable;
    value.arguments = std::move(arguments);
    value.workingDirectory = "/home/alice/Downloads";
    value.uid = 1000;
    value.loginUid = 1000;
    value.cgroup = "/user.slice/user-1000.slice/user@1000.service/app.slice/app-terminal.scope";
    value.package = package;
    value.packageVersion = version;
    value.sha256 = "7cf1da4c8b6e0a39b5a5c1d80f6e02b6f7a1c09d31e0d94a6a2e6bc1790f3" +
                   std::to_string(100 + pid % 900);
    return value;
}

std::vector<model::Process> ancestry() {
    auto script =
        process(4199, "report.sh", "/usr/bin/dash", {"sh", "./report.sh"}, "dash", "0.5.12-2");
    return {process(4240, "python3", "/usr/bin/python3.11",
                    {"python3", "-c", "import socket,os,pty;s=socket.socket()"},
                    "python3.11-minimal", "3.11.2-6"),
            script, process(3107, "bash", "/usr/bin/bash", {"bash"}, "bash", "5.2.15-2"),
            process(3100, "xfce4-terminal", "/usr/bin/xfce4-terminal", {"xfce4-terminal"},
                    "xfce4-terminal", "1.0.4-1"),
            process(1203, "systemd", "/usr/lib/systemd/systemd", {"systemd", "--user"}, "systemd",
                    "252.31-1")};
}

model::Alert shell(const std::string& id, std::int64_t secondsAgo) {
    model::Alert alert;
    alert.id = id;
    alert.finding.ruleId = "reverse-shell";
    alert.finding.ruleName = "Reverse shell";
    alert.finding.level = model::Level::Alert;
    alert.finding.certainty = model::Certainty::Certain;
    alert.finding.message = "python3 gave its shell to 203.0.113.7:4444.";
    alert.finding.why = {"python3(4240) connected out to 203.0.113.7:4444, 12 ms before",
                         "bash(4242) was started by python3(4240) with the socket as its standard "
                         "input, output and error",
                         "bash(4242) runs interactively and no terminal is among its ancestors' "
                         "descriptors"};
    alert.finding.techniques = {"T1059.004", "T1071"};
    alert.finding.process =
        process(4242, "bash", "/usr/bin/bash", {"bash", "-i"}, "bash", "5.2.15-2");
    if (secondsAgo > 60)  // another shell of that number: not the story of now
        alert.finding.process.key.startTimeTicks += static_cast<std::uint64_t>(secondsAgo);
    alert.finding.ancestry = ancestry();
    model::Connection connection;
    connection.direction = model::Direction::Outbound;
    connection.localAddress = "192.0.2.15";
    connection.localPort = 51234;
    connection.remoteAddress = "203.0.113.7";
    connection.remotePort = 4444;
    alert.finding.connection = connection;
    alert.raisedAtUs = nowUs() - secondsAgo * kUsPerS;
    alert.seenAtUs = alert.raisedAtUs - 900;
    alert.changedAtUs = alert.raisedAtUs;
    alert.userName = "alice";
    alert.hostName = "atlas";
    return alert;
}

}  // namespace

std::int64_t nowUs() {
    return QDateTime::currentMSecsSinceEpoch() * 1000;
}

model::Health health() {
    model::Health value;
    value.ready = true;
    value.version = "0.1.0";
    value.pid = 640;
    value.eventSource = "ebpf";
    for (const char* name : {"exec", "fork", "exit", "connect", "listen", "signal"})
        value.sources.push_back({name, model::SourceHealth::State::Ok, {}});
    value.events.exec = 48'211;
    value.cpuPercent = 0.1;
    value.residentKiB = 21'500;
    value.processes = 312;
    value.connections = 41;
    return value;
}

model::Health degradedHealth() {
    model::Health value = health();
    value.eventSource = "connector";
    value.degraded = {
        "This kernel has no BTF: the process connector is used instead of eBPF, and "
        "shells are stopped a little later.",
        "The log directory /var/log/algo-monitor is full; alerts are kept in memory."};
    value.sources[3] = {"connect", model::SourceHealth::State::Fallback,
                        "polled once a second from /proc/net"};
    value.sources[5] = {"signal", model::SourceHealth::State::Off, "needs eBPF"};
    value.lost.exec = 1'204;
    return value;
}

model::ProcessChanges processes(int secondsAgo) {
    model::ProcessChanges changes;
    changes.generation = 1;
    changes.complete = true;
    for (const Seed& seed : kSeeds)
        changes.changed.push_back(rowOf(seed));
    for (model::ProcessRow& row : changes.changed)
        row.cpuPercent *= 1 - 0.5 * std::abs(std::sin(secondsAgo / 7.0 * (1 + row.key.pid % 5)));
    changes.machine = samples(1, 1, 4).back();
    changes.machine.atUs -= secondsAgo * kUsPerS;
    return changes;
}

model::ProcessChanges manyProcesses(int count) {
    model::ProcessChanges changes;
    changes.generation = 1;
    changes.complete = true;
    for (int i = 1; i <= count; ++i) {
        model::ProcessRow row = rowOf(kSeeds[static_cast<std::size_t>(i) % std::size(kSeeds)]);
        row.key = {i, static_cast<std::uint64_t>(i)};
        row.parentPid = i / 4;
        row.cpuPercent = (i * 7919 % 1000) / 200.0;
        changes.changed.push_back(row);
    }
    return changes;
}

model::ProcessChanges hostileProcesses() {
    model::ProcessChanges changes = processes();
    const auto add = [&](std::int32_t pid, const std::string& name, const std::string& command) {
        model::ProcessRow row = rowOf(kSeeds[17]);
        row.key = {pid, static_cast<std::uint64_t>(pid) * 37};
        row.parentPid = 3107;
        row.name = name;
        row.commandLine = command;
        row.package.clear();
        row.cpuPercent = 100 - (pid - 5000) * 9;
        changes.changed.push_back(row);
    };
    add(5001, "<b>bold</b><img", "<a href='file:///etc/shadow'>click</a>");
    add(5002, "evil\nsecond", "new\nline\ttab \x1b[31mred");
    add(5003, "gpj.\xe2\x80\xaetxt.exe", "right to left \xe2\x80\xae override");
    add(5004, "bad\xff\xfeutf8", "\xc0\x80 overlong");
    add(5005, "z\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86lgo", "combining marks");
    add(5006, "100 % && %1 %n", "&Mnemonic && percent %1");
    add(5007, "", "");
    model::ProcessRow longRow = changes.changed.back();
    longRow.key = {5008, 5008 * 37};
    longRow.name = "averyveryverylo";
    longRow.executable = "/home/alice/" + std::string(3000, 'd') + "/end";
    longRow.commandLine = std::string(4096, 'A');
    longRow.user = "a-user-with-a-remarkably-long-name-that-does-not-fit";
    longRow.package = "a-package-with-a-remarkably-long-name-that-does-not-fit-either";
    changes.changed.push_back(longRow);
    return changes;
}

QList<model::MachineSample> samples(int seconds, int stepS, int cores) {
    QList<model::MachineSample> list;
    const std::int64_t now = nowUs();
    for (int before = seconds; before >= 0; before -= stepS) {
        const double t = before / (stepS > 1 ? 600.0 : 1.0);
        const double wave = 18 + 9 * std::sin(t / 5.0) + 6 * std::sin(t / 1.7 + 1) +
                            34 * std::exp(-std::pow((t - 42) / 5.0, 2));
        model::MachineSample sample;
        sample.atUs = now - before * kUsPerS;
        double sum = 0;
        for (int core = 0; core < cores; ++core) {
            const double share =
                std::clamp(wave * (0.7 + 0.5 * std::sin(core * 1.9 + t / 9)), 1.0, 100.0);
            sample.corePercent.push_back(share);
            sum += share;
        }
        sample.cpuPercent = sum / cores;
        sample.memoryTotalKiB = kTotalKiB;
        sample.memoryUsedKiB =
            static_cast<std::uint64_t>(7'300'000 + 260'000 * std::sin(t / 11) - 2'000 * t);
        sample.memoryCacheKiB = static_cast<std::uint64_t>(4'900'000 + 120'000 * std::cos(t / 17));
        sample.swapUsedKiB = 410'000;
        sample.receivedBytesPerS = 900'000 * (1 + std::sin(t / 7)) + 20'000 * wave;
        sample.sentBytesPerS = 70'000 * (1 + std::sin(t / 4 + 2));
        sample.readBytesPerS = std::max(0.0, 6e6 * std::sin(t / 3 + 1));
        sample.writtenBytesPerS = 400'000 * (1 + std::cos(t / 6));
        sample.cpuPressure = wave / 12;
        sample.ioPressure = std::max(0.0, 6 * std::sin(t / 3 + 1));
        list << sample;
    }
    return list;
}

model::Alert openQuestion() {
    model::Alert alert = shell("6f1c1c9e-0000-4000-8000-000000000001", 7);
    alert.state = model::AlertState::Suspended;
    alert.deadlineUs = alert.raisedAtUs + 30 * kUsPerS;
    alert.plannedAction = "kill-tree";
    alert.responses = {
        {"suspend", model::Outcome::Done, "3 processes stand still", alert.raisedAtUs + 2'000},
        {"evidence", model::Outcome::Done, "tree, descriptors, maps, sockets and environment",
         alert.raisedAtUs + 90'000},
        {"kill-tree", model::Outcome::Pending, "", alert.raisedAtUs + 95'000}};
    alert.evidence = "/var/lib/algo-monitor/evidence/" + alert.id;
    return alert;
}

model::Alert killedShell() {
    model::Alert alert = shell("6f1c1c9e-0000-4000-8000-000000000002", 5 * 3600);
    alert.finding.message = "ncat gave its shell to [2001:db8::66]:9001.";
    alert.finding.connection->remoteAddress = "2001:db8::66";
    alert.finding.connection->remotePort = 9001;
    alert.finding.connection->remoteName = "updates.example.net";
    alert.state = model::AlertState::Killed;
    alert.responses = {
        {"suspend", model::Outcome::Done, "2 processes stand still", alert.raisedAtUs + 1'500},
        {"evidence", model::Outcome::Done, "", alert.raisedAtUs + 80'000},
        {"kill-tree", model::Outcome::Done, "2 processes ended, asked by alice",
         alert.raisedAtUs + 6'000'000}};
    alert.evidence = "/var/lib/algo-monitor/evidence/" + alert.id;
    return alert;
}

model::Alert outline() {
    const model::Alert whole = killedShell();
    model::Alert alert;
    alert.id = "6f1c1c9e-0000-4000-8000-000000000009";
    alert.finding.ruleId = whole.finding.ruleId;
    alert.finding.ruleName = whole.finding.ruleName;
    alert.finding.level = whole.finding.level;
    alert.finding.certainty = whole.finding.certainty;
    alert.finding.process.key = {2177, 81'000};
    alert.finding.process.name = "nc";
    alert.userName = "root";
    alert.raisedAtUs = nowUs() - 40'000'000;
    alert.outline = true;
    return alert;
}

model::Alert hostileAlert() {
    model::Alert alert = shell("6f1c1c9e-0000-4000-8000-000000000003", 120);
    alert.finding.message = "<b>sh</b>\n\xe2\x80\xaegnihtemos &amp; " + std::string(260, 'W') +
                            " gave its shell to 198.51.100.9:53.";
    alert.finding.process.name = "sh\xe2\x80\xae\n<i>";
    alert.finding.process.executable = "/tmp/" + std::string(400, 'x') + "/\xff\xfe/sh";
    alert.finding.process.executableDeleted = true;
    alert.finding.process.arguments = {"sh", "-c", std::string(4000, 'B'), "", "a\nb"};
    alert.finding.process.package.clear();
    alert.finding.why.push_back(std::string(900, 'y') + "\n<script>");
    alert.userName = "mallory\n<b>";
    alert.state = model::AlertState::Raised;
    alert.finding.certainty = model::Certainty::Likely;
    alert.finding.level = model::Level::Warning;
    alert.count = 12'403;
    return alert;
}

model::Alert simpleAlert(int number, std::int64_t secondsAgo) {
    model::Alert alert = shell("id-" + std::to_string(number), secondsAgo);
    alert.finding.message = "Alert number " + std::to_string(number) + ".";
    alert.finding.level = static_cast<model::Level>(number % 4);
    alert.state = model::AlertState::Killed;
    return alert;
}

QList<model::Alert> alerts() {
    model::Alert listener = shell("6f1c1c9e-0000-4000-8000-000000000004", 26 * 3600);
    listener.finding.ruleId = "bind-shell";
    listener.finding.ruleName = "Bind shell";
    listener.finding.message = "socat handed a shell to whoever connects to port 4445.";
    listener.finding.level = model::Level::Warning;
    listener.finding.certainty = model::Certainty::Likely;
    listener.finding.connection->direction = model::Direction::Inbound;
    listener.finding.connection->localPort = 4445;
    listener.finding.connection->remoteAddress = "127.0.0.1";
    listener.state = model::AlertState::Resumed;
    listener.resolved = true;
    listener.responses = {{"notify", model::Outcome::Done, "", listener.raisedAtUs}};

    model::Alert info = shell("6f1c1c9e-0000-4000-8000-000000000005", 27 * 3600);
    info.finding.message = "The helper was restarted; 2 suspended processes were found again.";
    info.finding.ruleId = "helper";
    info.finding.ruleName = "Helper";
    info.finding.level = model::Level::Info;
    info.finding.connection.reset();
    info.state = model::AlertState::Resolved;
    info.responses.clear();

    model::Alert fault = info;
    fault.id = "6f1c1c9e-0000-4000-8000-000000000006";
    fault.raisedAtUs = nowUs() - 4 * 86'400 * kUsPerS;
    fault.finding.message = "The log directory was full for 14 minutes. Nothing was lost.";
    fault.finding.level = model::Level::Error;

    model::Alert allowed = shell("6f1c1c9e-0000-4000-8000-000000000007", 4 * 86'400 + 3000);
    allowed.state = model::AlertState::Allowed;
    allowed.finding.message = "ssh-backup passed a shell to 192.0.2.40:2222.";
    allowed.count = 3;
    return {openQuestion(), killedShell(), listener, info, fault, allowed};
}

model::ProgramHours hours() {
    model::ProgramHours hours{"/usr/bin/bash", {}};
    for (int minute = 1300; minute > 0; --minute) {
        if (minute > 600 && minute < 1000)
            continue;  // nobody was there
        const double wave = std::sin(minute * 0.021) + std::sin(minute * 0.17) / 3;
        hours.minutes.push_back({nowUs() - minute * 60'000'000LL, 45 + 30 * wave,
                                 static_cast<std::uint64_t>(900'000 + 200'000 * wave), 0});
    }
    return hours;
}

std::string detailsJson() {
    return R"json({"pid":4242,"name":"bash","executable":"/usr/bin/bash","working_directory":"/home/alice/Downloads",
"user":"alice","uid":1000,"package":"bash 5.2.15-2","started":"2025-11-20T10:44:02Z","session":"2","cgroup":"/user.slice/user-1000.slice/session-2.scope",
"suspended":true,"arguments":["bash","-i"],
"ancestry":[{"pid":4240,"name":"python3","executable":"/usr/bin/python3.11"},{"pid":3107,"name":"bash","executable":"/usr/bin/bash"}],
"descriptors":[{"fd":0,"kind":"socket","target":"tcp 192.0.2.15:51234 → 203.0.113.7:4444"},{"fd":1,"kind":"socket","target":"tcp 192.0.2.15:51234 → 203.0.113.7:4444"},{"fd":2,"kind":"socket","target":"tcp 192.0.2.15:51234 → 203.0.113.7:4444"},{"fd":255,"kind":"terminal","target":"/dev/pts/3"}],
"sockets":[{"protocol":"tcp","local":"192.0.2.15:51234","remote":"203.0.113.7:4444","state":"established"}],
"maps":["/usr/bin/bash","/usr/lib/x86_64-linux-gnu/libc.so.6","/usr/lib/x86_64-linux-gnu/libtinfo.so.6.4"],
"environment":{"HOME":"/home/alice","LANG":"en_GB.UTF-8","AWS_SECRET_ACCESS_KEY":"(masked)",
           "PATH" : "/usr/local/bin:/usr/bin:/bin"
}
})json";
}

}  // namespace fake
