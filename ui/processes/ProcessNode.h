#pragma once

#include <QString>
#include <memory>
#include <vector>

#include "model/ProcessRow.h"
#include "ui/processes/CpuTrend.h"

namespace ui {

/// One row of ProcessTreeModel with its place. The root has no key.
struct ProcessNode {
    model::ProcessRow row;
    ProcessNode* parent = nullptr;
    int position = 0;  // in parent->children
    std::vector<std::unique_ptr<ProcessNode>> children;
    QString search;  // empty = not built yet
    CpuTrend cpu;

    void append(std::unique_ptr<ProcessNode> child);
    /// Takes [first, last] out and closes the gap.
    std::vector<std::unique_ptr<ProcessNode>> take(int first, int last);
    void renumber(int from);
};

/// Neighbours [first, last] below one parent.
struct ProcessRun {
    ProcessNode* parent;
    int first;
    int last;
};

/// Orders by parent and position and joins neighbours: one signal a run, not one a row.
std::vector<ProcessRun> runsOf(std::vector<ProcessNode*> nodes);

/// A parent started earlier (or in the same tick with a smaller pid): keeps trees free of circles.
bool isOlder(const model::ProcessKey& one, const model::ProcessKey& other);

}  // namespace ui
