#include "app/ctl/TrustText.h"

#include <QJsonArray>
#include <QStringList>

#include "app/client/SafeText.h"

namespace app::ctl {

using client::safeText;

QString trustLine(const QJsonObject& entry) {
    QStringList parts;
    const QJsonObject match = entry.value(QLatin1String("match")).toObject();
    for (auto pair = match.begin(); pair != match.end(); ++pair)
        parts.append(safeText(pair.key(), 32) + u'=' + safeText(pair.value().toString()));
    QString line = safeText(entry.value(QLatin1String("id")).toString(), 64) +
                   QStringLiteral(": ") + parts.join(QLatin1Char(' '));
    QStringList rules;
    for (const QJsonValue rule : entry.value(QLatin1String("rules")).toArray())
        rules.append(safeText(rule.toString(), 64));
    if (!rules.isEmpty())
        line += QStringLiteral(", rules ") + rules.join(QLatin1Char(' '));
    for (const char* key : {"until", "note"})
        if (const QString value = entry.value(QLatin1String(key)).toString(); !value.isEmpty())
            line += QStringLiteral(", %1 %2").arg(QLatin1String(key), safeText(value));
    return line;
}

QString previewLine(const QJsonObject& preview) {
    QStringList rules;
    const QJsonObject counts = preview.value(QLatin1String("rules")).toObject();
    for (auto rule = counts.begin(); rule != counts.end(); ++rule)
        rules.append(QStringLiteral("%1 %2").arg(safeText(rule.key(), 64)).arg(rule->toInteger()));
    const QString line = QStringLiteral("would have silenced %1 alerts of the last %2 days")
                             .arg(preview.value(QLatin1String("alerts")).toInteger())
                             .arg(preview.value(QLatin1String("days")).toInteger());
    return rules.isEmpty() ? line : line + QStringLiteral(": ") + rules.join(QStringLiteral(", "));
}

}  // namespace app::ctl
