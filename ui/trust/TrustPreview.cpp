#include "ui/trust/TrustPreview.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <array>
#include <string_view>

#include "ui/format/AlertText.h"
#include "ui/format/Units.h"
#include "ui/trust/TrustKeys.h"

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::TrustPreview)
};

constexpr std::size_t kNamed = 3;

bool isBelow(std::string_view path, std::string_view directory) {
    while (directory.size() > 1 && directory.ends_with('/'))
        directory.remove_suffix(1);
    return path.size() > directory.size() && path.starts_with(directory) &&
           (directory == "/" || path[directory.size()] == '/');
}

bool isPartOf(std::string_view path, std::string_view part) {
    return (std::string("/") + std::string(path) + "/").find("/" + std::string(part) + "/") !=
           std::string::npos;
}

bool partBeginsWith(std::string_view path, const std::string& start) {
    return (std::string("/") + std::string(path)).find("/" + start) != std::string::npos;
}

std::string_view scriptOf(const model::Process& process) {
    for (std::size_t i = 1; i < process.arguments.size(); ++i) {
        if (!process.arguments[i].starts_with('-'))
            return process.arguments[i];
    }
    return {};
}

/// A prefix of bits over the bytes of an IPv4 address; IPv6 prefixes are held against the text.
bool inPrefix(const std::string& address, const std::string& wanted) {
    const std::size_t slash = wanted.find('/');
    if (slash == std::string::npos)
        return address == wanted;
    const auto bitsOf = [](const std::string& text) {
        std::uint64_t value = 0;
        for (const QString& part : QString::fromStdString(text).split(QLatin1Char('.')))
            value = value << 8U | (part.toUInt() & 0xFFU);
        return value;
    };
    if (address.find(':') != std::string::npos || wanted.find(':') != std::string::npos)
        return false;
    const unsigned bits = QString::fromStdString(wanted.substr(slash + 1)).toUInt();
    const unsigned rest = 32U - std::min(bits, 32U);
    return bitsOf(address) >> rest == bitsOf(wanted.substr(0, slash)) >> rest;
}

bool peerHolds(const std::string& key, const std::string& wanted, const model::Finding& finding) {
    if (!finding.connection)
        return false;
    const model::Connection& peer = *finding.connection;
    if (key == "address")
        return inPrefix(peer.remoteAddress, wanted);
    if (key == "domain")
        return peer.remoteName == wanted || peer.remoteName.ends_with("." + wanted);
    const bool inbound = peer.direction == model::Direction::Inbound;
    return std::to_string(inbound ? peer.localPort : peer.remotePort) == wanted;
}

bool sandboxHolds(const std::string& key, const std::string& wanted,
                  const model::Process& process) {
    if (key == "unit")
        return isPartOf(process.cgroup, wanted);
    if (key == "flatpak")
        return partBeginsWith(process.cgroup, "app-flatpak-" + wanted + "-");
    if (key == "snap")
        return partBeginsWith(process.cgroup, "snap." + wanted + ".");
    return partBeginsWith(process.executable, ".mount_" + wanted.substr(0, 6));
}

bool holds(const std::string& key, const std::string& wanted, const model::Alert& alert) {
    const model::Process& process = alert.finding.process;
    if (key == "path")
        return process.executable == wanted;
    if (key == "directory")
        return isBelow(process.executable, wanted);
    if (key == "name")
        return process.name == wanted;
    if (key == "sha256")
        return process.sha256 == wanted;
    if (key == "package")
        return process.package == wanted;
    if (key == "user")
        return alert.userName == wanted;
    if (key == "uid")
        return std::to_string(process.uid) == wanted;
    if (key == "script")
        return scriptOf(process) == wanted;
    if (key == "parent")
        return !alert.finding.ancestry.empty() &&
               (alert.finding.ancestry.front().executable == wanted ||
                alert.finding.ancestry.front().name == wanted);
    if (key == "address" || key == "domain" || key == "port")
        return peerHolds(key, wanted, alert.finding);
    constexpr std::array<std::string_view, 4> kSandboxes{"unit", "flatpak", "snap", "appimage"};
    return std::ranges::find(kSandboxes, key) != kSandboxes.end() &&
           sandboxHolds(key, wanted, process);
}

}  // namespace

bool wouldSilence(const model::TrustEntry& entry, const model::Alert& alert) {
    const std::string& rule = alert.finding.ruleId;
    const bool covered = entry.rules.empty()
                             ? !isBehaviouralRule(rule)
                             : std::ranges::find(entry.rules, rule) != entry.rules.end();
    return covered && !entry.match.empty() &&
           std::ranges::all_of(entry.match, [&](const auto& pair) {
               return holds(pair.first, pair.second, alert);
           });
}

TrustPreview previewOf(const model::TrustEntry& entry,
                       const std::vector<const model::Alert*>& alerts, std::int64_t sinceUs) {
    TrustPreview preview;
    for (const model::Alert* alert : alerts) {
        if (alert->raisedAtUs < sinceUs)
            continue;
        ++preview.looked;
        if (wouldSilence(entry, *alert))
            preview.silenced.push_back(alert);
    }
    return preview;
}

QString previewText(const TrustPreview& preview) {
    if (preview.looked == 0)
        return Words::tr(
            "Nothing was raised in the last 7 days, so nothing would have been "
            "silenced.");
    if (preview.silenced.empty())
        return Words::tr("In the last 7 days it would have silenced none of %1 alerts.")
            .arg(countText(preview.looked));
    QStringList named;
    for (const model::Alert* alert : preview.silenced) {
        if (named.size() == static_cast<qsizetype>(kNamed))
            break;
        named << QStringLiteral("• ") + sentence(*alert).left(160);
    }
    return Words::tr("In the last 7 days it would have silenced %1 of %2 alerts:")
               .arg(countText(preview.silenced.size()), countText(preview.looked)) +
           QLatin1Char('\n') + named.join(QLatin1Char('\n'));
}

}  // namespace ui
