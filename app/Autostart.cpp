#include "app/Autostart.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QSaveFile>
#include <QStandardPaths>
#include <algorithm>
#include <utility>

namespace app {
namespace {

const QString kOurFile = QStringLiteral("/algomonitor.desktop");
constexpr qint64 kMostBytes = 64 * 1024;

constexpr char kEntry[] =
    "[Desktop Entry]\n"
    "Type=Application\n"
    "Name=AlgoMonitor\n"
    "Exec=algomonitor --tray\n"
    "Icon=algomonitor\n";

/// The first value of the key in "[Desktop Entry]".
QString valueIn(const QString& path, const QString& key) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    bool inEntry = false;
    for (const QString& raw : QString::fromUtf8(file.read(kMostBytes)).split(QLatin1Char('\n'))) {
        const QString line = raw.trimmed();
        if (line.startsWith(QLatin1Char('[')))
            inEntry = line == QLatin1String("[Desktop Entry]");
        else if (inEntry && line.section(QLatin1Char('='), 0, 0).trimmed() == key)
            return line.section(QLatin1Char('='), 1).trimmed();
    }
    return {};
}

bool isHidden(const QString& path) {
    return valueIn(path, QStringLiteral("Hidden")) == QLatin1String("true");
}

QStringList sessionFolders() {
    QStringList folders;
    for (const QString& each :
         QStandardPaths::standardLocations(QStandardPaths::GenericConfigLocation).mid(1))
        folders << each + QStringLiteral("/autostart");
    return folders;
}

}  // namespace

Autostart::Autostart()
    : Autostart(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                    QStringLiteral("/autostart"),
                sessionFolders()) {}

Autostart::Autostart(QString personal, QStringList systemwide)
    : m_personal(std::move(personal)), m_systemwide(std::move(systemwide)) {}

bool Autostart::isOn() const {
    const QString own = m_personal + kOurFile;
    if (QFile::exists(own))
        return !isHidden(own);
    return std::any_of(m_systemwide.begin(), m_systemwide.end(), [](const QString& folder) {
        return QFile::exists(folder + kOurFile) && !isHidden(folder + kOurFile);
    });
}

bool Autostart::set(bool on) const {
    if (on == isOn())
        return true;
    if (!QDir().mkpath(m_personal))
        return false;
    QSaveFile file(m_personal + kOurFile);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(kEntry);
    if (!on)
        file.write("Hidden=true\n");
    return file.commit();
}

QStringList Autostart::others() const {
    QMap<QString, QString> names;  // by file name: the person's hides the system's
    for (const QString& folder : QStringList(m_personal) + m_systemwide) {
        const QStringList files =
            QDir(folder).entryList({QStringLiteral("*.desktop")}, QDir::Files, QDir::Name);
        for (const QString& file : files) {
            if (names.size() >= kMost || names.contains(file) || kOurFile.endsWith(file))
                continue;
            const QString path = folder + QLatin1Char('/') + file;
            const QString name = valueIn(path, QStringLiteral("Name"));
            names.insert(file, isHidden(path) ? QString() : name.isEmpty() ? file : name);
        }
    }
    QStringList list = names.values();
    list.removeAll(QString());
    list.sort(Qt::CaseInsensitive);
    return list;
}

}  // namespace app
