#include "ui/processes/ProcessTreeModel.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "ui/format/SafeText.h"
#include "ui/processes/ProcessColumns.h"
#include "ui/processes/ProcessNode.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

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

ProcessTreeModel::ProcessTreeModel(QObject* parent)
    : QAbstractItemModel(parent), m_root(std::make_unique<ProcessNode>()) {}

ProcessTreeModel::~ProcessTreeModel() = default;

void ProcessTreeModel::apply(const model::ProcessChanges& changes) {
    if (!m_loaded) {
        load(changes);
        return;
    }
    Nodes leaving = takeLeaving(changes);
    Nodes added;
    Nodes changed = update(changes.changed, added);
    insert(added);
    settle();
    remove(std::move(leaving));
    emitChanged(std::move(changed));
}

void ProcessTreeModel::load(const model::ProcessChanges& changes) {
    beginResetModel();
    m_loaded = true;
    Nodes added;
    update(changes.changed, added);
    restructure(std::move(added));
    endResetModel();
}

void ProcessTreeModel::setFlat(bool flat) {
    if (m_flat == flat)
        return;
    beginResetModel();
    m_flat = flat;
    Nodes nodes;
    for (const auto& [key, node] : m_byKey)
        nodes.push_back(node);
    restructure(std::move(nodes));
    endResetModel();
}

/// Puts every node where it belongs, oldest first. Nodes are owned by whoever holds them now.
void ProcessTreeModel::restructure(Nodes nodes) {
    std::vector<std::unique_ptr<ProcessNode>> loose;
    for (ProcessNode* node : nodes) {
        if (node->parent == nullptr) {
            loose.emplace_back(node);
            continue;
        }
        auto& siblings = node->parent->children;
        loose.push_back(std::move(siblings[static_cast<std::size_t>(node->position)]));
    }
    m_root->children.clear();
    for (const auto& node : loose)
        node->children.clear();
    std::sort(loose.begin(), loose.end(),
              [](const auto& a, const auto& b) { return isOlder(a->row.key, b->row.key); });
    for (auto& node : loose) {
        ProcessNode* target = wantedParent(node->row);
        target->append(std::move(node));
    }
}

ProcessTreeModel::Nodes ProcessTreeModel::takeLeaving(const model::ProcessChanges& changes) {
    Nodes leaving;
    if (changes.complete) {
        std::unordered_set<model::ProcessKey> present;
        for (const model::ProcessRow& row : changes.changed)
            present.insert(row.key);
        for (const auto& [key, node] : m_byKey) {
            if (!present.contains(key))
                leaving.push_back(node);
        }
    }
    for (const model::ProcessKey& key : changes.gone) {
        ProcessNode* node = find(key);
        if (node != nullptr && !changes.complete)
            leaving.push_back(node);
    }
    std::sort(leaving.begin(), leaving.end());
    leaving.erase(std::unique(leaving.begin(), leaving.end()), leaving.end());
    for (const ProcessNode* node : leaving)
        forget(node);
    return leaving;
}

void ProcessTreeModel::forget(const ProcessNode* node) {
    m_byKey.erase(node->row.key);
    const auto byPid = m_byPid.find(node->row.key.pid);
    if (byPid != m_byPid.end() && byPid->second == node)
        m_byPid.erase(byPid);
}

/// A node of its own, not in the tree yet.
ProcessNode* ProcessTreeModel::adopt(const model::ProcessRow& row) {
    auto* node = new ProcessNode;  // owned by its parent once it is inserted, see insert()
    node->row = row;
    m_byKey.emplace(row.key, node);
    ProcessNode*& byPid = m_byPid[row.key.pid];
    if (byPid == nullptr || isOlder(byPid->row.key, row.key))
        byPid = node;
    return node;
}

ProcessTreeModel::Nodes ProcessTreeModel::update(const std::vector<model::ProcessRow>& rows,
                                                 Nodes& added) {
    Nodes changed;
    for (const model::ProcessRow& row : rows) {
        ProcessNode* node = find(row.key);
        if (node == nullptr) {
            added.push_back(adopt(row));
        } else if (!(node->row == row)) {
            node->row = row;
            node->search.clear();
            changed.push_back(node);
        }
    }
    return changed;
}

/// New ones below new ones are hung up first, so that a subtree arrives as one row.
void ProcessTreeModel::insert(const Nodes& added) {
    const std::unordered_set<ProcessNode*> fresh(added.begin(), added.end());
    std::unordered_map<ProcessNode*, Nodes> tops;
    for (ProcessNode* node : added) {
        ProcessNode* target = wantedParent(node->row);
        if (fresh.contains(target))
            target->append(std::unique_ptr<ProcessNode>(node));
        else
            tops[target].push_back(node);
    }
    for (auto& [target, nodes] : tops) {
        const int first = static_cast<int>(target->children.size());
        beginInsertRows(indexOf(target), first, first + static_cast<int>(nodes.size()) - 1);
        for (ProcessNode* node : nodes)
            target->append(std::unique_ptr<ProcessNode>(node));
        endInsertRows();
    }
}

/// Orphans go where they belong: below whoever adopted them, or below a parent that came late.
void ProcessTreeModel::settle() {
    std::unordered_map<ProcessNode*, Nodes> moves;
    for (const auto& [key, node] : m_byKey) {
        ProcessNode* target = wantedParent(node->row);
        if (target != node->parent)
            moves[target].push_back(node);
    }
    for (auto& [target, nodes] : moves) {
        std::vector<ProcessRun> runs = runsOf(nodes);
        // From behind: a run that leaves does not shift those before it.
        for (auto run = runs.rbegin(); run != runs.rend(); ++run)
            move(run->parent, run->first, run->last, target);
    }
}

void ProcessTreeModel::move(ProcessNode* from, int first, int last, ProcessNode* target) {
    const int end = static_cast<int>(target->children.size());
    beginMoveRows(indexOf(from), first, last, indexOf(target), end);
    for (auto& node : from->take(first, last))
        target->append(std::move(node));
    endMoveRows();
}

void ProcessTreeModel::remove(Nodes leaving) {
    const std::unordered_set<ProcessNode*> gone(leaving.begin(), leaving.end());
    std::erase_if(leaving, [&](ProcessNode* node) { return gone.contains(node->parent); });
    std::vector<ProcessRun> runs = runsOf(std::move(leaving));
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        beginRemoveRows(indexOf(run->parent), run->first, run->last);
        run->parent->take(run->first, run->last);
        endRemoveRows();
    }
}

void ProcessTreeModel::emitChanged(Nodes changed) {
    for (const ProcessRun& run : runsOf(std::move(changed))) {
        const ProcessNode* first = run.parent->children[static_cast<std::size_t>(run.first)].get();
        const ProcessNode* last = run.parent->children[static_cast<std::size_t>(run.last)].get();
        Q_EMIT dataChanged(indexOf(first), indexOf(last, kProcessColumns - 1));
    }
}

ProcessNode* ProcessTreeModel::find(const model::ProcessKey& key) const {
    const auto found = m_byKey.find(key);
    return found == m_byKey.end() ? nullptr : found->second;
}

ProcessNode* ProcessTreeModel::parentByPid(const model::ProcessRow& row) const {
    const auto found = m_byPid.find(row.parentPid);
    const bool fits = found != m_byPid.end() && isOlder(found->second->row.key, row.key);
    return fits ? found->second : nullptr;
}

ProcessNode* ProcessTreeModel::wantedParent(const model::ProcessRow& row) const {
    ProcessNode* parent = m_flat ? nullptr : parentByPid(row);
    return parent == nullptr ? m_root.get() : parent;
}

const model::ProcessRow* ProcessTreeModel::row(const QModelIndex& index) const {
    return index.isValid() ? &static_cast<ProcessNode*>(index.internalPointer())->row : nullptr;
}

const model::ProcessRow* ProcessTreeModel::row(const model::ProcessKey& key) const {
    const ProcessNode* node = find(key);
    return node == nullptr ? nullptr : &node->row;
}

QModelIndex ProcessTreeModel::indexOf(const model::ProcessKey& key) const {
    const ProcessNode* node = find(key);
    return node == nullptr ? QModelIndex() : indexOf(node);
}

QModelIndex ProcessTreeModel::indexOf(const ProcessNode* node, int column) const {
    return node == m_root.get()
               ? QModelIndex()
               : createIndex(node->position, column, const_cast<ProcessNode*>(node));
}

std::vector<const model::ProcessRow*> ProcessTreeModel::all() const {
    std::vector<const model::ProcessRow*> rows;
    rows.reserve(m_byKey.size());
    for (const auto& [key, node] : m_byKey)
        rows.push_back(&node->row);
    return rows;
}

std::vector<const model::ProcessRow*> ProcessTreeModel::descendants(
    const model::ProcessKey& key) const {
    std::unordered_map<const ProcessNode*, Nodes> below;
    for (const auto& [other, node] : m_byKey)
        below[parentByPid(node->row)].push_back(node);
    std::vector<const model::ProcessRow*> rows;
    const ProcessNode* top = find(key);
    Nodes open = top == nullptr ? Nodes() : below[top];
    while (!open.empty()) {
        ProcessNode* node = open.back();
        open.pop_back();
        rows.push_back(&node->row);
        const Nodes& children = below[node];
        open.insert(open.end(), children.begin(), children.end());
    }
    return rows;
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
        parent.isValid() ? static_cast<ProcessNode*>(parent.internalPointer()) : m_root.get();
    return createIndex(row, column, node->children[static_cast<std::size_t>(row)].get());
}

QModelIndex ProcessTreeModel::parent(const QModelIndex& index) const {
    if (!index.isValid())
        return {};
    return indexOf(static_cast<ProcessNode*>(index.internalPointer())->parent);
}

int ProcessTreeModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return static_cast<int>(m_root->children.size());
    if (parent.column() != 0)
        return 0;
    return static_cast<int>(static_cast<ProcessNode*>(parent.internalPointer())->children.size());
}

int ProcessTreeModel::columnCount(const QModelIndex&) const {
    return kProcessColumns;
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
