#include "monitors/WriterBook.h"

#include <utility>

namespace monitors {
namespace {

constexpr std::size_t kMaxKnown = 65'536;

}  // namespace

void WriterBook::remember(Known known) {
    if (m_known.size() >= kMaxKnown)
        m_known.clear();  // a fork bomb: who is asked for next is read from /proc
    m_known.insert_or_assign(known.key.pid, std::move(known));
}

void WriterBook::onStart(const ProcessStart& start) {
    const std::lock_guard lock(m_mutex);
    const model::Process& process = start.process;
    remember({process.key, process.parent, process.uid, process.loginUid, process.sessionId,
              start.image});
}

void WriterBook::onFork(const model::ForkEvent& event) {
    const std::lock_guard lock(m_mutex);
    Known child{event.child, event.parent, event.uid};
    const auto parent = m_known.find(event.parent.pid);
    if (parent != m_known.end() && parent->second.key == event.parent) {
        child.image = parent->second.image;
        child.loginUid = parent->second.loginUid;
        child.sessionId = parent->second.sessionId;
    }
    remember(std::move(child));
}

void WriterBook::onExit(const model::ExitEvent& event) {
    const std::lock_guard lock(m_mutex);
    m_dead.push_back(event.key);
    if (m_dead.size() <= kMaxDead)
        return;
    const model::ProcessKey oldest = m_dead.front();
    m_dead.pop_front();
    const auto known = m_known.find(oldest.pid);
    if (known != m_known.end() && known->second.key == oldest)
        m_known.erase(known);
}

model::Process WriterBook::processOf(const Known& known) {
    model::Process process;
    process.key = known.key;
    process.parent = known.parent;
    process.uid = process.effectiveUid = known.uid;
    process.loginUid = known.loginUid;
    process.sessionId = known.sessionId;
    if (known.image) {
        process.name = known.image->name;
        process.executable = known.image->executable;
        process.arguments = known.image->arguments;
    }
    return process;
}

std::optional<WriterBook::Writer> WriterBook::find(std::int32_t pid) const {
    const std::lock_guard lock(m_mutex);
    auto known = m_known.find(pid);
    if (known == m_known.end())
        return std::nullopt;
    Writer writer{processOf(known->second), {}};
    if (known->second.image) {
        writer.executableInode = known->second.image->inode;
        writer.executableDevice = known->second.image->device;
    }
    while (writer.ancestry.size() < kMaxLineage) {
        const model::ProcessKey parent = known->second.parent;
        known = m_known.find(parent.pid);
        if (known == m_known.end() || known->second.key != parent)
            break;
        writer.ancestry.push_back(processOf(known->second));
    }
    return writer;
}

}  // namespace monitors
