#include "ui/trust/TrustPreview.h"

#include <QCoreApplication>

#include "ui/format/SafeText.h"
#include "ui/format/Units.h"

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::TrustPreview)
};

constexpr qsizetype kNamed = 3;
constexpr qsizetype kRules = 5;

QString rulesText(const TrustPreview& preview) {
    QStringList parts;
    for (auto rule = preview.rules.begin(); rule != preview.rules.end(); ++rule) {
        if (parts.size() == kRules) {
            parts << QStringLiteral("…");
            break;
        }
        parts << QStringLiteral("%1 ×%2").arg(safeText(rule.key(), 64), countText(rule.value()));
    }
    return parts.join(QStringLiteral(", "));
}

}  // namespace

QString previewText(const TrustPreview& preview) {
    if (!preview.problem.isEmpty())
        return Words::tr("What it would silence could not be counted: %1").arg(preview.problem);
    if (preview.alerts == 0)
        return Words::tr("In the last %1 days it would have silenced none of your alerts.")
            .arg(preview.days);
    QString text = Words::tr("In the last %1 days it would have silenced %2 of your alerts: %3")
                       .arg(preview.days)
                       .arg(countText(preview.alerts), rulesText(preview));
    if (preview.partial)
        text += QLatin1Char(' ') + Words::tr("(only the newest were looked at)");
    for (const QString& sentence : preview.sentences.mid(0, kNamed))
        text += QStringLiteral("\n• ") + sentence.left(160);
    return text;
}

}  // namespace ui
