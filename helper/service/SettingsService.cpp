#include "service/SettingsService.h"

#include <QStringList>
#include <algorithm>
#include <chrono>
#include <memory>
#include <set>
#include <utility>

#include "config/ConfigFile.h"
#include "config/ImportPlan.h"
#include "config/SettingCodec.h"
#include "config/SettingsStore.h"
#include "contract/Names.h"
#include "model/Clock.h"
#include "model/SettingsSchema.h"
#include "model/Timestamp.h"
#include "rules/TrustPolicy.h"
#include "service/Arguments.h"
#include "service/PromptText.h"
#include "service/RootOwnedPath.h"
#include "service/SettingCheck.h"
#include "service/TrustPreview.h"

namespace service {
namespace {

/// A read everybody in front of the machine may do.
Gate::Judge viewing() {
    return [](const Caller&) -> model::Result<Demand> {
        return Demand{.action = contract::kActionView};
    };
}

/// A change; `what` completes "Authentication is required to change AlgoMonitor's settings: …".
template <typename Checked>
Gate::Judge changing(const model::Result<Checked>& checked, std::string what) {
    return [checked, what = std::move(what)](const Caller&) -> model::Result<Demand> {
        if (!checked)
            return std::unexpected(checked.error());
        return Demand{
            .action = contract::kActionChangeSettings, .details = promptFor(what), .subject = what};
    };
}

Work reading(std::function<std::string()> text) {
    return [text = std::move(text)](const Caller&) -> model::Result<Done> {
        return Done{{QString::fromStdString(text())}};
    };
}

model::Result<Done> done(const model::Result<void>& result) {
    if (!result)
        return std::unexpected(result.error());
    return Done{};
}

model::Result<model::TrustEntry> trustEntry(const QString& json) {
    const auto checked = filledText("entry", json);
    if (!checked)
        return std::unexpected(checked.error());
    auto entry = config::parseTrust(*checked);
    if (!entry)
        return entry;
    if (const auto sound = rules::checkTrustEntry(*entry); !sound)
        return std::unexpected(sound.error());
    if (std::any_of(entry->rules.begin(), entry->rules.end(), rules::isBehavioural))
        if (const auto placed = checkPlaces(*entry); !placed)
            return std::unexpected(placed.error());
    return entry;
}

model::Result<Done> report(const model::Result<config::ImportPlan>& plan) {
    if (!plan)
        return std::unexpected(plan.error());
    return Done{{QString::fromStdString(config::toJson(*plan))}};
}

/// Before anybody is asked for a password; the rest is the import's to say.
model::Result<void> checkImport(const QString& contents) {
    const auto size = static_cast<std::size_t>(contents.size());
    if (size == 0 || size > config::kMostImportBytes)
        return model::unexpected(model::Error::Code::InvalidArgument, "contents",
                                 "1 byte to 1 MiB");
    return {};
}

std::string describe(const model::TrustEntry& entry) {
    std::string text = "trust";
    for (const auto& [key, value] : entry.match)
        text += " " + key + "=" + value;
    return text;
}

}  // namespace

SettingsService::SettingsService(QObject* object, Gate& gate, const Parts& parts)
    : Settings1Adaptor(object), m_gate(gate), m_parts(parts) {
    m_pauseEnd.setSingleShot(true);
    connect(&m_pauseEnd, &QTimer::timeout, this, &SettingsService::armPauseEnd);
    armPauseEnd();  // the bus may have come back during a pause
}

void SettingsService::announce(const std::vector<std::string>& keys) {
    QStringList list;
    for (const std::string& key : keys)
        list.append(QString::fromStdString(key));
    Q_EMIT Changed(list);
}

void SettingsService::GetAll(const QDBusMessage& message) {
    m_gate.serve(message, viewing(),
                 atOnce(reading([this] { return config::toJson(*m_parts.settings.current()); })));
}

void SettingsService::Schema(const QDBusMessage& message) {
    m_gate.serve(message, viewing(), atOnce(reading(config::schemaJson)));
}

void SettingsService::Set(const QString& key, const QString& value, const QDBusMessage& message) {
    const auto setting = checkedSetting(key, value);
    m_gate.serve(message,
                 changing(setting, setting ? setting->key + " = " + setting->json : std::string()),
                 atOnce([this, setting](const Caller&) {
                     return done(m_parts.settings.set(setting->key, setting->json));
                 }));
}

void SettingsService::SetMode(const QString& mode, const QDBusMessage& message) {
    const auto wanted = service::mode(mode);
    m_gate.serve(
        message, changing(wanted, "mode = " + mode.toStdString()),
        atOnce([this, wanted](const Caller&) { return done(m_parts.settings.setMode(*wanted)); }));
}

void SettingsService::Pause(uint seconds, const QDBusMessage& message) {
    const auto wanted = count("seconds", seconds, kMaxPauseSeconds);
    m_gate.serve(message, changing(wanted, "only observe for " + std::to_string(seconds) + " s"),
                 atOnce([this, wanted](const Caller&) -> model::Result<Done> {
                     pause(*wanted);
                     return Done{};
                 }));
}

void SettingsService::TrustList(const QDBusMessage& message) {
    m_gate.serve(
        message, viewing(),
        atOnce(reading([this] { return config::trustListJson(*m_parts.settings.current()); })));
}

void SettingsService::Trust(const QString& entry, const QDBusMessage& message) {
    const auto wanted = trustEntry(entry);
    m_gate.serve(message, changing(wanted, wanted ? describe(*wanted) : std::string()),
                 atOnce([this, wanted](const Caller&) -> model::Result<Done> {
                     const auto id = m_parts.settings.addTrust(*wanted);
                     if (!id)
                         return std::unexpected(id.error());
                     return Done{{QString::fromStdString(*id)}};
                 }));
}

void SettingsService::PreviewTrust(const QString& entry, uint days, bool all,
                                   const QDBusMessage& message) {
    const auto wanted = trustEntry(entry);
    const auto period = count("days", days, kMostPreviewDays);
    m_gate.serve(
        message,
        [wanted, period, all](const Caller&) -> model::Result<Demand> {
            if (!wanted)
                return std::unexpected(wanted.error());
            if (!period)
                return std::unexpected(period.error());
            return Demand{.action = all ? contract::kActionViewAll : contract::kActionView};
        },
        offloaded(m_parts, [this, wanted, days, all](const Caller& caller) -> model::Result<Done> {
            const auto whose = all ? std::nullopt : std::optional(caller.uid);
            return Done{{QString::fromStdString(
                trustPreview(m_parts.alerts, *wanted, days, whose, model::realtimeUs()))}};
        }));
}

void SettingsService::Untrust(const QString& id, const QDBusMessage& message) {
    const auto wanted = filledText("id", id);
    m_gate.serve(message, changing(wanted, "no longer trust " + wanted.value_or("")),
                 atOnce([this, wanted](const Caller&) {
                     return done(m_parts.settings.removeTrust(*wanted));
                 }));
}

/// For a pool thread: a hostile megabyte takes its time.
std::function<model::Result<config::ImportPlan>()> SettingsService::importing(
    const QString& contents) {
    return [this, text = contents.toStdString()] {
        const auto& settings = m_parts.settings;
        return config::planImport(text, settings.configured(), settings.trustCheck());
    };
}

/// Only what the file speaks of: other settings may have changed since the plan was made.
model::Result<Done> SettingsService::keep(const model::Result<config::ImportPlan>& plan) {
    if (!plan)
        return report(plan);
    std::set<std::string> targets;
    for (const config::ImportLine& line : plan->lines)
        targets.insert(line.target);
    auto& store = m_parts.settings;
    model::Settings wanted = store.configured();
    for (const std::string& key : targets) {
        const model::SettingRow* row = model::findSetting(key);
        if (row != nullptr && !row->fileOnly)
            (void)config::readSetting(*row, config::writeSetting(*row, plan->settings), wanted,
                                      store.trustCheck());
    }
    if (const auto kept = store.setAll(wanted); !kept)
        return std::unexpected(kept.error());
    return report(plan);
}

void SettingsService::Import(const QString& contents, const QDBusMessage& message) {
    const model::Result<void> checked = checkImport(contents);
    m_gate.serve(message, changing(checked, "import a configuration file"),
                 [this, plan = importing(contents)](const Caller&, const Gate::Finish& finish) {
                     const auto made = std::make_shared<model::Result<config::ImportPlan>>();
                     m_parts.offload([made, plan] { *made = plan(); },
                                     [this, made, finish] { finish(keep(*made)); });
                 });
}

void SettingsService::PreviewImport(const QString& contents, const QDBusMessage& message) {
    m_gate.serve(
        message,
        [checked = checkImport(contents)](const Caller&) -> model::Result<Demand> {
            if (!checked)
                return std::unexpected(checked.error());
            return Demand{.action = contract::kActionView};
        },
        offloaded(m_parts, [plan = importing(contents)](const Caller&) { return report(plan()); }));
}

void SettingsService::pause(std::uint32_t seconds) {
    const std::int64_t now = model::bootTimeUs();
    m_parts.settings.pauseUntil(seconds == 0 ? 0 : now + seconds * model::kMicrosecondsPerSecond);
    armPauseEnd();
}

void SettingsService::armPauseEnd() {
    const std::int64_t now = model::bootTimeUs();
    m_parts.settings.tick(now);
    const std::int64_t until = m_parts.settings.pausedUntilUs();
    if (until == 0)
        return m_pauseEnd.stop();
    // Looked at again at least once a minute: timers stand still while the machine sleeps.
    const auto left = std::chrono::microseconds(std::max<std::int64_t>(until - now, 0));
    m_pauseEnd.start(std::min(std::chrono::ceil<std::chrono::milliseconds>(left),
                              std::chrono::milliseconds(60'000)));
}

}  // namespace service
