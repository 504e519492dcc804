#include <array>

#include "model/SettingsSchema.h"

// lupdate knows the name; the rooms below the desktop have no Qt.
#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(scope, text) text
#endif

namespace model {
namespace {

using T = SettingType;
using S = Settings;

constexpr bool kFileOnly = true;
constexpr bool kOnBus = false;
constexpr std::int64_t kPathBytes = 4096;
constexpr std::int64_t kTextBytes = 1024;
constexpr std::int64_t kListEntries = 1000;

// clang-format off
constexpr auto kRows = std::to_array<SettingRow>({
    {"mode", T::Choice, R"("ask")", 0, 0, "observe|ask|enforce", "", QT_TRANSLATE_NOOP("SettingsSchema", "Mode"),
     QT_TRANSLATE_NOOP("SettingsSchema", "observe: only record. ask: suspend at once and ask. enforce: act at once."), kOnBus, &S::mode},
    {"scope.cgroup", T::Text, R"("/")", 1, kPathBytes, "/", "", QT_TRANSLATE_NOOP("SettingsSchema", "Scope"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Only processes in this cgroup and below it are watched; / is the whole machine."), kFileOnly, &S::scopeCgroup},
    {"ask.timeout_s", T::Integer, "30", 5, 3600, "", "s", QT_TRANSLATE_NOOP("SettingsSchema", "Time to answer"),
     QT_TRANSLATE_NOOP("SettingsSchema", "How long a suspended program waits for an answer."), kOnBus, &S::askTimeoutS},
    {"ask.then", T::Choice, R"("configured")", 0, 0, "configured|resume|keep-suspended", "", QT_TRANSLATE_NOOP("SettingsSchema", "Without an answer"),
     QT_TRANSLATE_NOOP("SettingsSchema", "What happens when nobody answers in time; configured is the rule's own response."), kOnBus, &S::askThen},
    {"ask.unattended", T::Choice, R"("enforce")", 0, 0, "enforce|observe", "", QT_TRANSLATE_NOOP("SettingsSchema", "When nobody is there"),
     QT_TRANSLATE_NOOP("SettingsSchema", "What happens when there is no unlocked desktop to ask on."), kOnBus, &S::askUnattended},
    {"log_levels", T::ChoiceList, R"(["ALERT","ERROR","WARNING","INFO"])", 0, 4, "ALERT|ERROR|WARNING|INFO", "", QT_TRANSLATE_NOOP("SettingsSchema", "Log levels"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Which levels get a log file."), kOnBus, &S::logLevels},
    {"learning.enabled", T::Boolean, "true", 0, 0, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Learning period"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Collect what is new in silence for the first days. Behaviour is never silenced."), kOnBus, {}},
    {"learning.days", T::Integer, "7", 0, 90, "", QT_TRANSLATE_NOOP("SettingsSchema", "days"), QT_TRANSLATE_NOOP("SettingsSchema", "Length of the learning period"),
     QT_TRANSLATE_NOOP("SettingsSchema", "How long the learning period lasts after the first start."), kOnBus, {}},
    {"rules", T::Rules, "{}", 0, 0, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Rules"),
     QT_TRANSLATE_NOOP("SettingsSchema", "For each rule: enabled, response, level."), kOnBus, &S::rules},
    {"trust", T::Trust, "[]", 0, kListEntries, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Trust"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Programs and peers that the named rules leave alone."), kOnBus, &S::trust},
    {"processes.fallback_interval_s", T::Integer, "5", 1, 60, "", "s", QT_TRANSLATE_NOOP("SettingsSchema", "Polling interval"),
     QT_TRANSLATE_NOOP("SettingsSchema", "How often /proc is read where the kernel does not tell of processes by itself."), kOnBus, &S::fallbackIntervalS},
    {"processes.children_max", T::Integer, "50", 1, 100'000, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Children"),
     QT_TRANSLATE_NOOP("SettingsSchema", "More children than this are unusual."), kOnBus, {}},
    {"resources.interval_s", T::Integer, "5", 1, 3600, "", "s", QT_TRANSLATE_NOOP("SettingsSchema", "Sampling interval"),
     QT_TRANSLATE_NOOP("SettingsSchema", "How often the use of resources is measured."), kOnBus, {}},
    {"resources.history_size", T::Integer, "10", 1, 1000, "", QT_TRANSLATE_NOOP("SettingsSchema", "samples"), QT_TRANSLATE_NOOP("SettingsSchema", "Samples looked back on"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Out of how many samples a trend is read."), kOnBus, {}},
    {"resources.trend_count", T::Integer, "3", 1, 1000, "", QT_TRANSLATE_NOOP("SettingsSchema", "samples"), QT_TRANSLATE_NOOP("SettingsSchema", "Samples above the limit"),
     QT_TRANSLATE_NOOP("SettingsSchema", "So many samples above the limit are an anomaly, for every metric without its own count."), kOnBus, {}},
    {"resources.cpu_percent", T::Integer, "90", 1, 100, "", "%", QT_TRANSLATE_NOOP("SettingsSchema", "Processor limit"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Processor time of one program."), kOnBus, {}},
    {"resources.cpu_trend_count", T::Integer, "3", 1, 1000, "", QT_TRANSLATE_NOOP("SettingsSchema", "samples"), QT_TRANSLATE_NOOP("SettingsSchema", "Processor: samples above the limit"),
     QT_TRANSLATE_NOOP("SettingsSchema", "So many samples above the limit are an anomaly."), kOnBus, {}},
    {"resources.memory_percent", T::Integer, "90", 1, 100, "", "%", QT_TRANSLATE_NOOP("SettingsSchema", "Memory limit"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Memory of one program."), kOnBus, {}},
    {"resources.memory_trend_count", T::Integer, "3", 1, 1000, "", QT_TRANSLATE_NOOP("SettingsSchema", "samples"), QT_TRANSLATE_NOOP("SettingsSchema", "Memory: samples above the limit"),
     QT_TRANSLATE_NOOP("SettingsSchema", "So many samples above the limit are an anomaly."), kOnBus, {}},
    {"resources.io_operations_per_s", T::Integer, "10000", 1, 100'000'000, "", "1/s", QT_TRANSLATE_NOOP("SettingsSchema", "Disk operations limit"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Reads and writes of one program in a second."), kOnBus, {}},
    {"resources.threads_max", T::Integer, "500", 1, 1'000'000, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Threads"),
     QT_TRANSLATE_NOOP("SettingsSchema", "More threads than this in one program are unusual."), kOnBus, {}},
    {"resources.descriptors_max", T::Integer, "1000", 1, 10'000'000, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Open files"),
     QT_TRANSLATE_NOOP("SettingsSchema", "More open descriptors than this in one program are unusual."), kOnBus, {}},
    {"resources.connections_max", T::Integer, "100", 1, 10'000'000, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Connections"),
     QT_TRANSLATE_NOOP("SettingsSchema", "More connections than this of one program are unusual."), kOnBus, {}},
    {"resources.pressure_percent", T::Integer, "40", 1, 100, "", "%", QT_TRANSLATE_NOOP("SettingsSchema", "Pressure limit"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Share of time in which programs wait for processor, memory or disk."), kOnBus, {}},
    {"resources.baselines.enabled", T::Boolean, "true", 0, 0, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Baselines"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Learn what is usual for each program."), kOnBus, {}},
    {"resources.baselines.period_h", T::Integer, "24", 1, 8760, "", "h", QT_TRANSLATE_NOOP("SettingsSchema", "Baseline period"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Over how long a baseline is formed."), kOnBus, {}},
    {"resources.baselines.margin_percent", T::Integer, "20", 0, 1000, "", "%", QT_TRANSLATE_NOOP("SettingsSchema", "Baseline margin"),
     QT_TRANSLATE_NOOP("SettingsSchema", "How far above its baseline a program may go."), kOnBus, {}},
    {"resources.dump.enabled", T::Boolean, "false", 0, 0, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Memory dump on anomaly"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Save the memory of a program with an anomaly."), kOnBus, {}},
    {"resources.dump.directory", T::Text, R"("/var/lib/algo-monitor/dumps")", 1, kPathBytes, "/", "", QT_TRANSLATE_NOOP("SettingsSchema", "Dump directory"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Where dumps are kept."), kFileOnly, {}},
    {"resources.dump.max_size_mib", T::Integer, "500", 1, 1'048'576, "", "MiB", QT_TRANSLATE_NOOP("SettingsSchema", "Largest dump"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Programs larger than this are not dumped."), kOnBus, {}},
    {"resources.dump.quota_mib", T::Integer, "4096", 1, 16'777'216, "", "MiB", QT_TRANSLATE_NOOP("SettingsSchema", "Room for dumps"),
     QT_TRANSLATE_NOOP("SettingsSchema", "All dumps together; the oldest give way."), kOnBus, {}},
    {"resources.dump.free_floor_mib", T::Integer, "2048", 0, 16'777'216, "", "MiB", QT_TRANSLATE_NOOP("SettingsSchema", "Disk space left alone"),
     QT_TRANSLATE_NOOP("SettingsSchema", "No dump is written that would leave less free space."), kOnBus, {}},
    {"resources.dump.cooldown_s", T::Integer, "600", 0, 86400, "", "s", QT_TRANSLATE_NOOP("SettingsSchema", "Time between dumps"),
     QT_TRANSLATE_NOOP("SettingsSchema", "One program is dumped at most this often."), kOnBus, {}},
    {"resources.dump.command", T::TextList, "[]", 0, 64, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Dump command"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Program and arguments that write a dump; empty: the built-in way."), kFileOnly, {}},
    {"resources.kill.enabled", T::Boolean, "false", 0, 0, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Terminate on anomaly"),
     QT_TRANSLATE_NOOP("SettingsSchema", "End a program with an anomaly."), kOnBus, {}},
    {"resources.kill.grace_s", T::Integer, "3", 0, 300, "", "s", QT_TRANSLATE_NOOP("SettingsSchema", "Time to end by itself"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Between asking a program to end and killing it."), kOnBus, {}},
    {"network.listeners_allowed", T::IntegerList, "[22,53,80,139,443,445,631]", 1, 65535, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Allowed listeners"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Ports on which a new listener is not reported."), kOnBus, {}},
    {"network.feeds", T::Feeds, "[]", 0, 100, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Feeds"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Lists of bad addresses and domains."), kFileOnly, {}},
    {"network.block_duration_s", T::Integer, "3600", 1, 31'536'000, "", "s", QT_TRANSLATE_NOOP("SettingsSchema", "Length of a block"),
     QT_TRANSLATE_NOOP("SettingsSchema", "How long an address stays blocked."), kOnBus, {}},
    {"network.scan.ports", T::Integer, "15", 2, 65535, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Port scan: ports"),
     QT_TRANSLATE_NOOP("SettingsSchema", "So many ports tried within the window are a scan."), kOnBus, {}},
    {"network.scan.window_s", T::Integer, "10", 1, 3600, "", "s", QT_TRANSLATE_NOOP("SettingsSchema", "Port scan: window"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Within which the tried ports are counted."), kOnBus, {}},
    {"network.beacon.count", T::Integer, "8", 3, 1000, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Beacon"),
     QT_TRANSLATE_NOOP("SettingsSchema", "So many connections at regular intervals are a beacon."), kOnBus, {}},
    {"integrity.directories", T::TextList, R"(["/bin/","/etc/","/root/","/home/*/.ssh/"])", 0, kListEntries, "/", "", QT_TRANSLATE_NOOP("SettingsSchema", "Protected directories"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Whose files are watched for changes; * and ? match within a name."), kOnBus, {}},
    {"integrity.exclude", T::TextList, "[]", 0, kListEntries, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Left out"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Paths below the protected directories that are not watched."), kOnBus, {}},
    {"integrity.interval_s", T::Integer, "60", 10, 86400, "", "s", QT_TRANSLATE_NOOP("SettingsSchema", "Verification interval"),
     QT_TRANSLATE_NOOP("SettingsSchema", "How often the protected files are compared with the baseline."), kOnBus, {}},
    {"integrity.io_mib_per_s", T::Integer, "40", 1, 10'000, "", "MiB/s", QT_TRANSLATE_NOOP("SettingsSchema", "Reading speed"),
     QT_TRANSLATE_NOOP("SettingsSchema", "How much is read from disk in a second while verifying."), kOnBus, {}},
    {"sessions.brute_force_count", T::Integer, "5", 2, 1000, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Failed logins"),
     QT_TRANSLATE_NOOP("SettingsSchema", "So many failed logins within the window are an attack."), kOnBus, {}},
    {"sessions.brute_force_window_s", T::Integer, "60", 1, 86400, "", "s", QT_TRANSLATE_NOOP("SettingsSchema", "Failed logins: window"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Within which failed logins are counted."), kOnBus, {}},
    {"responses.automatic_kills_per_minute", T::Integer, "10", 0, 1000, "", "1/min", QT_TRANSLATE_NOOP("SettingsSchema", "Automatic kills"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Per user; beyond it suspects are suspended, never let go."), kOnBus, &S::automaticKillsPerMinute},
    {"logs.max_size_mib", T::Integer, "10", 1, 1024, "", "MiB", QT_TRANSLATE_NOOP("SettingsSchema", "Log file size"),
     QT_TRANSLATE_NOOP("SettingsSchema", "A larger log file is put aside and a new one begun."), kOnBus, &S::logMaxSizeMiB},
    {"logs.retention_days", T::Integer, "30", 1, 3650, "", QT_TRANSLATE_NOOP("SettingsSchema", "days"), QT_TRANSLATE_NOOP("SettingsSchema", "Log files are kept"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Older log files are deleted."), kOnBus, &S::logRetentionDays},
    {"history.retention_days", T::Integer, "365", 1, 36500, "", QT_TRANSLATE_NOOP("SettingsSchema", "days"), QT_TRANSLATE_NOOP("SettingsSchema", "Alerts are kept"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Older alerts are removed from the history."), kOnBus, &S::historyRetentionDays},
    {"history.max_alerts", T::Integer, "1000000", 100, 100'000'000, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Largest history"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Beyond this number the oldest alerts are removed."), kOnBus, &S::historyMaxAlerts},
    {"syslog.enabled", T::Boolean, "false", 0, 0, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Syslog"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Send alerts to a syslog server (RFC 5424)."), kFileOnly, {}},
    {"syslog.server", T::Text, R"("")", 0, kTextBytes, "tcp://", "", QT_TRANSLATE_NOOP("SettingsSchema", "Syslog server"),
     QT_TRANSLATE_NOOP("SettingsSchema", "tcp://host:port"), kFileOnly, {}},
    {"mail.enabled", T::Boolean, "false", 0, 0, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Mail"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Send alerts by mail."), kOnBus, {}},
    {"mail.to", T::TextList, "[]", 0, 100, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Recipients"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Who gets the mail."), kOnBus, {}},
    {"mail.from", T::Text, R"("")", 0, kTextBytes, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Sender"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Address the mail comes from."), kOnBus, {}},
    {"mail.subject", T::Text, R"("[ALERT] AlgoMonitor")", 0, kTextBytes, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Subject"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Subject of the mail."), kOnBus, {}},
    {"mail.server", T::Text, R"("")", 0, kTextBytes, "smtp://|smtps://", "", QT_TRANSLATE_NOOP("SettingsSchema", "Mail server"),
     QT_TRANSLATE_NOOP("SettingsSchema", "smtp://host:port or smtps://host:port"), kFileOnly, {}},
    {"mail.starttls", T::Boolean, "true", 0, 0, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "STARTTLS"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Encrypt the connection to the mail server."), kOnBus, {}},
    {"mail.user", T::Text, R"("")", 0, kTextBytes, "", "", QT_TRANSLATE_NOOP("SettingsSchema", "Mail user"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Name to log in to the mail server with."), kFileOnly, {}},
    {"mail.password_file", T::Text, R"("")", 0, kPathBytes, "/", "", QT_TRANSLATE_NOOP("SettingsSchema", "Mail password file"),
     QT_TRANSLATE_NOOP("SettingsSchema", "Root-only file whose first line is the password."), kFileOnly, {}},
});
// clang-format on

}  // namespace

std::span<const SettingRow> settingsSchema() {
    return kRows;
}

}  // namespace model
