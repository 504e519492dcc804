#include "service/NetworkService.h"

#include "contract/Names.h"
#include "contract/WireTypes.h"
#include "monitors/NetworkSampler.h"

namespace service {

NetworkService::NetworkService(QObject* object, Gate& gate, const Parts& parts)
    : Network1Adaptor(object), m_gate(gate), m_parts(parts) {}

void NetworkService::Changes(qulonglong generation, bool all, const QDBusMessage& message) {
    m_gate.serve(
        message,
        [all](const Caller&) -> model::Result<Demand> {
            return Demand{.action = all ? contract::kActionViewAll : contract::kActionView};
        },
        offloaded(m_parts, [this, generation, all](const Caller& caller) -> model::Result<Done> {
            auto changes = m_parts.network.changes(generation);
            if (!changes)
                return std::unexpected(changes.error());
            for (model::ConnectionRow& row : changes->changed)
                if (!all && row.uid != caller.uid)
                    row = outlineOf(row);
            return Done{{QVariant::fromValue(*changes)}};
        }));
}

model::ConnectionRow outlineOf(const model::ConnectionRow& row) {
    model::ConnectionRow outline = row;
    outline.connection.remoteName.clear();
    outline.owner = {};
    outline.executable.clear();
    outline.receivedBytesPerS = outline.sentBytesPerS = 0;
    return outline;
}

}  // namespace service
