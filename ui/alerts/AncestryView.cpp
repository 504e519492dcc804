#include "ui/alerts/AncestryView.h"

#include <QHeaderView>
#include <QWheelEvent>
#include <algorithm>
#include <utility>

#include "ui/format/AlertText.h"
#include "ui/format/SafeText.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kShownHash = 8;
constexpr int kColumns = 4;

QTreeWidgetItem* itemOf(const model::Process& process, bool subject) {
    auto* item = new QTreeWidgetItem;
    const QString hash = safeText(process.sha256, 64);
    const QString cells[kColumns] = {
        processTitle(process), executableText(process), packageText(process),
        hash.isEmpty() ? AncestryView::tr("not hashed") : hash.left(kShownHash)};
    for (int i = 0; i < kColumns; ++i) {
        item->setText(i, cells[i]);
        item->setToolTip(i, plainToolTip(cells[i]));
    }
    if (!hash.isEmpty())
        item->setToolTip(3, plainToolTip(hash));
    const QString command = commandLine(process);
    if (!command.isEmpty())
        item->setToolTip(0, plainToolTip(command));
    const Theme& theme = currentTheme();
    item->setIcon(0, symbolicIcon(QStringLiteral("program"), subject ? theme.danger : theme.muted));
    if (subject)
        item->setFont(0, scaledFont(item->font(0), 1, QFont::DemiBold));
    return item;
}

}  // namespace

AncestryView::AncestryView(QWidget* parent) : QTreeWidget(parent) {
    setColumnCount(kColumns);
    setHeaderLabels({tr("Process"), tr("Executable"), tr("Package"), tr("SHA-256")});
    setAccessibleName(tr("Ancestry"));
    setAccessibleDescription(tr("Who started whom, the first at the top"));
    setObjectName(QStringLiteral("ancestry"));
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideMiddle);
    setUniformRowHeights(true);
    setIndentation(11);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(60);
}

void AncestryView::show(const model::Finding& finding) {
    clear();
    QTreeWidgetItem* above = nullptr;
    m_rows = 0;
    const auto add = [&](const model::Process& process, bool subject) {
        QTreeWidgetItem* item = itemOf(process, subject);
        if (above == nullptr)
            addTopLevelItem(item);
        else
            above->addChild(item);
        above = item;
        ++m_rows;
    };
    for (auto it = finding.ancestry.rbegin(); it != finding.ancestry.rend(); ++it)
        add(*it, false);
    add(finding.process, true);
    expandAll();
    fitColumns();
    updateGeometry();
}

/// Each column gets what it needs up to its share; the executable gets the rest.
void AncestryView::fitColumns() {
    const int room = viewport()->width();
    int rest = room;
    for (const auto& [column, share] : {std::pair{0, 0.42}, {2, 0.21}, {3, 0.17}}) {
        const int wanted = std::max(sizeHintForColumn(column), header()->sectionSizeHint(column));
        const int width = std::min(wanted, static_cast<int>(room * share));
        setColumnWidth(column, width);
        rest -= width;
    }
    setColumnWidth(1, std::max(60, rest));
}

void AncestryView::resizeEvent(QResizeEvent* event) {
    QTreeWidget::resizeEvent(event);
    fitColumns();
}

QSize AncestryView::sizeHint() const {
    const int row = m_rows > 0 ? rowHeight(model()->index(0, 0)) : 0;
    return {320, header()->sizeHint().height() + m_rows * row + 4};
}

QSize AncestryView::minimumSizeHint() const {
    return {200, sizeHint().height()};
}

void AncestryView::wheelEvent(QWheelEvent* event) {
    event->ignore();  // nothing to scroll here
}

}  // namespace ui
