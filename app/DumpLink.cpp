#include "app/DumpLink.h"

#include <QPointer>
#include <QStorageInfo>
#include <QThreadPool>
#include <algorithm>

#include "app/client/ListingJson.h"
#include "model/SettingsSchema.h"
#include "ui/MainWindow.h"
#include "ui/processes/DumpDesk.h"
#include "ui/settings/SettingText.h"

namespace app {
namespace {

constexpr std::uint64_t kKiBPerMiB = 1024;

std::uint64_t kiBOf(const QJsonObject& settings, const char* key) {
    const qint64 mib = ui::settingIn(settings, *model::findSetting(key)).toInteger();
    return static_cast<std::uint64_t>(qMax<qint64>(0, mib)) * kKiBPerMiB;
}

/// What is free where the directory is or will be. It may not be looked into: then the nearest
/// folder above that may.
std::optional<std::uint64_t> freeKiBAt(QString directory) {
    for (; directory.size() > 1; directory = directory.section(QLatin1Char('/'), 0, -2)) {
        const QStorageInfo storage(directory);
        if (storage.isValid() && storage.isReady())
            return static_cast<std::uint64_t>(qMax<qint64>(0, storage.bytesFree())) / 1024;
    }
    return std::nullopt;
}

}  // namespace

int pidOfDump(const QString& id) {
    bool ok = false;
    const int pid = id.section(QLatin1Char('-'), -1).toInt(&ok);
    return ok && id.count(QLatin1Char('-')) >= 3 ? qMax(0, pid) : 0;
}

DumpLink::DumpLink(client::HelperClient& client, VerbRunner& verbs)
    : m_client(client), m_verbs(verbs) {
    connect(&client, &client::HelperClient::dumpChanged, this, &DumpLink::onChanged);
}

void DumpLink::connectTo(ui::MainWindow& window) {
    m_desk = window.page<ui::DumpDesk>();
    connect(m_desk, &ui::DumpDesk::roomWanted, this, &DumpLink::askRoom);
    connect(m_desk, &ui::DumpDesk::dumpRequested, this, &DumpLink::dump);
    connect(m_desk, &ui::DumpDesk::cancelRequested, this,
            [this](const QString& id) { m_verbs.run(client::CancelDump{id}); });
}

void DumpLink::askRoom() {
    m_client.settings([this](const model::Result<QString>& text) {
        const auto settings = text ? client::settingsFromJson(*text)
                                   : model::Result<QJsonObject>(std::unexpected(text.error()));
        if (!settings)
            return;
        const model::SettingRow* where = model::findSetting("resources.dump.directory");
        askFree(ui::settingIn(*settings, *where).toString(),
                kiBOf(*settings, "resources.dump.max_size_mib"),
                kiBOf(*settings, "resources.dump.free_floor_mib"));
    });
}

/// Asking a file system may take its time: not here.
void DumpLink::askFree(const QString& directory, std::uint64_t largestKiB, std::uint64_t floorKiB) {
    QThreadPool::globalInstance()->start(
        [desk = QPointer(m_desk), directory, largestKiB, floorKiB] {
            const ui::DumpRoom room{directory, freeKiBAt(directory), largestKiB, floorKiB};
            QMetaObject::invokeMethod(qApp, [desk, room] {
                if (desk)
                    desk->setRoom(room);
            });
        });
}

void DumpLink::dump(const model::ProcessKey& key, bool force) {
    m_running.append(key);
    m_verbs.run(client::DumpProcess{key, force}, {}, [this, key](const Said& said) {
        m_running.removeOne(key);
        m_desk->setResult(key, said.sentence, said.ok);
    });
}

void DumpLink::onChanged(const QString& id) {
    const auto ours = std::find_if(m_running.cbegin(), m_running.cend(),
                                   [&](const auto& key) { return key.pid == pidOfDump(id); });
    if (ours == m_running.cend() || m_asking)
        return;
    m_asking = true;
    m_client.dumpProgress(id, [this, id, key = *ours](const model::Result<uint>& percent) {
        m_asking = false;
        if (m_running.contains(key))  // else it is over meanwhile
            m_desk->setProgress(key, id, percent ? static_cast<int>(*percent) : -1);
    });
}

}  // namespace app
