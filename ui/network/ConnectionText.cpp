#include "ui/network/ConnectionText.h"

#include <QCoreApplication>
#include <array>

#include "ui/format/SafeText.h"
#include "ui/network/ServiceNames.h"

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::ConnectionText)
};

struct Phrase {
    const char* key;
    const char* words;
};

constexpr qsizetype kNameLimit = 64;
constexpr qsizetype kAddressLimit = 128;

constexpr auto kStates = std::to_array<Phrase>({
    {"established", QT_TRANSLATE_NOOP("ui::ConnectionText", "Connected")},
    {"listen", QT_TRANSLATE_NOOP("ui::ConnectionText", "Listens")},
    {"unconnected", QT_TRANSLATE_NOOP("ui::ConnectionText", "Open")},
    {"syn-sent", QT_TRANSLATE_NOOP("ui::ConnectionText", "Calling")},
    {"syn-recv", QT_TRANSLATE_NOOP("ui::ConnectionText", "Being called")},
    {"fin-wait-1", QT_TRANSLATE_NOOP("ui::ConnectionText", "Closing")},
    {"fin-wait-2", QT_TRANSLATE_NOOP("ui::ConnectionText", "Closing")},
    {"time-wait", QT_TRANSLATE_NOOP("ui::ConnectionText", "Closed")},
    {"close", QT_TRANSLATE_NOOP("ui::ConnectionText", "Closed")},
    {"close-wait", QT_TRANSLATE_NOOP("ui::ConnectionText", "Hung up")},
    {"last-ack", QT_TRANSLATE_NOOP("ui::ConnectionText", "Closing")},
    {"closing", QT_TRANSLATE_NOOP("ui::ConnectionText", "Closing")},
});

constexpr auto kReaches = std::to_array<Phrase>({
    {"host", QT_TRANSLATE_NOOP("ui::ConnectionText", "This computer only")},
    {"lan", QT_TRANSLATE_NOOP("ui::ConnectionText", "The local network")},
    {"beyond", QT_TRANSLATE_NOOP("ui::ConnectionText", "Anybody")},
});

template <std::size_t N>
QString phrase(const std::array<Phrase, N>& phrases, const std::string& key) {
    for (const Phrase& each : phrases) {
        if (key == each.key)
            return Words::tr(each.words);
    }
    return safeText(key, kNameLimit);
}

bool isWildcard(const std::string& address) {
    return address.empty() || address == "0.0.0.0" || address == "::" || address == "*";
}

QString baseName(const std::string& path) {
    return safeText(path.substr(path.rfind('/') + 1), kNameLimit);
}

}  // namespace

bool isListener(const model::ConnectionRow& row) {
    return row.state == "listen" || !row.reach.empty();
}

bool isOpenToAll(const model::ConnectionRow& row) {
    return row.reach == "beyond";
}

QString ownerText(const model::ConnectionRow& row) {
    if (row.owner.pid <= 0)
        return row.executable.empty() ? Words::tr("not known") : baseName(row.executable);
    const QString name = row.executable.empty() ? Words::tr("process") : baseName(row.executable);
    return QStringLiteral("%1 (%2)").arg(name).arg(row.owner.pid);
}

QString endText(const std::string& address, std::uint16_t port) {
    QString host = isWildcard(address) ? Words::tr("any") : safeText(address, kAddressLimit);
    if (host.contains(QLatin1Char(':')))
        host = QLatin1Char('[') + host + QLatin1Char(']');
    if (port == 0)
        return host;
    const QString service = serviceName(port);
    const QString end = QStringLiteral("%1:%2").arg(host).arg(port);
    return service.isEmpty() ? end : end + QLatin1Char(' ') + service;
}

QString peerText(const model::ConnectionRow& row) {
    if (isListener(row))
        return reachText(row.reach);
    const model::Connection& c = row.connection;
    if (isWildcard(c.remoteAddress) && c.remotePort == 0)
        return QStringLiteral("–");
    return endText(c.remoteName.empty() ? c.remoteAddress : c.remoteName, c.remotePort);
}

QString reachText(const std::string& reach) {
    return reach.empty() ? QStringLiteral("–") : phrase(kReaches, reach);
}

QString connectionStateText(const std::string& state) {
    return phrase(kStates, state);
}

QString connectionLine(const model::ConnectionRow& row) {
    const model::Connection& c = row.connection;
    const bool udp = c.transport == model::Transport::Udp;
    QString peer = peerText(row);
    if (!isListener(row) && !c.remoteName.empty())
        peer += QStringLiteral(" (%1)").arg(safeText(c.remoteAddress, kAddressLimit));
    return QStringLiteral("%1: %2 %3 → %4")
        .arg(ownerText(row), udp ? QStringLiteral("UDP") : QStringLiteral("TCP"),
             endText(c.localAddress, c.localPort), peer);
}

}  // namespace ui
