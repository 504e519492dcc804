// Sessions1's rows on the bus.
#include "contract/WireTypes.h"
#include "contract/WireValues.h"

namespace model {

using namespace contract::wire;

QDBusArgument& operator<<(QDBusArgument& argument, const Session& session) {
    argument.beginStructure();
    argument << toWire(session.id) << toWire(session.user) << session.uid << toWire(session.source)
             << toWire(session.terminal) << toWire(session.seat) << toWire(session.service)
             << static_cast<qlonglong>(session.startedUs) << static_cast<qlonglong>(session.endedUs)
             << toWire(session.state);
    argument.endStructure();
    return argument;
}

const QDBusArgument& operator>>(const QDBusArgument& argument, Session& session) {
    argument.beginStructure();
    session.id = textFrom(argument);
    session.user = textFrom(argument);
    argument >> session.uid;
    session.source = textFrom(argument);
    session.terminal = textFrom(argument);
    session.seat = textFrom(argument);
    session.service = textFrom(argument);
    session.startedUs = valueFrom<qlonglong>(argument);
    session.endedUs = valueFrom<qlonglong>(argument);
    session.state = textFrom(argument);
    argument.endStructure();
    return argument;
}

}  // namespace model
