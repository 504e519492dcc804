// Enforcement1's verbs on connections and addresses.
#include "contract/Names.h"
#include "enforcement/AddressBlocker.h"
#include "enforcement/BlockGuard.h"
#include "enforcement/ConnectionDropper.h"
#include "model/SafeText.h"
#include "monitors/NetworkSampler.h"
#include "service/Arguments.h"
#include "service/EnforcementService.h"
#include "service/ListingJson.h"
#include "service/PromptText.h"

namespace service {
namespace {

using Code = model::Error::Code;

std::string baseName(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

/// `"curl" (process 4242, user alice), connected to 203.0.113.7:443`.
std::string describe(const model::ConnectionRow& row) {
    const std::string who =
        row.owner ? '"' + model::shortened(model::printable(baseName(row.executable)), 64) +
                        "\" (process " + std::to_string(row.owner.pid) + ", user " + row.user + ")"
                  : "user " + row.user;
    return who + ", connected to " + model::remoteEndpoint(row.connection);
}

model::Result<model::ConnectionRow> connectionWith(const Parts& parts, qulonglong id) {
    auto row = parts.network.find(id);
    if (!row)
        return model::unexpected(Code::InvalidArgument, "id",
                                 std::to_string(id) + ", there is no such connection");
    if (row->connection.remotePort == 0)
        return model::unexpected(Code::InvalidArgument, "id",
                                 std::to_string(id) + " is a socket without a peer");
    return *std::move(row);
}

model::Result<std::string> subjectOf(const model::Result<model::ConnectionRow>& row) {
    if (!row)
        return std::unexpected(row.error());
    return describe(*row);
}

Gate::Judge demanding(const char* action, const model::Result<std::string>& subject) {
    return [action, subject](const Caller&) -> model::Result<Demand> {
        if (!subject)
            return std::unexpected(subject.error());
        return Demand{.action = action, .details = promptFor(*subject), .subject = *subject};
    };
}

model::Result<std::uint32_t> seconds(std::uint32_t value) {
    return count("seconds", value,
                 static_cast<std::uint32_t>(enforcement::AddressBlocker::kLongestS));
}

}  // namespace

void EnforcementService::DropConnection(qulonglong id, const QDBusMessage& message) {
    const auto row = connectionWith(m_parts, id);
    m_gate.serve(
        message, demanding(contract::kActionDropConnection, subjectOf(row)),
        offloaded(m_parts, [row](const Caller&) {
            return answerOf(enforcement::ConnectionDropper().drop(row->connection, row->owner));
        }));
}

void EnforcementService::BlockAddress(const QString& address, uint duration,
                                      const QDBusMessage& message) {
    auto wanted = enforcement::parseAddress(address.toStdString());
    if (const auto sound = seconds(duration); !sound)
        wanted = std::unexpected(sound.error());
    m_gate.serve(message, demanding(contract::kActionBlockAddress, wanted),
                 offloaded(m_parts, [this, wanted, duration](const Caller& caller) {
                     return answerOf(m_parts.blocker.block(
                         *wanted, duration == 0 ? m_parts.blockDurationS() : duration,
                         "uid " + std::to_string(caller.uid)));
                 }));
}

void EnforcementService::Unblock(const QString& address, const QDBusMessage& message) {
    const auto wanted = enforcement::parseAddress(address.toStdString());
    m_gate.serve(message, demanding(contract::kActionBlockAddress, wanted),
                 offloaded(m_parts, [this, wanted](const Caller&) {
                     return answerOf(m_parts.blocker.unblock(*wanted));
                 }));
}

void EnforcementService::ListBlocks(const QDBusMessage& message) {
    m_gate.serve(
        message,
        [](const Caller&) -> model::Result<Demand> {
            return Demand{.action = contract::kActionView};
        },
        offloaded(m_parts, [this](const Caller&) -> model::Result<Done> {
            const auto blocks = m_parts.blocker.list();
            if (!blocks)
                return std::unexpected(blocks.error());
            return Done{{blocksJson(*blocks)}};
        }));
}

}  // namespace service
