#include "app/ctl/AlertText.h"

#include "app/client/SafeText.h"
#include "app/ctl/TimeText.h"

namespace app::ctl {
namespace {

using client::safeText;

QString name(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString subject(const model::Alert& alert) {
    const model::Process& process = alert.finding.process;
    if (process.key.pid <= 0)
        return {};
    QString text = QStringLiteral("%1(%2)").arg(safeText(process.name, 32)).arg(process.key.pid);
    if (!alert.userName.empty())
        text.insert(text.size() - 1, QStringLiteral(", ") + safeText(alert.userName, 32));
    return text + QStringLiteral(": ");
}

QString question(const model::Alert& alert, qint64 nowUs) {
    if (!alert.deadlineUs || alert.state != model::AlertState::Suspended)
        return {};
    const QString planned = alert.plannedAction.empty() ? QStringLiteral("nothing more happens")
                                                        : safeText(alert.plannedAction, 32);
    return QStringLiteral(" — %1 in %2")
        .arg(planned, durationText(qMax<qint64>(0, (*alert.deadlineUs - nowUs) / 1'000'000)));
}

}  // namespace

QString alertLine(const model::Alert& alert, qint64 nowUs) {
    const QString count =
        alert.count > 1 ? QStringLiteral(" (%1 times)").arg(alert.count) : QString();
    const QString state =
        alert.resolved ? QStringLiteral("resolved") : name(model::toString(alert.state));
    return QStringLiteral("%1 %2 %3 %4 %5")
               .arg(localTime(alert.raisedAtUs))
               .arg(name(model::toString(alert.finding.level)), -7)
               .arg(state, -9)
               .arg(safeText(alert.finding.ruleId, 40))
               .arg(subject(alert)) +
           safeText(alert.finding.message, 300) + count + question(alert, nowUs) +
           QStringLiteral(" [%1]").arg(safeText(alert.id, 64));
}

}  // namespace app::ctl
