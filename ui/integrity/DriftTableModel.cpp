#include "ui/integrity/DriftTableModel.h"

#include <QDate>
#include <array>

#include "ui/format/SafeText.h"
#include "ui/format/Units.h"
#include "ui/integrity/FileText.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr char kContext[] = "ui::DriftTableModel";

constexpr std::array<TableColumn, DriftTableModel::ColumnCount> kColumns{{
    {QT_TRANSLATE_NOOP("ui::DriftTableModel", "File"),
     QT_TRANSLATE_NOOP("ui::DriftTableModel", "The protected file"), 220, false, true},
    {QT_TRANSLATE_NOOP("ui::DriftTableModel", "What"),
     QT_TRANSLATE_NOOP("ui::DriftTableModel", "What about it is another"), 78},
    {QT_TRANSLATE_NOOP("ui::DriftTableModel", "Who"),
     QT_TRANSLATE_NOOP("ui::DriftTableModel", "The program that changed it last"), 124},
    {QT_TRANSLATE_NOOP("ui::DriftTableModel", "When"),
     QT_TRANSLATE_NOOP("ui::DriftTableModel", "The last change"), 118},
    {QT_TRANSLATE_NOOP("ui::DriftTableModel", "Before → now"),
     QT_TRANSLATE_NOOP("ui::DriftTableModel", "Rights, owner, size or target"), 150},
}};

}  // namespace

DriftTableModel::DriftTableModel(QObject* parent) : KeyedTableModel(kContext, kColumns, parent) {}

int DriftTableModel::compare(int a, int b, int column) const {
    const model::FileDrift& x = at(a).drift;
    const model::FileDrift& y = at(b).drift;
    if (column == When)
        return threeWay(x.lastUs, y.lastUs);
    if (column == File)
        return threeWay(x.path, y.path);
    const int order = cell(a, column).localeAwareCompare(cell(b, column));
    return order != 0 ? order : threeWay(x.path, y.path);
}

QString DriftTableModel::cell(int row, int column) const {
    const model::FileDrift& drift = at(row).drift;
    switch (column) {
        case File:
            return safeText(drift.path, 300);
        case What:
            return driftKindText(kindOf(drift));
        case Who:
            return driftActorText(drift);
        case When:
            return drift.lastUs <= 0 ? QStringLiteral("–")
                                     : momentText(drift.lastUs, QDate::currentDate());
        default: {
            const QString difference = driftDifference(drift);
            return difference.isEmpty() ? QStringLiteral("–") : difference;
        }
    }
}

QString DriftTableModel::searchText(int row) const {
    const model::FileDrift& drift = at(row).drift;
    return (TableModel::searchText(row) + QLatin1Char('\n') + driftSentence(drift) +
            QLatin1Char('\n') + safeText(drift.actor, 300))
        .toLower();
}

QString DriftTableModel::toolTip(int row, int column) const {
    return column == File || column == What ? driftSentence(at(row).drift) : cell(row, column);
}

QString DriftTableModel::iconName(int row) const {
    switch (kindOf(at(row).drift)) {
        case DriftKind::Created:
            return QStringLiteral("add");
        case DriftKind::Deleted:
            return QStringLiteral("remove");
        case DriftKind::Rights:
            return QStringLiteral("lock");
        default:
            return QStringLiteral("files");
    }
}

QColor DriftTableModel::ink(int row, int column) const {
    const Theme& theme = currentTheme();
    if (column != What)
        return theme.text;
    const DriftKind kind = kindOf(at(row).drift);
    return kind == DriftKind::Deleted ? theme.danger : theme.attention;
}

}  // namespace ui
