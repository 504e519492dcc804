#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "ui/processes/ProcessNode.h"

namespace ui {

/// The processes and who belongs below whom, without any signals: ProcessTreeModel's memory.
///
/// The bus is trusted no further than its types: a parent has to be older than its child, so that
/// no claim of parentage can make a circle.
class ProcessForest {
  public:
    using Nodes = std::vector<ProcessNode*>;
    static constexpr int kMaxDepth = 128;

    ProcessNode* root() { return &m_root; }
    const ProcessNode* root() const { return &m_root; }
    std::size_t size() const { return m_byKey.size(); }
    ProcessNode* find(const model::ProcessKey& key) const;
    /// The root, unless a parent is known; always the root when flat, and for what stands deeper
    /// than kMaxDepth: views walk trees by recursion, and anybody can nest thousands of shells.
    ProcessNode* wantedParent(const model::ProcessRow& row);
    const std::unordered_map<model::ProcessKey, ProcessNode*>& nodes() const { return m_byKey; }

    /// Those that are gone. They are forgotten at once, and stand in the tree until taken out.
    Nodes takeLeaving(const model::ProcessChanges& changes);
    /// Takes the rows in, as they are at atUs. Returns the known ones that changed; new ones belong
    /// to nobody until they are appended somewhere and are added to `added`.
    Nodes update(const std::vector<model::ProcessRow>& rows, std::int64_t atUs, Nodes& added);
    /// Nodes that stand below another parent than they should.
    Nodes misplaced();
    /// Puts every node where it belongs, oldest first.
    void restructure();
    void setFlat(bool flat);
    bool isFlat() const { return m_flat; }

    /// Everything below it as far as is known, also when flat.
    std::vector<const model::ProcessRow*> descendants(const model::ProcessKey& key) const;

  private:
    ProcessNode* adopt(const model::ProcessRow& row);
    void forget(const ProcessNode* node);
    ProcessNode* parentByPid(const model::ProcessRow& row) const;

    ProcessNode m_root;
    std::unordered_map<model::ProcessKey, ProcessNode*> m_byKey;
    std::unordered_map<std::int32_t, ProcessNode*> m_byPid;  // the youngest of that pid
    bool m_flat = false;
};

}  // namespace ui
