#include "ui/alerts/AlertExportButton.h"

#include <QEvent>
#include <QFileDialog>
#include <QMenu>
#include <QStandardPaths>
#include <utility>

#include "ui/format/Units.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/Theme.h"

namespace ui {

AlertExportButton::AlertExportButton(std::function<QStringList()> rows,
                                     std::function<QString()> current, QWidget* parent)
    : QToolButton(parent), m_rows(std::move(rows)), m_current(std::move(current)) {
    setAccessibleName(tr("Export"));
    setToolTip(tr("Save alerts as a file"));
    setFocusPolicy(Qt::StrongFocus);
    setPopupMode(QToolButton::InstantPopup);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &AlertExportButton::showMenu);
    showMenu();
    applyTheme();
}

void AlertExportButton::showMenu() {
    menu()->clear();
    const QStringList rows = m_rows();
    const QString current = m_current();
    const auto count = static_cast<std::uint64_t>(rows.size());
    const auto add = [this](const QString& text, const QStringList& ids, const QString& suffix,
                            const QString& filter) {
        QAction* action = menu()->addAction(text);
        action->setEnabled(!ids.isEmpty());
        connect(action, &QAction::triggered, this,
                [this, ids, suffix, filter] { askWhere(ids, suffix, filter); });
    };
    add(countedText(count, tr("1 alert as JSON…"), tr("%1 alerts as JSON…")), rows,
        QStringLiteral("json"), tr("JSON (*.json)"));
    add(countedText(count, tr("1 alert as CSV…"), tr("%1 alerts as CSV…")), rows,
        QStringLiteral("csv"), tr("Table (*.csv)"));
    menu()->addSeparator();
    add(tr("This alert, to report it…"), current.isEmpty() ? QStringList() : QStringList(current),
        QStringLiteral("tar"), tr("Archive (*.tar)"));
}

void AlertExportButton::askWhere(const QStringList& ids, const QString& suffix,
                                 const QString& filter) {
    auto* dialog = new QFileDialog(window(), tr("Export"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setNameFilter(filter);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(QStringLiteral("algomonitor-alerts.") + suffix);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, ids](const QString& path) { Q_EMIT exportRequested(ids, path); });
    dialog->open();
}

void AlertExportButton::applyTheme() {
    setIcon(symbolicIcon(QStringLiteral("export"), currentTheme().text));
}

void AlertExportButton::changeEvent(QEvent* event) {
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

}  // namespace ui
