#include "config/ResourceJson.h"

#include <QJsonArray>
#include <array>
#include <utility>

#include "config/SettingCodec.h"
#include "model/SettingsSchema.h"

namespace config {
namespace {

using S = model::ResourceSettings;

constexpr std::array<std::pair<const char*, std::int64_t S::*>, 13> kNumbers{{
    {"resources.interval_s", &S::intervalS},
    {"resources.history_size", &S::historySize},
    {"resources.trend_count", &S::trendCount},
    {"resources.cpu_percent", &S::cpuPercent},
    {"resources.cpu_trend_count", &S::cpuTrendCount},
    {"resources.memory_percent", &S::memoryPercent},
    {"resources.memory_trend_count", &S::memoryTrendCount},
    {"resources.io_operations_per_s", &S::ioOperationsPerS},
    {"resources.threads_max", &S::threadsMax},
    {"resources.descriptors_max", &S::descriptorsMax},
    {"resources.connections_max", &S::connectionsMax},
    {"resources.pressure_percent", &S::pressurePercent},
    {"processes.children_max", &S::childrenMax},
}};

QJsonValue inForce(const model::Settings& settings, std::string_view key) {
    const model::SettingRow* row = model::findSetting(key);
    return row == nullptr ? QJsonValue() : writeSetting(*row, settings);
}

S::Dump dumpSettings(const model::Settings& settings) {
    const auto value = [&](std::string_view key) {
        return inForce(settings, "resources.dump." + std::string(key));
    };
    S::Dump dump;
    dump.enabled = value("enabled").toBool();
    dump.directory = value("directory").toString().toStdString();
    dump.maxSizeMiB = value("max_size_mib").toInteger();
    dump.quotaMiB = value("quota_mib").toInteger();
    dump.freeFloorMiB = value("free_floor_mib").toInteger();
    dump.cooldownS = value("cooldown_s").toInteger();
    for (const QJsonValue word : value("command").toArray())
        dump.command.push_back(word.toString().toStdString());
    return dump;
}

}  // namespace

model::ResourceSettings resourceSettings(const model::Settings& settings) {
    S resources;
    for (const auto& [key, field] : kNumbers)
        resources.*field = inForce(settings, key).toInteger();
    resources.baselines.enabled = inForce(settings, "resources.baselines.enabled").toBool();
    resources.baselines.periodH = inForce(settings, "resources.baselines.period_h").toInteger();
    resources.baselines.marginPercent =
        inForce(settings, "resources.baselines.margin_percent").toInteger();
    resources.dump = dumpSettings(settings);
    resources.kill.enabled = inForce(settings, "resources.kill.enabled").toBool();
    resources.kill.graceS = inForce(settings, "resources.kill.grace_s").toInteger();
    return resources;
}

}  // namespace config
