#include "service/IntegrityService.h"

#include <chrono>

#include "contract/Names.h"
#include "model/SafeText.h"
#include "monitors/IntegrityMonitor.h"
#include "service/Arguments.h"
#include "service/IntegrityJson.h"
#include "service/PromptText.h"

namespace service {
namespace {

using Code = model::Error::Code;
using monitors::IntegrityMonitor;

constexpr std::uint32_t kScanned = 1000;  // of others' files at a time, for a page of one's own

std::unexpected<model::Error> none() {
    return model::unexpected(Code::Unavailable, "integrity", "protected files are not watched");
}

bool isOf(const model::FileDrift& drift, std::uint32_t uid) {
    return (drift.now ? drift.now.uid : drift.before.uid) == uid;
}

/// An absolute path, as it was shown.
model::Result<std::string> shownPath(const QString& path) {
    auto text = filledText("path", path);
    if (text && !text->starts_with('/'))
        return model::unexpected(Code::InvalidArgument, "path", "must begin with /");
    return text;
}

model::Result<std::string> shownHash(const QString& hash) {
    const std::string text = hash.toStdString();
    if (!text.empty() &&
        (text.size() != 64 || text.find_first_not_of("0123456789abcdef") != std::string::npos))
        return model::unexpected(Code::InvalidArgument, "sha256",
                                 "must be 64 lower-case hexadecimal digits, or empty");
    return text;
}

/// The change whose path is shown like this: a name may hold what no text can.
std::string rawPathOf(IntegrityMonitor& monitor, const std::string& shown) {
    std::string after;
    for (;;) {
        const auto page = monitor.changes(after, kScanned);
        for (const model::FileDrift& drift : page)
            if (drift.path == shown || model::printable(drift.path) == shown)
                return drift.path;
        if (page.size() < kScanned)
            return shown;
        after = page.back().path;
    }
}

}  // namespace

IntegrityService::IntegrityService(QObject* object, Gate& gate, const Parts& parts)
    : Integrity1Adaptor(object), m_gate(gate), m_parts(parts) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(std::chrono::seconds(1));
    QObject::connect(&m_soon, &QTimer::timeout, this, [this] { Q_EMIT Changed(); });
}

void IntegrityService::announce() {
    if (!m_soon.isActive())
        m_soon.start();
}

void IntegrityService::read(
    const QDBusMessage& message, const model::Result<std::uint32_t>& limit, bool all,
    std::function<QString(const Caller&, monitors::IntegrityMonitor&)> answer) {
    m_gate.serve(
        message,
        [limit, all](const Caller&) -> model::Result<Demand> {
            if (!limit)
                return std::unexpected(limit.error());
            return Demand{.action = all ? contract::kActionViewAll : contract::kActionView};
        },
        offloaded(m_parts,
                  [this, answer = std::move(answer)](const Caller& caller) -> model::Result<Done> {
                      if (m_parts.integrity == nullptr)
                          return none();
                      return Done{{answer(caller, *m_parts.integrity)}};
                  }));
}

void IntegrityService::Status(const QDBusMessage& message) {
    read(message, 0U, false, [](const Caller&, IntegrityMonitor& monitor) {
        return integrityStatusJson(monitor.status());
    });
}

void IntegrityService::Changes(const QString& cursor, uint limit, bool all,
                               const QDBusMessage& message) {
    const auto most = count("limit", limit, kMaxPage);
    read(message, most, all, [=](const Caller& caller, IntegrityMonitor& monitor) {
        auto page = monitor.changes(pathOfCursor(cursor), *most);
        const std::string next = page.size() == *most && *most > 0 ? page.back().path : "";
        if (!all)
            std::erase_if(page, [&](const auto& drift) { return !isOf(drift, caller.uid); });
        return driftsJson(page, next);
    });
}

void IntegrityService::Export(const QString& cursor, uint limit, const QDBusMessage& message) {
    const auto most = count("limit", limit, kMaxPage);
    read(message, most, true, [=](const Caller&, IntegrityMonitor& monitor) {
        const auto page = monitor.accepted(pathOfCursor(cursor), *most);
        return acceptedJson(page,
                            page.size() == *most && *most > 0 ? page.back().first : std::string());
    });
}

void IntegrityService::perform(const QDBusMessage& message, const char* action,
                               const model::Result<std::string>& subject, Act act) {
    m_gate.serve(
        message,
        [action, subject](const Caller&) -> model::Result<Demand> {
            if (!subject)
                return std::unexpected(subject.error());
            const std::string shown = model::shortened(model::printable(*subject), 256);
            return Demand{.action = action, .details = promptFor(shown), .subject = shown};
        },
        offloaded(m_parts, [this, act = std::move(act)](const Caller&) -> model::Result<Done> {
            if (m_parts.integrity == nullptr)
                return none();
            const auto detail = act(*m_parts.integrity);
            if (!detail)
                return std::unexpected(detail.error());
            return Done{{QStringLiteral("done"), QString::fromStdString(*detail)},
                        model::Outcome::Done,
                        *detail};
        }));
}

void IntegrityService::Verify(bool full, const QDBusMessage& message) {
    perform(message, contract::kActionVerifyIntegrity, std::string("all protected files"),
            [full](IntegrityMonitor& monitor) -> model::Result<std::string> {
                monitor.verify(full);
                return full ? "every protected file is read again" : "protected files are compared";
            });
}

void IntegrityService::Cancel(const QDBusMessage& message) {
    perform(message, contract::kActionVerifyIntegrity, std::string("stop comparing files"),
            [](IntegrityMonitor& monitor) -> model::Result<std::string> {
                monitor.cancel();
                return "stopped";
            });
}

void IntegrityService::Accept(const QString& path, const QString& sha256,
                              const QDBusMessage& message) {
    auto subject = shownPath(path);
    const auto hash = shownHash(sha256);
    if (!hash)
        subject = std::unexpected(hash.error());
    perform(message, contract::kActionAcceptIntegrity, subject,
            [subject, hash](IntegrityMonitor& monitor) -> model::Result<std::string> {
                const auto done = monitor.accept(rawPathOf(monitor, *subject), *hash);
                if (!done)
                    return std::unexpected(done.error());
                return "accepted";
            });
}

void IntegrityService::AcceptFolder(const QString& path, const QDBusMessage& message) {
    auto folder = shownPath(path);
    while (folder && folder->size() > 1 && folder->ends_with('/'))
        folder->pop_back();
    perform(message, contract::kActionAcceptIntegrity, folder,
            [folder](IntegrityMonitor& monitor) -> model::Result<std::string> {
                const auto count = monitor.acceptBelow(*folder);
                if (!count)
                    return std::unexpected(count.error());
                return std::to_string(*count) + " accepted";
            });
}

void IntegrityService::AcceptAll(const QDBusMessage& message) {
    perform(message, contract::kActionAcceptIntegrity, std::string("every change"),
            [](IntegrityMonitor& monitor) -> model::Result<std::string> {
                const auto count = monitor.acceptBelow("/");
                if (!count)
                    return std::unexpected(count.error());
                return std::to_string(*count) + " accepted";
            });
}

}  // namespace service
