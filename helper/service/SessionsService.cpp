#include "service/SessionsService.h"

#include "contract/Names.h"
#include "contract/WireTypes.h"
#include "service/Arguments.h"

namespace service {

SessionsService::SessionsService(QObject* object, Gate& gate, const Parts& parts)
    : Sessions1Adaptor(object), m_gate(gate), m_parts(parts) {}

void SessionsService::List(uint offset, uint limit, bool openOnly, bool all,
                           const QDBusMessage& message) {
    const auto most = count("limit", limit, kMaxPage);
    m_gate.serve(
        message,
        [most, all](const Caller&) -> model::Result<Demand> {
            if (!most)
                return std::unexpected(most.error());
            return Demand{.action = all ? contract::kActionViewAll : contract::kActionView};
        },
        offloaded(m_parts, [=, this](const Caller& caller) -> model::Result<Done> {
            if (!m_parts.sessions)
                return model::unexpected(model::Error::Code::Unavailable, "sessions",
                                         "are not kept");
            const auto page = m_parts.sessions({.offset = offset,
                                                .limit = *most,
                                                .openOnly = openOnly,
                                                .everybodys = all,
                                                .uid = caller.uid});
            if (!page)
                return std::unexpected(page.error());
            const QList<model::Session> rows(page->sessions.begin(), page->sessions.end());
            return Done{{QVariant::fromValue(rows), page->total}};
        }));
}

}  // namespace service
