#include "app/ExportLink.h"

#include <QPointer>
#include <QSysInfo>
#include <QThreadPool>

#include "app/AlertExport.h"
#include "app/client/SafeText.h"
#include "ui/MainWindow.h"

namespace app {
namespace {

QByteArray bytesFor(const QString& path, const QList<model::Alert>& alerts, const QString& about) {
    if (path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
        return toCsv(alerts);
    if (path.endsWith(QLatin1String(".tar"), Qt::CaseInsensitive))
        return toBundle(alerts.front(), about);
    return toJsonArray(alerts);
}

}  // namespace

void ExportLink::connectTo(ui::MainWindow& window) {
    connect(
        &window, &ui::MainWindow::exportRequested, this,
        [this, &window](const QStringList& ids, const QString& path) { write(window, ids, path); });
}

void ExportLink::write(ui::MainWindow& window, const QStringList& ids, const QString& path) {
    QList<model::Alert> alerts;
    for (const QString& id : ids)
        if (const model::Alert* alert = m_book.find(id))
            alerts << *alert;
    if (alerts.isEmpty())
        return window.setActionResult(tr("Nothing to export: the alerts are gone."), false);
    QThreadPool::globalInstance()->start([to = QPointer(&window), alerts, path, about = about()] {
        const auto written = writeFile(path, bytesFor(path, alerts, about));
        const QString said =
            written ? (alerts.size() == 1
                           ? tr("The alert is saved as %1.").arg(client::safeText(path, 200))
                           : tr("%1 alerts saved as %2.")
                                 .arg(alerts.size())
                                 .arg(client::safeText(path, 200)))
                    : client::safeText(model::toString(written.error()), 300);
        QMetaObject::invokeMethod(qApp, [to, said, ok = written.has_value()] {
            if (to)
                to->setActionResult(said, ok);
        });
    });
}

QString ExportLink::about() const {
    return QStringLiteral(
               "algomonitor %1\nhelper %2\n%3\nkernel %4\nNames of users and of the "
               "machine were taken out; addresses and command lines were not: read it "
               "before you pass it on.\n")
        .arg(QStringLiteral(AM_VERSION), client::safeText(m_helperVersion, 40),
             QSysInfo::prettyProductName(), QSysInfo::kernelVersion());
}

}  // namespace app
