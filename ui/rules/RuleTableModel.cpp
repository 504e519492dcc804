#include "ui/rules/RuleTableModel.h"

#include <array>

#include "ui/format/SafeText.h"
#include "ui/format/Units.h"
#include "ui/rules/RuleText.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr char kContext[] = "ui::RuleTableModel";

constexpr std::array<TableColumn, RuleTableModel::ColumnCount> kColumns{{
    {QT_TRANSLATE_NOOP("ui::RuleTableModel", "Rule"),
     QT_TRANSLATE_NOOP("ui::RuleTableModel", "What is looked for"), 180},
    {QT_TRANSLATE_NOOP("ui::RuleTableModel", "Level"),
     QT_TRANSLATE_NOOP("ui::RuleTableModel", "How grave it is when it is found"), 72},
    {QT_TRANSLATE_NOOP("ui::RuleTableModel", "Response"),
     QT_TRANSLATE_NOOP("ui::RuleTableModel", "What is done when it is certain"), 128},
    {QT_TRANSLATE_NOOP("ui::RuleTableModel", "Hits"),
     QT_TRANSLATE_NOOP("ui::RuleTableModel", "Found since the helper was started"), 50, true},
    {QT_TRANSLATE_NOOP("ui::RuleTableModel", "State"),
     QT_TRANSLATE_NOOP("ui::RuleTableModel", "Whether it is looked for at all"), 50},
}};

QString joined(const std::vector<std::string>& texts) {
    QStringList list;
    for (const std::string& text : texts)
        list << safeText(text, 64);
    return list.join(QLatin1Char(' '));
}

}  // namespace

RuleTableModel::RuleTableModel(QObject* parent) : KeyedTableModel(kContext, kColumns, parent) {}

int RuleTableModel::compare(int a, int b, int column) const {
    const model::RuleRow& x = at(a);
    const model::RuleRow& y = at(b);
    switch (column) {
        case Level:
            return threeWay(ruleLevelRank(x.level), ruleLevelRank(y.level));
        case Response:
            return threeWay(x.response, y.response);
        case Hits:
            return threeWay(x.hits, y.hits);
        case State:
            return threeWay(x.enabled, y.enabled);
        default:
            return ruleTitle(x).localeAwareCompare(ruleTitle(y));
    }
}

QString RuleTableModel::cell(int row, int column) const {
    const model::RuleRow& value = at(row);
    switch (column) {
        case Level:
            return ruleLevelText(value.level);
        case Response:
            return ruleResponseText(value.response);
        case Hits:
            return value.hits == 0 ? QStringLiteral("–") : countText(value.hits);
        case State:
            return value.enabled ? tr("On") : tr("Off");
        default:
            return ruleTitle(value);
    }
}

QString RuleTableModel::searchText(int row) const {
    const model::RuleRow& value = at(row);
    return (TableModel::searchText(row) + QLatin1Char('\n') + rulesetText(value.ruleset) +
            QLatin1Char('\n') + safeText(value.id, 128) + QLatin1Char('\n') +
            safeText(value.description, 2000) + QLatin1Char('\n') + safeText(value.category, 64) +
            QLatin1Char('\n') + joined(value.techniques))
        .toLower();
}

QString RuleTableModel::toolTip(int row, int column) const {
    const QString description = safeText(at(row).description, 600);
    return column == Title && !description.isEmpty()
               ? ruleTitle(at(row)) + QLatin1Char('\n') + description
               : cell(row, column);
}

QString RuleTableModel::iconName(int row) const {
    return at(row).enabled ? QStringLiteral("check") : QStringLiteral("pause");
}

QColor RuleTableModel::ink(int row, int column) const {
    if (!at(row).enabled)
        return currentTheme().muted;
    return column == Level ? Badge::colorOf(ruleLevelTone(at(row).level)) : currentTheme().text;
}

}  // namespace ui
