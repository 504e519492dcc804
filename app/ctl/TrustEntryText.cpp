#include "app/ctl/TrustEntryText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/ctl/TimeText.h"

namespace app::ctl {
namespace {

// contract.md, "Configuration".
const QStringList& matchKeys() {
    static const QStringList keys{
        QStringLiteral("path"),   QStringLiteral("directory"), QStringLiteral("name"),
        QStringLiteral("sha256"), QStringLiteral("package"),   QStringLiteral("user"),
        QStringLiteral("uid"),    QStringLiteral("unit"),      QStringLiteral("flatpak"),
        QStringLiteral("snap"),   QStringLiteral("appimage"),  QStringLiteral("script"),
        QStringLiteral("parent"), QStringLiteral("address"),   QStringLiteral("domain"),
        QStringLiteral("port")};
    return keys;
}

std::unexpected<model::Error> wrong(const QString& argument, const QString& why) {
    return model::unexpected(model::Error::Code::InvalidArgument, argument.toStdString(),
                             why.toStdString());
}

}  // namespace

model::Result<QMap<QString, QString>> parseMatch(const QStringList& pairs) {
    QMap<QString, QString> match;
    for (const QString& pair : pairs) {
        const QString key = pair.section(QLatin1Char('='), 0, 0);
        const QString value = pair.section(QLatin1Char('='), 1);
        if (!matchKeys().contains(key))
            return wrong(pair, QStringLiteral("is not KEY=VALUE with one of the keys ") +
                                   matchKeys().join(QStringLiteral(", ")));
        if (value.isEmpty())
            return wrong(pair, QStringLiteral("has no value"));
        if (match.contains(key))
            return wrong(pair, key + QStringLiteral(" is given twice"));
        match.insert(key, value);
    }
    return match;
}

model::Result<QString> trustEntryJson(const TrustEntryWords& words, qint64 nowUs) {
    const auto match = parseMatch(words.match);
    if (!match)
        return std::unexpected(match.error());
    QJsonObject keys;
    for (auto pair = match->begin(); pair != match->end(); ++pair)
        keys.insert(pair.key(), pair.value());
    QJsonObject entry{{QStringLiteral("match"), keys}};
    if (!words.rules.isEmpty())
        entry.insert(QStringLiteral("rules"), QJsonArray::fromStringList(words.rules));
    if (!words.until.isEmpty()) {
        std::optional<qint64> until = parseTimeUs(words.until);
        if (const auto seconds = parseDurationS(words.until))
            until = nowUs + *seconds * 1'000'000;
        if (!until || *until <= nowUs)
            return wrong(QStringLiteral("--until"),
                         QStringLiteral("\"%1\" is not an RFC 3339 time or a duration like 7d, "
                                        "or lies in the past")
                             .arg(words.until));
        entry.insert(QStringLiteral("until"), rfc3339(*until));
    }
    if (!words.note.isEmpty())
        entry.insert(QStringLiteral("note"), words.note);
    return QString::fromUtf8(QJsonDocument(entry).toJson(QJsonDocument::Compact));
}

}  // namespace app::ctl
