#include "monitors/ProcessTable.h"

#include <algorithm>

namespace monitors {
namespace {

using model::DescriptorKind;

bool isChannel(const model::StandardDescriptor& descriptor) {
    return descriptor.inode != 0 &&
           (descriptor.kind == DescriptorKind::Pipe || descriptor.kind == DescriptorKind::Unix);
}

std::shared_ptr<const Image> imageOf(const model::ExecEvent& event,
                                     rules::CommandLine commandLine) {
    const model::Process& process = event.process;
    return std::make_shared<Image>(Image{process.name, process.executable, process.arguments,
                                         event.executableInode, event.executableDevice,
                                         std::move(commandLine)});
}

}  // namespace

ProcessNode& ProcessTable::insert(const model::ProcessKey& key, const model::ProcessKey& parent,
                                  std::uint64_t nowNs) {
    ProcessNode* known = find(key.pid);
    if (known && known->key == key && !known->exited)
        return *known;
    if (known)
        forget(key.pid);
    ProcessNode& node = m_nodes[key.pid];
    ++m_live;
    node.key = key;
    node.parent = parent;
    node.startedNs = nowNs;
    if (ProcessNode* above = find(parent.pid); above && parent.pid != key.pid)
        above->children.push_back(key.pid);
    return node;
}

ProcessNode& ProcessTable::apply(const model::ExecEvent& event, rules::CommandLine commandLine) {
    ProcessNode& node = insert(event.process.key, event.process.parent, event.seenNs);
    unindex(node);
    node.parent = event.process.parent;
    node.image = imageOf(event, std::move(commandLine));
    node.stdio = event.stdio;
    node.uid = event.process.uid;
    node.session = event.process.session;
    node.execNs = event.seenNs;
    index(node);
    return node;
}

void ProcessTable::apply(const model::ForkEvent& event) {
    ProcessNode& node = insert(event.child, event.parent, event.seenNs);
    node.uid = event.uid;
    if (const ProcessNode* parent = find(event.parent.pid)) {
        node.image = parent->image;
        node.stdio = parent->stdio;
        node.session = parent->session;
    }
}

void ProcessTable::apply(const model::ExitEvent& event) {
    ProcessNode* node = find(event.key.pid);
    if (!node || node->key != event.key || node->exited)
        return;
    node->exited = true;
    m_dead.push_back(event.key);
    --m_live;
    while (m_dead.size() > m_maxDead) {
        const model::ProcessKey oldest = m_dead.front();
        m_dead.pop_front();
        // A pid that was used again since has been replaced already.
        if (const ProcessNode* dead = find(oldest.pid); dead && dead->key == oldest && dead->exited)
            forget(oldest.pid);
    }
}

void ProcessTable::forget(std::int32_t pid) {
    const auto found = m_nodes.find(pid);
    if (found == m_nodes.end())
        return;
    unindex(found->second);
    if (!found->second.exited)
        --m_live;
    if (ProcessNode* parent = find(found->second.parent.pid))
        std::erase(parent->children, pid);
    m_nodes.erase(pid);
}

void ProcessTable::index(const ProcessNode& node) {
    for (std::size_t i = 0; i < 2; ++i)
        if (isChannel(node.stdio[i]))
            m_byChannel.emplace(node.stdio[i].inode, node.key.pid);
}

void ProcessTable::unindex(const ProcessNode& node) {
    for (std::size_t i = 0; i < 2; ++i) {
        const auto [first, last] = m_byChannel.equal_range(node.stdio[i].inode);
        const auto entry =
            std::find_if(first, last, [&](const auto& e) { return e.second == node.key.pid; });
        if (entry != last)
            m_byChannel.erase(entry);
    }
}

std::vector<model::ProcessKey> ProcessTable::livingKeys() const {
    std::vector<model::ProcessKey> keys;
    for (const auto& [pid, node] : m_nodes)
        if (!node.exited)
            keys.push_back(node.key);
    return keys;
}

ProcessNode* ProcessTable::find(std::int32_t pid) {
    const auto found = m_nodes.find(pid);
    return found == m_nodes.end() ? nullptr : &found->second;
}

const ProcessNode* ProcessTable::find(std::int32_t pid) const {
    return const_cast<ProcessTable*>(this)->find(pid);
}

std::vector<const ProcessNode*> ProcessTable::ancestors(std::int32_t pid, std::size_t limit) const {
    std::vector<const ProcessNode*> result;
    const ProcessNode* node = find(pid);
    while (node && result.size() < limit && node->parent.pid > 0 &&
           node->parent.pid != node->key.pid) {
        const ProcessNode* above = find(node->parent.pid);
        if (!above || above->key.startTimeTicks > node->key.startTimeTicks)
            break;  // the parent's pid belongs to somebody younger: it is gone
        result.push_back(above);
        node = above;
    }
    return result;
}

std::vector<const ProcessNode*> ProcessTable::startedWith(std::uint64_t channel,
                                                          std::size_t number) const {
    std::vector<const ProcessNode*> result;
    const auto [first, last] = m_byChannel.equal_range(channel);
    for (auto entry = first; entry != last; ++entry)
        if (const ProcessNode* node = find(entry->second);
            node && node->stdio.at(number).inode == channel)
            result.push_back(node);
    return result;
}

std::vector<std::int32_t> ProcessTable::related(std::int32_t pid, std::size_t limit) const {
    std::vector<std::int32_t> result;
    const auto add = [&](const ProcessNode* node) {
        if (node && !node->exited && result.size() < limit &&
            std::ranges::find(result, node->key.pid) == result.end())
            result.push_back(node->key.pid);
    };
    const auto addChildren = [&](const ProcessNode& node) {
        // The youngest first: a pipeline's members stand side by side.
        for (auto child = node.children.rbegin(); child != node.children.rend(); ++child)
            add(find(*child));
    };
    const ProcessNode* self = find(pid);
    if (!self)
        return {pid};
    const auto above = ancestors(pid, 6);
    add(self);
    for (const ProcessNode* node : above)
        if (node->key.pid != 1)
            add(node);
    for (std::size_t i = 0; i < 2; ++i)
        if (isChannel(self->stdio[i]))
            for (const std::size_t other : {0U, 1U})
                for (const ProcessNode* node : startedWith(self->stdio[i].inode, other))
                    add(node);
    addChildren(*self);
    for (std::size_t i = 0; i < above.size() && i < 3; ++i)
        addChildren(*above[i]);
    return result;
}

}  // namespace monitors
