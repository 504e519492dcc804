#include "ui/alerts/AlertTableModel.h"

#include <QDate>
#include <algorithm>
#include <functional>
#include <map>
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

struct LocalDay {
    std::int64_t beginUs = 0;
    std::int64_t endUs = 0;

    static LocalDay of(std::int64_t us) {
        const QDate date = localTime(us).date();
        return {date.startOfDay().toMSecsSinceEpoch() * 1000,
                date.addDays(1).startOfDay().toMSecsSinceEpoch() * 1000};
    }
    bool contains(std::int64_t us) const { return us >= beginUs && us < endUs; }
};

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
        m_entries.push_back(std::make_unique<Entry>(Entry{alert, {}, 0, alert.raisedAtUs}));
    }
    std::stable_sort(m_entries.begin(), m_entries.end(), [](const auto& a, const auto& b) {
        return a->alert.raisedAtUs < b->alert.raisedAtUs;
    });
    for (const auto& entry : m_entries)
        entry->story = m_stories.add(entry->alert);
    arrange();
    renumber(0);
    endResetModel();
}

/// Of the entries, sorted by time: stories of a day to the place of their newest.
void AlertTableModel::arrange() {
    std::map<std::pair<std::size_t, std::int64_t>, std::int64_t> places;  // by story and day
    LocalDay day;
    bool any = false;
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry) {
        if (m_stories.size((*entry)->story) < 2)
            continue;  // most: their place is their time
        const std::int64_t raisedAtUs = (*entry)->alert.raisedAtUs;
        if (!day.contains(raisedAtUs))  // seldom: they are sorted
            day = LocalDay::of(raisedAtUs);
        const auto part = std::pair((*entry)->story, day.beginUs);
        (*entry)->placeUs = places.try_emplace(part, raisedAtUs).first->second;
        any = any || (*entry)->placeUs != raisedAtUs;
    }
    if (any)
        std::stable_sort(m_entries.begin(), m_entries.end(), [](const auto& a, const auto& b) {
            return std::pair(a->placeUs, a->story) < std::pair(b->placeUs, b->story);
        });
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
    entry = {alert, {}, entry.story, entry.placeUs};
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
    const std::size_t story = m_stories.add(alert);
    Block block;
    if (m_stories.size(story) > 1)
        block = storyOfDay(story, alert.raisedAtUs);
    if (!block.isEmpty() && alert.raisedAtUs > m_entries[block.begin]->placeUs)
        block = moveUp(block, alert.raisedAtUs);
    const std::size_t slot = slotFor(alert, block);
    const std::int64_t placeUs =
        block.isEmpty() ? alert.raisedAtUs : m_entries[block.begin]->placeUs;
    const int row = static_cast<int>(m_entries.size() - slot);
    beginInsertRows({}, row, row);
    m_loaded = true;
    m_entries.insert(m_entries.begin() + static_cast<std::ptrdiff_t>(slot),
                     std::make_unique<Entry>(Entry{alert, {}, story, placeUs}));
    renumber(slot);
    endInsertRows();
}

AlertTableModel::Block AlertTableModel::storyOfDay(std::size_t story,
                                                   std::int64_t raisedAtUs) const {
    const auto belongs = [story, day = LocalDay::of(raisedAtUs)](const auto& entry) {
        return entry->story == story && day.contains(entry->alert.raisedAtUs);
    };
    // What is looked for is most likely new.
    const auto last = std::find_if(m_entries.rbegin(), m_entries.rend(), belongs);
    const auto first = std::find_if_not(last, m_entries.rend(), belongs);
    return {static_cast<std::size_t>(m_entries.rend() - first),
            static_cast<std::size_t>(m_entries.rend() - last)};
}

/// To where something raised then stands; says where the block is now.
AlertTableModel::Block AlertTableModel::moveUp(const Block& block, std::int64_t placeUs) {
    const auto first = m_entries.begin() + static_cast<std::ptrdiff_t>(block.begin);
    const auto last = m_entries.begin() + static_cast<std::ptrdiff_t>(block.end);
    for (auto entry = first; entry != last; ++entry)
        (*entry)->placeUs = placeUs;
    const auto to =
        std::upper_bound(last, m_entries.end(), placeUs,
                         [](std::int64_t us, const auto& entry) { return us < entry->placeUs; });
    if (to == last)
        return block;
    beginMoveRows({}, rowOf(block.end - 1), rowOf(block.begin), {},
                  static_cast<int>(m_entries.end() - to));
    std::rotate(first, last, to);
    renumber(block.begin);
    endMoveRows();
    const auto end = static_cast<std::size_t>(to - m_entries.begin());
    return {end - (block.end - block.begin), end};
}

/// Within its story by time, else by place.
std::size_t AlertTableModel::slotFor(const model::Alert& alert, const Block& block) const {
    const auto from = m_entries.begin();
    const auto at =
        block.isEmpty()
            ? std::upper_bound(
                  from, m_entries.end(), alert.raisedAtUs,
                  [](std::int64_t us, const auto& entry) { return us < entry->placeUs; })
            : std::upper_bound(
                  from + static_cast<std::ptrdiff_t>(block.begin),
                  from + static_cast<std::ptrdiff_t>(block.end), alert.raisedAtUs,
                  [](std::int64_t us, const auto& entry) { return us < entry->alert.raisedAtUs; });
    return static_cast<std::size_t>(at - from);
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
    std::int64_t oldestUs = INT64_MAX;
    for (auto it = m_entries.rbegin(); it != m_entries.rend(); ++it) {
        if (alerts.size() >= count && (*it)->placeUs < oldestUs)
            break;  // nothing is newer than its place
        alerts.push_back(&(*it)->alert);
        oldestUs = std::min(oldestUs, alerts.back()->raisedAtUs);
    }
    std::ranges::stable_sort(alerts, std::ranges::greater(), &model::Alert::raisedAtUs);
    alerts.resize(std::min(alerts.size(), count));
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
