#include "ui/trust/TrustTableModel.h"

#include <QDateTime>
#include <array>

#include "ui/format/SafeText.h"
#include "ui/format/Units.h"
#include "ui/trust/TrustKeys.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr char kContext[] = "ui::TrustTableModel";

constexpr std::array<TableColumn, TrustTableModel::ColumnCount> kColumns{{
    {QT_TRANSLATE_NOOP("ui::TrustTableModel", "What is trusted"),
     QT_TRANSLATE_NOOP("ui::TrustTableModel", "All of these have to hold"), 240},
    {QT_TRANSLATE_NOOP("ui::TrustTableModel", "Rules"),
     QT_TRANSLATE_NOOP("ui::TrustTableModel", "Which rules leave it alone"), 132},
    {QT_TRANSLATE_NOOP("ui::TrustTableModel", "Until"),
     QT_TRANSLATE_NOOP("ui::TrustTableModel", "When it ends by itself"), 112},
    {QT_TRANSLATE_NOOP("ui::TrustTableModel", "Note"),
     QT_TRANSLATE_NOOP("ui::TrustTableModel", "Why it was made"), 120},
}};

bool isOver(const model::TrustRow& row) {
    return row.entry.untilUs && *row.entry.untilUs <= QDateTime::currentMSecsSinceEpoch() * 1000;
}

}  // namespace

TrustTableModel::TrustTableModel(QObject* parent) : KeyedTableModel(kContext, kColumns, parent) {}

int TrustTableModel::compare(int a, int b, int column) const {
    if (column == Until)
        return threeWay(at(a).entry.untilUs.value_or(INT64_MAX),
                        at(b).entry.untilUs.value_or(INT64_MAX));
    return cell(a, column).localeAwareCompare(cell(b, column));
}

QString TrustTableModel::cell(int row, int column) const {
    const model::TrustEntry& entry = at(row).entry;
    switch (column) {
        case What:
            return trustMatchText(entry);
        case Rules:
            return trustRulesText(entry);
        case Until:
            if (!entry.untilUs)
                return tr("No end");
            return isOver(at(row)) ? tr("Over") : momentText(*entry.untilUs, QDate::currentDate());
        default:
            return safeText(entry.note, 200);
    }
}

QString TrustTableModel::iconName(int) const {
    return QStringLiteral("trust");
}

QColor TrustTableModel::ink(int row, int) const {
    return isOver(at(row)) ? currentTheme().muted : currentTheme().text;
}

}  // namespace ui
