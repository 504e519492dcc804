#include "ui/alerts/TrustMatch.h"

#include <QCoreApplication>
#include <algorithm>

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::TrustMatch)
};

using Kind = TrustCondition::Kind;

/// The match travels as text: a path that is no UTF-8 cannot be trusted by path.
bool survivesAsText(const std::string& bytes) {
    return QString::fromStdString(bytes).toStdString() == bytes;
}

void addIdentity(QList<TrustCondition>& list, const model::Process& process) {
    const auto add = [&list](const char* key, const std::string& value, const QString& title) {
        if (value.empty() || !survivesAsText(value))
            return;
        const bool first = list.isEmpty();
        list.append(
            {QLatin1String(key), QString::fromStdString(value), title, Kind::Identity, first});
    };
    add("package", process.package, Words::tr("Program of the package"));
    add("sha256", process.sha256, Words::tr("Exactly this file (SHA-256)"));
    if (!process.executableDeleted && !process.memoryOnly)
        add("path", process.executable, Words::tr("Program at this path"));
}

void addPeer(QList<TrustCondition>& list, const model::Connection& connection) {
    const bool inbound = connection.direction == model::Direction::Inbound;
    if (!connection.remoteAddress.empty())
        list.append({QStringLiteral("address"), QString::fromStdString(connection.remoteAddress),
                     Words::tr("Talking with the address"), Kind::Peer, true});
    const std::uint16_t port = inbound ? connection.localPort : connection.remotePort;
    if (port != 0)
        list.append({QStringLiteral("port"), QString::number(port),
                     inbound ? Words::tr("On its own port") : Words::tr("On the port"), Kind::Peer,
                     true});
}

bool hasChosen(const QList<TrustCondition>& conditions, Kind kind) {
    return std::any_of(conditions.begin(), conditions.end(),
                       [kind](const TrustCondition& c) { return c.kind == kind && c.chosen; });
}

}  // namespace

QList<TrustCondition> trustConditions(const model::Alert& alert) {
    QList<TrustCondition> list;
    addIdentity(list, alert.finding.process);
    if (alert.finding.connection)
        addPeer(list, *alert.finding.connection);
    list.append({QStringLiteral("uid"), QString::number(alert.finding.process.uid),
                 Words::tr("Only for the user with the number"), Kind::Scope, true});
    return list;
}

QString trustProblem(const QList<TrustCondition>& conditions, bool behaviour) {
    if (!hasChosen(conditions, Kind::Identity))
        return Words::tr("Say which program: its package, its hash or its path.");
    if (behaviour && !hasChosen(conditions, Kind::Peer))
        return Words::tr("Say with whom it may talk: an address or a port.");
    return {};
}

QMap<QString, QString> trustMatch(const QList<TrustCondition>& conditions) {
    QMap<QString, QString> match;
    for (const TrustCondition& condition : conditions) {
        if (condition.chosen)
            match.insert(condition.key, condition.value);
    }
    return match;
}

}  // namespace ui
