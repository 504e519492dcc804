#include "ui/processes/ProcessForest.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace ui {

ProcessNode* ProcessForest::find(const model::ProcessKey& key) const {
    const auto found = m_byKey.find(key);
    return found == m_byKey.end() ? nullptr : found->second;
}

ProcessNode* ProcessForest::parentByPid(const model::ProcessRow& row) const {
    const auto found = m_byPid.find(row.parentPid);
    const bool fits = found != m_byPid.end() && isOlder(found->second->row.key, row.key);
    return fits ? found->second : nullptr;
}

ProcessNode* ProcessForest::wantedParent(const model::ProcessRow& row) {
    ProcessNode* parent = m_flat ? nullptr : parentByPid(row);
    int depth = 0;
    for (const ProcessNode* above = parent; above != nullptr; above = parentByPid(above->row)) {
        if (++depth > kMaxDepth)
            return &m_root;
    }
    return parent == nullptr ? &m_root : parent;
}

ProcessForest::Nodes ProcessForest::takeLeaving(const model::ProcessChanges& changes) {
    Nodes leaving;
    if (changes.complete) {
        std::unordered_set<model::ProcessKey> present;
        for (const model::ProcessRow& row : changes.changed)
            present.insert(row.key);
        for (const auto& [key, node] : m_byKey) {
            if (!present.contains(key))
                leaving.push_back(node);
        }
    } else {
        for (const model::ProcessKey& key : changes.gone) {
            if (ProcessNode* node = find(key))
                leaving.push_back(node);
        }
    }
    std::sort(leaving.begin(), leaving.end());
    leaving.erase(std::unique(leaving.begin(), leaving.end()), leaving.end());
    for (const ProcessNode* node : leaving)
        forget(node);
    return leaving;
}

void ProcessForest::forget(const ProcessNode* node) {
    m_byKey.erase(node->row.key);
    const auto byPid = m_byPid.find(node->row.key.pid);
    if (byPid != m_byPid.end() && byPid->second == node)
        m_byPid.erase(byPid);
}

ProcessNode* ProcessForest::adopt(const model::ProcessRow& row) {
    auto node = std::make_unique<ProcessNode>();
    node->row = row;
    m_byKey.emplace(row.key, node.get());
    ProcessNode*& byPid = m_byPid[row.key.pid];
    if (byPid == nullptr || isOlder(byPid->row.key, row.key))
        byPid = node.get();
    return node.release();  // until it is appended
}

ProcessForest::Nodes ProcessForest::update(const std::vector<model::ProcessRow>& rows,
                                           std::int64_t atUs, Nodes& added) {
    Nodes changed;
    for (const model::ProcessRow& row : rows) {
        ProcessNode* node = find(row.key);
        if (node == nullptr) {
            node = added.emplace_back(adopt(row));
        } else if (!(node->row == row)) {
            node->row = row;
            node->search.clear();
            changed.push_back(node);
        }
        node->cpu.note(atUs, row.cpuPercent);
    }
    return changed;
}

ProcessForest::Nodes ProcessForest::misplaced() {
    Nodes nodes;
    for (const auto& [key, node] : m_byKey) {
        if (wantedParent(node->row) != node->parent)
            nodes.push_back(node);
    }
    return nodes;
}

void ProcessForest::restructure() {
    std::vector<std::unique_ptr<ProcessNode>> loose;
    for (const auto& [key, node] : m_byKey) {
        if (node->parent == nullptr)
            loose.emplace_back(node);
        else
            loose.push_back(
                std::move(node->parent->children[static_cast<std::size_t>(node->position)]));
    }
    m_root.children.clear();
    for (const auto& node : loose)
        node->children.clear();
    std::sort(loose.begin(), loose.end(),
              [](const auto& a, const auto& b) { return isOlder(a->row.key, b->row.key); });
    for (auto& node : loose) {
        ProcessNode* target = wantedParent(node->row);
        target->append(std::move(node));
    }
}

void ProcessForest::setFlat(bool flat) {
    m_flat = flat;
    restructure();
}

std::vector<const model::ProcessRow*> ProcessForest::descendants(
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

}  // namespace ui
