#include "ui/trust/TrustKeys.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <array>

#include "ui/format/SafeText.h"

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::TrustKeys)
};

using Role = TrustKind::Role;

constexpr qsizetype kValueLimit = 200;

bool isAnything(const QString& value) {
    return !value.isEmpty();
}

bool isPath(const QString& value) {
    return value.startsWith(QLatin1Char('/')) && !value.contains(QLatin1Char('*')) &&
           !value.contains(QLatin1String("/../")) && !value.endsWith(QLatin1String("/.."));
}

bool isHash(const QString& value) {
    static const QRegularExpression kHash(QStringLiteral("^[0-9a-f]{64}$"));
    return kHash.match(value).hasMatch();
}

bool isNumber(const QString& value) {
    bool ok = false;
    (void)value.toUInt(&ok);
    return ok;
}

bool isPort(const QString& value) {
    bool ok = false;
    return value.toUShort(&ok) > 0 && ok;
}

bool isDomain(const QString& value) {
    static const QRegularExpression kDomain(QStringLiteral("^[a-z0-9_-]+(\\.[a-z0-9_-]+)+$"));
    return value.size() <= 253 && kDomain.match(value).hasMatch();
}

/// An address or a prefix of at least /8 (IPv4) or /24 (IPv6); the helper parses it in full.
bool isAddress(const QString& value) {
    static const QRegularExpression kV4(
        QStringLiteral("^(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}$"));
    static const QRegularExpression kV6(QStringLiteral("^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$"));
    const QString host = value.section(QLatin1Char('/'), 0, 0);
    const bool six = host.contains(QLatin1Char(':'));
    if (!(six ? kV6 : kV4).match(host).hasMatch())
        return false;
    if (!value.contains(QLatin1Char('/')))
        return true;
    bool ok = false;
    const uint bits = value.section(QLatin1Char('/'), 1).toUInt(&ok);
    return ok && bits >= (six ? 24U : 8U) && bits <= (six ? 128U : 32U);
}

constexpr auto kKinds = std::to_array<TrustKind>({
    {"package", QT_TRANSLATE_NOOP("ui::TrustKeys", "Program of the package"), "firefox-esr",
     Role::Identity, isAnything},
    {"sha256", QT_TRANSLATE_NOOP("ui::TrustKeys", "Exactly this file (SHA-256)"),
     QT_TRANSLATE_NOOP("ui::TrustKeys", "64 digits and letters a to f"), Role::Identity, isHash},
    {"path", QT_TRANSLATE_NOOP("ui::TrustKeys", "Program at this path"), "/opt/tool/bin/tool",
     Role::Identity, isPath},
    {"directory", QT_TRANSLATE_NOOP("ui::TrustKeys", "Programs below this directory"),
     "/home/alice/build", Role::Identity, isPath},
    {"name", QT_TRANSLATE_NOOP("ui::TrustKeys", "Programs of this name"), "tool", Role::Identity,
     isAnything},
    {"script", QT_TRANSLATE_NOOP("ui::TrustKeys", "Script at this path"), "/home/alice/bin/backup",
     Role::Identity, isPath},
    {"parent", QT_TRANSLATE_NOOP("ui::TrustKeys", "Started by"), "/usr/bin/make", Role::Scope,
     isAnything},
    {"unit", QT_TRANSLATE_NOOP("ui::TrustKeys", "Of the systemd unit"), "backup.service",
     Role::Identity, isAnything},
    {"flatpak", QT_TRANSLATE_NOOP("ui::TrustKeys", "Of the Flatpak"), "org.mozilla.firefox",
     Role::Identity, isAnything},
    {"snap", QT_TRANSLATE_NOOP("ui::TrustKeys", "Of the snap"), "firefox", Role::Identity,
     isAnything},
    {"appimage", QT_TRANSLATE_NOOP("ui::TrustKeys", "Of the AppImage"), "Tool", Role::Identity,
     isAnything},
    {"user", QT_TRANSLATE_NOOP("ui::TrustKeys", "Only for the user"), "alice", Role::Scope,
     isAnything},
    {"uid", QT_TRANSLATE_NOOP("ui::TrustKeys", "Only for the user with the number"), "1000",
     Role::Scope, isNumber},
    {"address", QT_TRANSLATE_NOOP("ui::TrustKeys", "Talking with the address"), "192.0.2.7",
     Role::Peer, isAddress},
    {"domain", QT_TRANSLATE_NOOP("ui::TrustKeys", "Talking with the domain"), "example.org",
     Role::Peer, isDomain},
    {"port", QT_TRANSLATE_NOOP("ui::TrustKeys", "On the port"), "443", Role::Peer, isPort},
});

constexpr std::array kBehavioural{
    "reverse-shell",          "bind-shell",         "cryptominer",
    "port-scan-outbound",     "fileless-execution", "process-injection",
    "kernel-thread-lookalike"};

bool has(const model::TrustEntry& entry, std::initializer_list<const char*> keys) {
    return std::any_of(keys.begin(), keys.end(),
                       [&](const char* key) { return entry.match.contains(key); });
}

}  // namespace

std::span<const TrustKind> trustKinds() {
    return kKinds;
}

const TrustKind* findTrustKind(const std::string& key) {
    const auto found =
        std::ranges::find_if(kKinds, [&](const auto& kind) { return key == kind.key; });
    return found == kKinds.end() ? nullptr : &*found;
}

QString trustKindTitle(const std::string& key) {
    const TrustKind* kind = findTrustKind(key);
    return kind == nullptr ? safeText(key, 40) : Words::tr(kind->title);
}

QString trustKindExample(const std::string& key) {
    const TrustKind* kind = findTrustKind(key);
    return kind == nullptr ? QString() : Words::tr(kind->example);
}

bool isBehaviouralRule(const std::string& id) {
    return std::ranges::any_of(kBehavioural, [&](const char* each) { return id == each; });
}

QString trustEntryProblem(const model::TrustEntry& entry) {
    if (entry.match.empty())
        return Words::tr("Say what is trusted: without a condition it would be everything.");
    for (const auto& [key, value] : entry.match) {
        const TrustKind* kind = findTrustKind(key);
        if (kind == nullptr || !kind->fits(QString::fromStdString(value)))
            return Words::tr("“%1” needs another value.").arg(trustKindTitle(key));
    }
    if (!std::ranges::any_of(entry.rules, isBehaviouralRule))
        return {};
    if (!has(entry, {"package", "sha256", "path"}))
        return Words::tr(
            "A rule about behaviour needs a package, a hash or a path: the rest can be "
            "forged.");
    if (!has(entry, {"address", "domain", "port"}))
        return Words::tr("A rule about behaviour needs a peer: an address, a domain or a port.");
    return {};
}

QString trustMatchText(const model::TrustEntry& entry) {
    QStringList parts;
    for (const TrustKind& kind : kKinds) {
        const auto found = entry.match.find(kind.key);
        if (found != entry.match.end())
            parts << QStringLiteral("%1: %2").arg(Words::tr(kind.title),
                                                  safeText(found->second, kValueLimit));
    }
    for (const auto& [key, value] : entry.match) {
        if (findTrustKind(key) == nullptr)
            parts << QStringLiteral("%1: %2").arg(safeText(key, 40), safeText(value, kValueLimit));
    }
    return parts.join(QStringLiteral(", "));
}

QString trustRulesText(const model::TrustEntry& entry) {
    if (entry.rules.empty())
        return Words::tr("All but behaviour");
    QStringList rules;
    for (const std::string& rule : entry.rules)
        rules << safeText(rule, 64);
    return rules.join(QStringLiteral(", "));
}

}  // namespace ui
