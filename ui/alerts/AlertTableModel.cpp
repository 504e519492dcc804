#include "ui/alerts/AlertTableModel.h"

#include <QDate>
#include <algorithm>
#include <utility>

#include "ui/format/AlertText.h"
#include "ui/format/SafeText.h"
#include "ui/format/Units.h"
#include "ui/widgets/Icons.h"

namespace ui {

namespace {

QString idOf(const model::Alert& alert) {
    return QString::fromStdString(alert.id);
}

QString searchTextOf(const model::Alert& alert) {
    const model::Finding& finding = alert.finding;
    QStringList parts{sentence(alert),
                      safeText(finding.ruleName),
                      safeText(finding.ruleId),
                      processTitle(finding.process),
                      commandLine(finding.process),
                      executableText(finding.process),
                      packageText(finding.process),
                      userText(alert),
                      levelText(finding.level),
                      stateText(alert.state)};
    if (finding.connection)
        parts << connectionText(*finding.connection);
    for (const model::Process& ancestor : finding.ancestry)
        parts << processTitle(ancestor);
    return parts.join(QLatin1Char('\n')).toLower();
}

QString cellOf(const model::Alert& alert, int column) {
    switch (column) {
        case AlertTableModel::Level:
            return levelText(alert.finding.level);
        case AlertTableModel::Process:
            return processTitle(alert.finding.process);
        case AlertTableModel::Raised:
            return momentText(alert.raisedAtUs, QDate::currentDate());
        case AlertTableModel::State:
            return stateText(alert.state);
        default:
            return sentence(alert);
    }
}

/// What a screen reader says for a row of the list.
QString spoken(const model::Alert& alert) {
    return QStringList{levelText(alert.finding.level), sentence(alert), stateText(alert.state),
                       momentText(alert.raisedAtUs, QDate::currentDate())}
        .join(QStringLiteral(", "));
}

}  // namespace

void AlertTableModel::setAlerts(const QList<model::Alert>& alerts) {
    beginResetModel();
    m_loaded = true;
    m_entries.clear();
    m_byId.clear();
    m_stories.clear();
    m_entries.reserve(static_cast<std::size_t>(alerts.size()));
    for (const model::Alert& alert : alerts) {
        const QString id = idOf(alert);
        if (m_byId.contains(id))
            continue;
        m_byId.insert(id, 0);
        m_entries.push_back(std::make_unique<Entry>(Entry{alert, {}, 0}));
    }
    std::stable_sort(m_entries.begin(), m_entries.end(), [](const auto& a, const auto& b) {
        return a->alert.raisedAtUs < b->alert.raisedAtUs;
    });
    for (const auto& entry : m_entries)
        entry->story = m_stories.add(entry->alert);
    renumber(0);
    endResetModel();
}

void AlertTableModel::upsert(const model::Alert& alert) {
    const auto found = m_byId.constFind(idOf(alert));
    if (found == m_byId.constEnd()) {
        insert(alert);
        return;
    }
    Entry& entry = *m_entries[*found];
    // The place is the time of raising, and that does not change.
    const std::int64_t raisedAtUs = entry.alert.raisedAtUs;
    entry = {alert, {}, entry.story};
    entry.alert.raisedAtUs = raisedAtUs;
    const int row = rowOf(*found);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void AlertTableModel::add(const QList<model::Alert>& alerts) {
    for (const model::Alert& alert : alerts) {
        if (!m_byId.contains(idOf(alert)))
            insert(alert);
    }
}

void AlertTableModel::insert(const model::Alert& alert) {
    const auto at = std::upper_bound(
        m_entries.begin(), m_entries.end(), alert.raisedAtUs,
        [](std::int64_t us, const auto& entry) { return us < entry->alert.raisedAtUs; });
    const auto slot = static_cast<std::size_t>(std::distance(m_entries.begin(), at));
    const int row = static_cast<int>(m_entries.size() - slot);
    beginInsertRows({}, row, row);
    m_loaded = true;
    m_entries.insert(at, std::make_unique<Entry>(Entry{alert, {}, m_stories.add(alert)}));
    renumber(slot);
    endInsertRows();
}

void AlertTableModel::renumber(std::size_t from) {
    for (std::size_t i = from; i < m_entries.size(); ++i)
        m_byId.insert(idOf(m_entries[i]->alert), i);
}

const model::Alert* AlertTableModel::alert(const QModelIndex& index) const {
    return index.isValid() ? &m_entries[slotOf(index.row())]->alert : nullptr;
}

const model::Alert* AlertTableModel::alert(const QString& id) const {
    const auto found = m_byId.constFind(id);
    return found == m_byId.constEnd() ? nullptr : &m_entries[*found]->alert;
}

QModelIndex AlertTableModel::indexOf(const QString& id) const {
    const auto found = m_byId.constFind(id);
    return found == m_byId.constEnd() ? QModelIndex() : index(rowOf(*found), 0);
}

const QString& AlertTableModel::searchText(int row) const {
    Entry& entry = *m_entries[slotOf(row)];
    if (entry.search.isEmpty())
        entry.search = searchTextOf(entry.alert);
    return entry.search;
}

int AlertTableModel::openQuestions() const {
    return static_cast<int>(std::count_if(m_entries.begin(), m_entries.end(), [](const auto& e) {
        return e->alert.state == model::AlertState::Suspended;
    }));
}

int AlertTableModel::attention() const {
    return static_cast<int>(std::count_if(m_entries.begin(), m_entries.end(),
                                          [](const auto& e) { return needsAttention(e->alert); }));
}

std::vector<const model::Alert*> AlertTableModel::newest(std::size_t count) const {
    std::vector<const model::Alert*> alerts;
    for (auto it = m_entries.rbegin(); it != m_entries.rend() && alerts.size() < count; ++it)
        alerts.push_back(&(*it)->alert);
    return alerts;
}

std::vector<const model::Alert*> AlertTableModel::story(const QString& id) const {
    std::vector<const model::Alert*> alerts;
    const auto found = m_byId.constFind(id);
    if (found == m_byId.constEnd())
        return alerts;
    const std::size_t story = m_entries[*found]->story;
    if (m_stories.size(story) > 1) {
        for (auto it = m_entries.rbegin(); it != m_entries.rend(); ++it)
            if ((*it)->story == story)
                alerts.push_back(&(*it)->alert);
    }
    return alerts;
}

int AlertTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int AlertTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AlertTableModel::data(const QModelIndex& index, int role) const {
    const model::Alert* alert = this->alert(index);
    if (alert == nullptr)
        return {};
    switch (role) {
        case Qt::DisplayRole:
            return cellOf(*alert, index.column());
        case Qt::ToolTipRole:
            return plainToolTip(sentence(*alert));
        case Qt::DecorationRole:
            return index.column() == Sentence ? QVariant(levelIcon(alert->finding.level))
                                              : QVariant();
        case Qt::AccessibleTextRole:
            return spoken(*alert);
        case IdRole:
            return QString::fromStdString(alert->id);
        case DayRole:
            return localTime(alert->raisedAtUs).date();
        case StoryRole: {
            const std::size_t story = m_entries[slotOf(index.row())]->story;
            return m_stories.size(story) > 1 ? QVariant(static_cast<qulonglong>(story))
                                             : QVariant();
        }
        default:
            return {};
    }
}

QVariant AlertTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
        case Sentence:
            return tr("Alert");
        case Level:
            return tr("Level");
        case Process:
            return tr("Process");
        case Raised:
            return tr("Raised");
        case State:
            return tr("State");
        default:
            return {};
    }
}

}  // namespace ui
