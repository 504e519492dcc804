// Network1's rows on the bus.
#include "contract/WireTypes.h"
#include "contract/WireValues.h"

namespace model {

using namespace contract::wire;

namespace {

QString protocolText(Transport transport) {
    return transport == Transport::Udp ? QStringLiteral("udp") : QStringLiteral("tcp");
}

QString directionText(Direction direction) {
    if (direction == Direction::Unknown)
        return QStringLiteral("unknown");
    return direction == Direction::Inbound ? QStringLiteral("inbound") : QStringLiteral("outbound");
}

Direction directionFrom(const std::string& text) {
    if (text == "inbound")
        return Direction::Inbound;
    return text == "outbound" ? Direction::Outbound : Direction::Unknown;
}

void appendEnds(QDBusArgument& argument, const Connection& connection) {
    argument << toWire(connection.localAddress) << connection.localPort
             << toWire(connection.remoteAddress) << connection.remotePort
             << toWire(connection.remoteName);
}

void takeEnds(const QDBusArgument& argument, Connection& connection) {
    connection.localAddress = textFrom(argument);
    argument >> connection.localPort;
    connection.remoteAddress = textFrom(argument);
    argument >> connection.remotePort;
    connection.remoteName = textFrom(argument);
}

}  // namespace

QDBusArgument& operator<<(QDBusArgument& argument, const ConnectionRow& row) {
    argument.beginStructure();
    argument << static_cast<qulonglong>(row.id) << protocolText(row.connection.transport)
             << toWire(row.state);
    appendEnds(argument, row.connection);
    argument << row.owner << toWire(row.executable) << row.uid << toWire(row.user)
             << directionText(row.connection.direction) << toWire(row.reach)
             << static_cast<qlonglong>(row.openedAtUs) << row.receivedBytesPerS
             << row.sentBytesPerS;
    argument.endStructure();
    return argument;
}

const QDBusArgument& operator>>(const QDBusArgument& argument, ConnectionRow& row) {
    argument.beginStructure();
    row.id = valueFrom<qulonglong>(argument);
    row.connection.cookie = row.id;
    row.connection.transport = textFrom(argument) == "udp" ? Transport::Udp : Transport::Tcp;
    row.state = textFrom(argument);
    takeEnds(argument, row.connection);
    argument >> row.owner;
    row.executable = textFrom(argument);
    argument >> row.uid;
    row.user = textFrom(argument);
    row.connection.direction = directionFrom(textFrom(argument));
    row.reach = textFrom(argument);
    row.openedAtUs = valueFrom<qlonglong>(argument);
    argument >> row.receivedBytesPerS >> row.sentBytesPerS;
    argument.endStructure();
    return argument;
}

QDBusArgument& operator<<(QDBusArgument& argument, const ConnectionChanges& changes) {
    argument.beginStructure();
    argument << static_cast<qulonglong>(changes.generation) << changes.complete;
    appendArray(argument, changes.changed);
    argument.beginArray(QMetaType::fromType<qulonglong>());
    for (const std::uint64_t id : changes.gone)
        argument << static_cast<qulonglong>(id);
    argument.endArray();
    argument.endStructure();
    return argument;
}

const QDBusArgument& operator>>(const QDBusArgument& argument, ConnectionChanges& changes) {
    argument.beginStructure();
    changes.generation = valueFrom<qulonglong>(argument);
    argument >> changes.complete;
    changes.changed = arrayFrom<ConnectionRow>(argument);
    for (const qulonglong id : arrayFrom<qulonglong>(argument))
        changes.gone.push_back(id);
    argument.endStructure();
    return argument;
}

}  // namespace model
