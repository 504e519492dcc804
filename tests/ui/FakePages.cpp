#include "tests/ui/FakePages.h"

#include <QJsonArray>
#include <iterator>

#include "tests/ui/FakeValues.h"

namespace fake {

namespace {

constexpr std::int64_t kUsPerS = 1'000'000;

struct Flow {
    std::int32_t pid;
    const char* executable;
    const char* state;
    const char* local;
    std::uint16_t localPort;
    const char* remote;
    std::uint16_t remotePort;
    const char* name;
    const char* reach;
    const char* user;
    std::int64_t secondsAgo;  // 0: was there before
    double received, sent;
};

constexpr Flow kFlows[] = {
    {2210, "/usr/lib/firefox-esr/firefox-esr", "established", "192.0.2.15", 40122, "198.51.100.24",
     443, "video.example.org", "", "alice", 340, 2'410'000, 21'300},
    {2210, "/usr/lib/firefox-esr/firefox-esr", "established", "192.0.2.15", 40188, "2001:db8:44::1",
     443, "static.example.net", "", "alice", 12, 88'200, 3'200},
    {2210, "/usr/lib/firefox-esr/firefox-esr", "time-wait", "192.0.2.15", 40004, "198.51.100.77",
     443, "ads.example.com", "", "alice", 61, 0, 0},
    {2544, "/usr/bin/thunderbird", "established", "192.0.2.15", 39988, "203.0.113.143", 993,
     "imap.example.org", "", "alice", 7'400, 120, 64},
    {3188, "/usr/bin/ssh", "established", "192.0.2.15", 51822, "192.0.2.40", 22, "atlas.lan", "",
     "alice", 5'211, 420, 980},
    {4242, "/usr/bin/bash", "established", "192.0.2.15", 51234, "203.0.113.7", 4444, "", "",
     "alice", 7, 0, 0},
    {811, "/usr/sbin/sshd", "listen", "0.0.0.0", 22, "", 0, "", "beyond", "root", 0, 0, 0},
    {902, "/usr/sbin/cupsd", "listen", "127.0.0.1", 631, "", 0, "", "host", "root", 0, 0, 0},
    {4017, "/usr/bin/python3.11", "listen", "192.0.2.15", 8000, "", 0, "", "lan", "alice", 640, 0,
     0},
    {720, "/usr/lib/systemd/systemd-resolved", "unconnected", "127.0.0.53", 53, "", 0, "", "host",
     "systemd-resolve", 0, 0, 0},
    {733, "/usr/sbin/avahi-daemon", "unconnected", "0.0.0.0", 5353, "", 0, "", "beyond", "avahi", 0,
     0, 0},
    {1410, "/usr/lib/postgresql/15/bin/postgres", "listen", "127.0.0.1", 5432, "", 0, "", "host",
     "postgres", 0, 0, 0},
};

model::ConnectionRow rowOf(const Flow& flow, std::uint64_t id) {
    model::ConnectionRow row;
    row.id = id;
    row.connection.cookie = id;
    row.connection.localAddress = flow.local;
    row.connection.localPort = flow.localPort;
    row.connection.remoteAddress = flow.remote;
    row.connection.remotePort = flow.remotePort;
    row.connection.remoteName = flow.name;
    row.connection.direction = model::Direction::Outbound;
    if (std::string_view(flow.state) == "unconnected")
        row.connection.transport = model::Transport::Udp;
    row.state = flow.state;
    row.owner = {flow.pid, static_cast<std::uint64_t>(flow.pid) * 37};
    row.executable = flow.executable;
    row.user = flow.user;
    row.uid = row.user == "alice" ? 1000 : 0;
    row.reach = flow.reach;
    row.openedAtUs = flow.secondsAgo == 0 ? 0 : nowUs() - flow.secondsAgo * kUsPerS;
    row.receivedBytesPerS = flow.received;
    row.sentBytesPerS = flow.sent;
    return row;
}

model::RuleRow builtIn(const char* id, const char* title, const char* level, const char* response,
                       std::uint64_t hits = 0) {
    model::RuleRow row;
    row.id = id;
    row.title = title;
    row.ruleset = "builtin";
    row.level = level;
    row.response = response;
    row.hits = hits;
    return row;
}

model::RuleRow sigma(const char* id, const char* title, const char* level, const char* description,
                     std::uint64_t hits = 0) {
    model::RuleRow row = builtIn(id, title, level, "notify", hits);
    row.ruleset = "sigma";
    row.category = "process_creation";
    row.description = description;
    row.techniques = {"attack.t1059.004", "attack.execution"};
    row.falsePositives = {"Administrators who try things out"};
    row.path = std::string("/usr/share/algomonitor/rules/") + id + ".yml";
    return row;
}

model::TrustRow trusted(const char* id, std::map<std::string, std::string> match,
                        std::vector<std::string> rules, const char* note) {
    return {id, {std::move(match), std::move(rules), {}, note}};
}

}  // namespace

model::ConnectionChanges connections() {
    model::ConnectionChanges changes;
    changes.generation = 1;
    changes.complete = true;
    for (std::size_t i = 0; i < std::size(kFlows); ++i)
        changes.changed.push_back(rowOf(kFlows[i], 100 + i));
    return changes;
}

model::ConnectionChanges hostileConnections() {
    model::ConnectionChanges changes;
    changes.complete = true;
    const std::string names[] = {"<b>bold</b>.example", "evil\nsecond.example",
                                 "gpj.\xe2\x80\xaetxt.example", std::string(4000, 'n'),
                                 "bad\xff\xfe.example"};
    std::uint64_t id = 1;
    for (const std::string& name : names) {
        model::ConnectionRow row = rowOf(kFlows[0], id++);
        row.connection.remoteName = name;
        row.executable = "/home/alice/" + name;
        row.state = name;
        row.user = name;
        row.receivedBytesPerS = -1e300;
        row.sentBytesPerS = 1e300;
        changes.changed.push_back(row);
    }
    return changes;
}

std::vector<model::BlockRow> blocks() {
    return {{"203.0.113.7", 2'520, "alert: Reverse shell, python3 (4240)"},
            {"2001:db8:bad::9", 81'000, "asked for by alice"}};
}

std::vector<model::RuleRow> rules() {
    std::vector<model::RuleRow> list{
        builtIn("reverse-shell", "Reverse shell", "ALERT", "kill-tree", 2),
        builtIn("bind-shell", "Bind shell", "ALERT", "kill-tree"),
        builtIn("cryptominer", "Cryptocurrency miner", "ALERT", "suspend"),
        builtIn("malicious-address", "Connection with a malicious address", "WARNING", "drop", 1),
        builtIn("unknown-process", "Program without a package", "WARNING", "notify", 41),
        builtIn("new-listener", "New listener", "WARNING", "notify", 3),
        builtIn("login", "Login", "INFO", "none", 12),
        sigma("shell-redirected-to-network", "Shell redirected to a network address", "medium",
              "A shell whose input or output is a /dev/tcp address: the shortest way to hand a "
              "shell to somebody else, and hardly ever used for anything else.",
              2),
        sigma("download-piped-to-shell", "Download piped into a shell", "medium",
              "A download is run without ever being looked at.", 5),
        sigma("second-root-account", "Second account with the number 0", "high",
              "An account with all rights beside root."),
        sigma("miner-command-line", "Command line of a miner", "high",
              "Options and pool addresses as miners have them."),
        sigma("encrypt-and-delete", "Files encrypted and deleted", "critical",
              "Encrypts files and deletes the originals, as extortion does."),
    };
    list[5].enabled = false;
    list[8].enabled = false;
    return list;
}

std::vector<model::FileDrift> drifts() {
    model::FileState file;
    file.kind = model::FileKind::Regular;
    file.hashed = true;
    file.mode = 0644;
    file.size = 3'100;
    model::FileState other = file;
    other.hash[0] = 7;
    other.size = 3'204;
    model::FileState open = file;
    open.mode = 04777;
    const auto drift = [](const char* path, const model::FileState& before,
                          const model::FileState& now, const char* message, const char* actor,
                          std::int32_t pid, std::int64_t secondsAgo) {
        model::FileDrift value;
        value.path = path;
        value.before = before;
        value.now = now;
        value.message = message;
        value.actor = actor;
        value.actorPid = pid;
        value.sinceUs = value.lastUs = nowUs() - secondsAgo * kUsPerS;
        return value;
    };
    return {
        drift("/etc/sudoers.d/deploy", {}, file,
              "sudoers: deploy may now run everything "
              "without a password.",
              "/usr/bin/tee", 5120, 44),
        drift("/etc/ssh/sshd_config", file, other, "sshd: root may now log in with a password.",
              "/usr/bin/nano", 5077, 310),
        drift("/root/.ssh/authorized_keys", file, other, "", "/usr/bin/ssh-copy-id", 4990, 3'900),
        drift("/usr/local/bin/helper", file, open, "", "/usr/bin/chmod", 4871, 8'200),
        drift("/etc/cron.d/backup", file, {}, "", "", 0, 90'000)};
}

model::IntegrityStatus integrity() {
    model::IntegrityStatus status;
    status.state = "watching";
    status.files = 31'204;
    status.lastVerifyS = 12;
    status.verifiedAtUs = nowUs() - 320 * kUsPerS;
    status.changed = 5;
    status.roots = {"/bin/", "/etc/", "/root/", "/home/alice/.ssh/"};
    return status;
}

std::vector<model::Session> sessions() {
    struct Seed {
        const char* user;
        std::uint32_t uid;
        const char *source, *terminal, *seat, *service;
        std::int64_t beganS, endedS;  // seconds ago; 0: goes on
        const char* state;
    };
    constexpr Seed kSeeds[] = {
        {"alice", 1000, "", "", "seat0", "lightdm", 9'400, 0, "open"},
        {"alice", 1000, "192.0.2.40", "pts/3", "", "sshd", 2'210, 0, "open"},
        {"root", 0, "", "pts/1", "", "su", 640, 0, "open"},
        {"backup", 34, "2001:db8:40::7", "", "", "sshd", 31'000, 30'880, "ended"},
        {"bob", 1001, "203.0.113.143", "pts/5", "", "sshd", 52'000, 41'000, "ended"},
        {"alice", 1000, "", "tty2", "seat0", "login", 180'000, 0, "lost"},
    };
    std::vector<model::Session> list;
    for (const Seed& seed : kSeeds) {
        model::Session row;
        row.id = "s" + std::to_string(list.size());
        row.user = seed.user;
        row.uid = seed.uid;
        row.source = seed.source;
        row.terminal = seed.terminal;
        row.seat = seed.seat;
        row.service = seed.service;
        row.startedUs = nowUs() - seed.beganS * kUsPerS;
        row.endedUs = seed.endedS == 0 ? 0 : nowUs() - seed.endedS * kUsPerS;
        row.state = seed.state;
        list.push_back(row);
    }
    return list;
}

std::vector<model::TrustRow> trust() {
    std::vector<model::TrustRow> list{
        trusted("t1", {{"package", "borgbackup"}, {"domain", "backup.example.org"}, {"port", "22"}},
                {}, "Nightly backup"),
        trusted("t2", {{"directory", "/home/alice/build"}, {"user", "alice"}}, {"unknown-process"},
                "What I build myself"),
        trusted("t3", {{"path", "/opt/tool/bin/tool"}}, {"new-listener"}, "")};
    list[2].entry.untilUs = nowUs() - kUsPerS;
    return list;
}

QJsonObject settings() {
    return {{"mode", "ask"},
            {"ask", QJsonObject{{"timeout_s", 30}}},
            {"resources", QJsonObject{{"cpu_percent", 80}, {"memory_percent", 90}}},
            {"integrity", QJsonObject{{"directories", QJsonArray{"/bin/", "/etc/", "/root/"}}}}};
}

}  // namespace fake
