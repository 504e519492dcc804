#include "service/PromptText.h"

#include <pwd.h>

#include <array>

#include "model/SafeText.h"

namespace service {
namespace {

constexpr std::size_t kMaxNameBytes = 64;
constexpr std::size_t kMaxSubjectBytes = 400;

QString safe(std::string_view text, std::size_t maxBytes) {
    return QString::fromStdString(model::shortened(model::printable(text), maxBytes));
}

std::string userName(std::uint32_t uid) {
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwuid_r(uid, &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
        return std::to_string(uid);
    return found->pw_name;
}

std::string sentence(std::string_view name, std::int32_t pid, const std::string& user) {
    return '"' + model::shortened(model::printable(name), kMaxNameBytes) + "\" (process " +
           std::to_string(pid) + ", user " + user + ")";
}

}  // namespace

std::string describe(const model::ProcessKey& key, const Ownership& ownership) {
    return sentence(ownership.name, key.pid, userName(ownership.realUid));
}

std::string describe(const model::Alert& alert) {
    const model::Process& process = alert.finding.process;
    std::string text = sentence(process.name, process.key.pid,
                                alert.userName.empty() ? userName(process.uid) : alert.userName);
    if (alert.finding.connection)
        text += ", connected to " + model::remoteEndpoint(*alert.finding.connection);
    return text;
}

Details promptFor(std::string_view subject) {
    return {{QStringLiteral("subject"), safe(subject, kMaxSubjectBytes)}};
}

Details promptFor(std::string_view message, std::string_view subject) {
    Details details = promptFor(subject);
    details.insert(QStringLiteral("polkit.message"),
                   QString::fromUtf8(message.data(), static_cast<qsizetype>(message.size())));
    details.insert(QStringLiteral("polkit.gettext_domain"), QStringLiteral("algomonitor"));
    return details;
}

}  // namespace service
