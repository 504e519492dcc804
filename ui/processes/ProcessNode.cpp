#include "ui/processes/ProcessNode.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <tuple>
#include <utility>

namespace ui {

void ProcessNode::append(std::unique_ptr<ProcessNode> child) {
    child->parent = this;
    child->position = static_cast<int>(children.size());
    children.push_back(std::move(child));
}

std::vector<std::unique_ptr<ProcessNode>> ProcessNode::take(int first, int last) {
    const auto begin = children.begin() + first;
    const auto end = children.begin() + last + 1;
    std::vector<std::unique_ptr<ProcessNode>> taken(std::make_move_iterator(begin),
                                                    std::make_move_iterator(end));
    children.erase(begin, end);
    renumber(first);
    return taken;
}

void ProcessNode::renumber(int from) {
    for (auto i = static_cast<std::size_t>(from); i < children.size(); ++i)
        children[i]->position = static_cast<int>(i);
}

std::vector<ProcessRun> runsOf(std::vector<ProcessNode*> nodes) {
    std::sort(nodes.begin(), nodes.end(), [](const ProcessNode* a, const ProcessNode* b) {
        return a->parent == b->parent ? a->position < b->position
                                      : std::less<>()(a->parent, b->parent);
    });
    std::vector<ProcessRun> runs;
    for (ProcessNode* node : nodes) {
        const bool next = !runs.empty() && runs.back().parent == node->parent &&
                          node->position <= runs.back().last + 1;
        if (next)
            runs.back().last = node->position;
        else
            runs.push_back({node->parent, node->position, node->position});
    }
    return runs;
}

bool isOlder(const model::ProcessKey& one, const model::ProcessKey& other) {
    return std::tie(one.startTimeTicks, one.pid) < std::tie(other.startTimeTicks, other.pid);
}

}  // namespace ui
