#include "ui/processes/ProcessTreeModel.h"

#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "ui/format/SafeText.h"
#include "ui/processes/ProcessColumns.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

using Nodes = ProcessForest::Nodes;

constexpr std::size_t kManySteps = 40;
constexpr std::size_t kRowsPerStep = 32;

void appendAll(ProcessNode* target, const Nodes& nodes) {
    for (ProcessNode* node : nodes)
        target->append(std::unique_ptr<ProcessNode>(node));
}

/// Those whose parent stays: the others go with it.
Nodes topsOf(const Nodes& leaving) {
    const std::unordered_set<ProcessNode*> gone(leaving.begin(), leaving.end());
    Nodes tops = leaving;
    std::erase_if(tops, [&](const ProcessNode* node) { return gone.contains(node->parent); });
    return tops;
}

QString searchTextOf(const model::ProcessRow& row) {
    return QStringList{safeText(row.name),       safeText(row.commandLine),
                       safeText(row.user),       safeText(row.package),
                       safeText(row.executable), QString::number(row.key.pid)}
        .join(QLatin1Char('\n'))
        .toLower();
}

QColor inkOf(const model::ProcessRow& row) {
    const Theme& theme = currentTheme();
    if (isStopped(row))
        return theme.attention;
    return isKernelThread(row) || row.state == 'Z' ? theme.muted : theme.text;
}

int alignmentOf(ProcessColumn column) {
    return static_cast<int>(Qt::AlignVCenter) |
           static_cast<int>(columnInfo(column).number ? Qt::AlignRight : Qt::AlignLeft);
}

QVariant meterOf(const model::ProcessRow& row, ProcessColumn column) {
    if (column == ProcessColumn::Cpu)
        return row.cpuPercent / 100;
    return column == ProcessColumn::Memory ? QVariant(row.memoryPercent / 100) : QVariant();
}

}  // namespace

void ProcessTreeModel::apply(const model::ProcessChanges& changes) {
    m_nowUs = changes.machine.atUs;
    if (!m_loaded) {
        load(changes);
        return;
    }
    Nodes leaving = m_forest.takeLeaving(changes);
    Nodes added;
    Nodes changed = m_forest.update(changes.changed, m_nowUs, added);
    const Groups groups = groupsOf(added);
    Nodes parents = parentsAmong(added, groups);
    // Each step makes every view and proxy walk what it remembers of 5,000 rows.
    const std::size_t steps =
        groups.size() + leaving.size() + runsOf(changed).size() + changed.size() / kRowsPerStep;
    const Nodes adopters = steps > kManySteps
                               ? applyAtOnce(groups, leaving)
                               : applyStepwise(groups, std::move(leaving), std::move(changed));
    parents.insert(parents.end(), adopters.begin(), adopters.end());
    tellParents(parents);
}

/// New ones with something below them, and known ones that get their first.
ProcessTreeModel::Nodes ProcessTreeModel::parentsAmong(const Nodes& added,
                                                       const Groups& groups) const {
    Nodes parents;
    for (const auto& [target, nodes] : groups) {
        if (target->children.empty() && target != m_forest.root())
            parents.push_back(target);
    }
    for (ProcessNode* node : added) {
        if (!node->children.empty())
            parents.push_back(node);
    }
    return parents;
}

void ProcessTreeModel::tellParents(const Nodes& parents) {
    QModelIndexList indexes;
    for (const ProcessNode* node : parents)
        indexes << indexOf(node);
    if (!indexes.isEmpty())
        Q_EMIT becameParents(indexes);
}

void ProcessTreeModel::load(const model::ProcessChanges& changes) {
    beginResetModel();
    m_loaded = true;
    Nodes added;
    m_forest.update(changes.changed, m_nowUs, added);
    m_forest.restructure();
    endResetModel();
}

void ProcessTreeModel::setFlat(bool flat) {
    if (m_forest.isFlat() == flat)
        return;
    beginResetModel();
    m_forest.setFlat(flat);
    endResetModel();
}

ProcessTreeModel::Groups ProcessTreeModel::groupsOf(const Nodes& added) {
    const std::unordered_set<ProcessNode*> fresh(added.begin(), added.end());
    std::unordered_map<ProcessNode*, Nodes> tops;
    for (ProcessNode* node : added) {
        ProcessNode* target = m_forest.wantedParent(node->row);
        if (fresh.contains(target))
            target->append(std::unique_ptr<ProcessNode>(node));
        else
            tops[target].push_back(node);
    }
    return {tops.begin(), tops.end()};
}

ProcessTreeModel::Nodes ProcessTreeModel::applyStepwise(const Groups& added, Nodes leaving,
                                                        Nodes changed) {
    for (const auto& [target, nodes] : added) {
        const int first = static_cast<int>(target->children.size());
        beginInsertRows(indexOf(target), first, first + static_cast<int>(nodes.size()) - 1);
        appendAll(target, nodes);
        endInsertRows();
    }
    Nodes adopters = moveMisplaced(true);
    std::vector<ProcessRun> runs = runsOf(topsOf(leaving));
    // From behind: a run that leaves does not shift those before it.
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        beginRemoveRows(indexOf(run->parent), run->first, run->last);
        const auto removed = run->parent->take(run->first, run->last);
        endRemoveRows();
    }
    emitChanged(std::move(changed));
    return adopters;
}

ProcessTreeModel::Nodes ProcessTreeModel::applyAtOnce(const Groups& added, const Nodes& leaving) {
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    for (const auto& [target, nodes] : added)
        appendAll(target, nodes);
    Nodes adopters = moveMisplaced(false);
    std::vector<std::vector<std::unique_ptr<ProcessNode>>> removed;
    std::vector<ProcessRun> runs = runsOf(topsOf(leaving));
    for (auto run = runs.rbegin(); run != runs.rend(); ++run)
        removed.push_back(run->parent->take(run->first, run->last));
    const std::unordered_set<const void*> gone(leaving.begin(), leaving.end());
    QModelIndexList after;
    for (const QModelIndex& index : before)
        after << (gone.contains(index.internalPointer())
                      ? QModelIndex()
                      : indexOf(static_cast<ProcessNode*>(index.internalPointer()),
                                index.column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
    return adopters;
}

/// Orphans go where they belong: below whoever adopted them, or below a parent that came late.
ProcessTreeModel::Nodes ProcessTreeModel::moveMisplaced(bool tell) {
    Nodes adopters;
    std::unordered_map<ProcessNode*, Nodes> moves;
    for (ProcessNode* node : m_forest.misplaced())
        moves[m_forest.wantedParent(node->row)].push_back(node);
    for (auto& [target, nodes] : moves) {
        if (target->children.empty() && target != m_forest.root())
            adopters.push_back(target);
        std::vector<ProcessRun> runs = runsOf(nodes);
        for (auto run = runs.rbegin(); run != runs.rend(); ++run)
            move(*run, target, tell);
    }
    return adopters;
}

void ProcessTreeModel::move(const ProcessRun& run, ProcessNode* target, bool tell) {
    if (tell)
        beginMoveRows(indexOf(run.parent), run.first, run.last, indexOf(target),
                      static_cast<int>(target->children.size()));
    for (auto& node : run.parent->take(run.first, run.last))
        target->append(std::move(node));
    if (tell)
        endMoveRows();
}

void ProcessTreeModel::emitChanged(Nodes changed) {
    for (const ProcessRun& run : runsOf(std::move(changed))) {
        const ProcessNode* first = run.parent->children[static_cast<std::size_t>(run.first)].get();
        const ProcessNode* last = run.parent->children[static_cast<std::size_t>(run.last)].get();
        Q_EMIT dataChanged(indexOf(first), indexOf(last, kProcessColumns - 1));
    }
}

const model::ProcessRow* ProcessTreeModel::row(const QModelIndex& index) const {
    return index.isValid() ? &static_cast<ProcessNode*>(index.internalPointer())->row : nullptr;
}

const model::ProcessRow* ProcessTreeModel::row(const model::ProcessKey& key) const {
    const ProcessNode* node = m_forest.find(key);
    return node == nullptr ? nullptr : &node->row;
}

QModelIndex ProcessTreeModel::indexOf(const model::ProcessKey& key) const {
    const ProcessNode* node = m_forest.find(key);
    return node == nullptr ? QModelIndex() : indexOf(node);
}

QModelIndex ProcessTreeModel::indexOf(const ProcessNode* node, int column) const {
    return node == m_forest.root()
               ? QModelIndex()
               : createIndex(node->position, column, const_cast<ProcessNode*>(node));
}

std::vector<const model::ProcessRow*> ProcessTreeModel::all() const {
    std::vector<const model::ProcessRow*> rows;
    rows.reserve(m_forest.size());
    for (const auto& [key, node] : m_forest.nodes())
        rows.push_back(&node->row);
    return rows;
}

std::vector<const model::ProcessRow*> ProcessTreeModel::descendants(
    const model::ProcessKey& key) const {
    return m_forest.descendants(key);
}

const QString& ProcessTreeModel::searchText(const QModelIndex& index) const {
    auto* node = static_cast<ProcessNode*>(index.internalPointer());
    if (node->search.isEmpty())
        node->search = searchTextOf(node->row);
    return node->search;
}

QModelIndex ProcessTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    const ProcessNode* node =
        parent.isValid() ? static_cast<ProcessNode*>(parent.internalPointer()) : m_forest.root();
    return createIndex(row, column, node->children[static_cast<std::size_t>(row)].get());
}

QModelIndex ProcessTreeModel::parent(const QModelIndex& index) const {
    if (!index.isValid())
        return {};
    return indexOf(static_cast<ProcessNode*>(index.internalPointer())->parent);
}

int ProcessTreeModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return static_cast<int>(m_forest.root()->children.size());
    if (parent.column() != 0)
        return 0;
    return static_cast<int>(static_cast<ProcessNode*>(parent.internalPointer())->children.size());
}

int ProcessTreeModel::columnCount(const QModelIndex&) const {
    return kProcessColumns;
}

QVariant ProcessTreeModel::trendOf(const QModelIndex& index) const {
    const auto* node = static_cast<ProcessNode*>(index.internalPointer());
    if (index.column() != static_cast<int>(ProcessColumn::Cpu) || node->cpu.isEmpty())
        return {};
    const auto steps = node->cpu.steps(m_nowUs);
    return QVariant::fromValue(QList<double>(steps.begin(), steps.end()));
}

QVariant ProcessTreeModel::data(const QModelIndex& index, int role) const {
    const model::ProcessRow* process = row(index);
    if (process == nullptr)
        return {};
    const auto column = static_cast<ProcessColumn>(index.column());
    switch (role) {
        case Qt::DisplayRole:
            return cellText(*process, column);
        case Qt::ToolTipRole:
            return cellToolTip(*process, column);
        case Qt::TextAlignmentRole:
            return alignmentOf(column);
        case Qt::ForegroundRole:
            return inkOf(*process);
        case Qt::DecorationRole:
            return column == ProcessColumn::Name
                       ? QVariant(symbolicIcon(processIconName(*process), inkOf(*process)))
                       : QVariant();
        case MeterRole:
            return meterOf(*process, column);
        case TrendRole:
            return trendOf(index);
        case SuspendedRole:
            return process->suspended;
        default:
            return {};
    }
}

QVariant ProcessTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kProcessColumns)
        return {};
    const auto column = static_cast<ProcessColumn>(section);
    switch (role) {
        case Qt::DisplayRole:
            return columnTitle(column);
        case Qt::ToolTipRole:
            return columnToolTip(column);
        case Qt::TextAlignmentRole:
            return alignmentOf(column);
        default:
            return {};
    }
}

}  // namespace ui
