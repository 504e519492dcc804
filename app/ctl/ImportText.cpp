#include "app/ctl/ImportText.h"

#include <QJsonArray>
#include <QStringList>

#include "app/client/SafeText.h"

namespace app::ctl {
namespace {

QString textOf(const QJsonObject& object, const char* key, std::size_t most) {
    return client::safeText(object.value(QLatin1String(key)).toString(), most);
}

QString lineText(const QJsonObject& line) {
    const QString target = textOf(line, "target", 60);
    const QString detail = textOf(line, "detail", 300);
    QString text = QString::number(line.value(QLatin1String("line")).toInt()).rightJustified(4) +
                   QStringLiteral("  ") + textOf(line, "outcome", 10).leftJustified(9) +
                   textOf(line, "source", 120);
    if (!target.isEmpty())
        text += QStringLiteral(" -> ") + target;
    return detail.isEmpty() ? text : text + QStringLiteral(": ") + detail;
}

}  // namespace

QString importText(const QJsonObject& report) {
    QStringList lines;
    for (const QJsonValue line : report.value(QLatin1String("lines")).toArray())
        lines.append(lineText(line.toObject()));
    QStringList sums;
    const QJsonObject counts = report.value(QLatin1String("counts")).toObject();
    for (auto count = counts.begin(); count != counts.end(); ++count)
        sums.append(QString::number(count.value().toInt()) + QLatin1Char(' ') + count.key());
    lines.append(sums.join(QStringLiteral(", ")));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace app::ctl
