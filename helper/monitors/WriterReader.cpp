#include "monitors/WriterReader.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <optional>

#include "sources/procfs/ProcessReader.h"

namespace monitors {
namespace {

constexpr std::uint64_t kFreshNs = 200'000'000;
constexpr std::size_t kMaxRemembered = 1024;

bool stillRuns(const sources::FileDescriptor& process) {
    return process && ::syscall(SYS_pidfd_send_signal, process.get(), 0, nullptr, 0) == 0;
}

std::optional<sources::ProcessSnapshot> snapshotOf(std::int32_t pid) {
    using Reader = sources::ProcessReader;
    auto snapshot = Reader::read(
        pid, Reader::Executable | Reader::Arguments | Reader::Credentials | Reader::ParentStart);
    return snapshot ? std::optional(std::move(*snapshot)) : std::nullopt;
}

/// "/bin/touch" is "/usr/bin/touch", if it is the file that ran.
std::optional<std::string> realNameOf(const std::string& name, std::uint64_t inode) {
    struct stat status{};
    if (!name.starts_with('/') || ::stat(name.c_str(), &status) != 0 || status.st_ino != inode)
        return std::nullopt;
    const std::unique_ptr<char, void (*)(void*)> real(::realpath(name.c_str(), nullptr), std::free);
    return real ? std::optional<std::string>(real.get()) : std::nullopt;
}

}  // namespace

std::shared_ptr<const Actor> WriterReader::of(const sources::FileEvent& event) {
    if (event.pid <= 0)
        return nullptr;
    const auto known = m_recent.find(event.pid);
    if (known != m_recent.end() && event.readNs - known->second.readNs < kFreshNs)
        return known->second.actor;
    if (m_recent.size() >= kMaxRemembered)
        m_recent.clear();
    auto actor = read(event);
    if (!actor->process.executable.empty())
        m_recent.insert_or_assign(event.pid, Remembered{actor, event.readNs});
    return actor;
}

std::shared_ptr<const Actor> WriterReader::again(std::int32_t pid) {
    return fromBook(pid);
}

std::shared_ptr<const Actor> WriterReader::read(const sources::FileEvent& event) {
    auto snapshot = stillRuns(event.process) ? snapshotOf(event.pid) : std::nullopt;
    if (!snapshot || !stillRuns(event.process) || snapshot->process.executable.empty())
        return fromBook(event.pid);
    const auto writer = m_book.find(event.pid);
    auto actor = std::make_shared<Actor>(Actor{std::move(snapshot->process), {}});
    if (m_executables.size() >= kMaxRemembered)
        m_executables.clear();
    m_executables[{snapshot->executableDevice, snapshot->executableInode}] =
        actor->process.executable;
    addAncestry(*actor, writer && writer->process.key == actor->process.key ? &*writer : nullptr);
    return actor;
}

std::shared_ptr<const Actor> WriterReader::fromBook(std::int32_t pid) {
    auto actor = std::make_shared<Actor>();
    actor->process.key.pid = pid;
    auto writer = m_book.find(pid);
    if (!writer)
        return actor;
    writer->process.executable = executableOf(*writer);
    actor->process = writer->process;
    addAncestry(*actor, &*writer);
    return actor;
}

/// What the intake saw start, and above that what runs since before.
void WriterReader::addAncestry(Actor& actor, const WriterBook::Writer* known) {
    if (known != nullptr)
        actor.ancestry = known->ancestry;
    const model::ProcessKey* above =
        actor.ancestry.empty() ? &actor.process.parent : &actor.ancestry.back().parent;
    while (actor.ancestry.size() < kMaxLineage && above->pid > 0) {
        auto snapshot = snapshotOf(above->pid);
        if (!snapshot || (above->startTimeTicks != 0 && snapshot->process.key != *above))
            return;
        actor.ancestry.push_back(std::move(snapshot->process));
        above = &actor.ancestry.back().parent;
    }
}

/// The kernel told the name that was given to exec and the file that ran: a script's interpreter is
/// found by what it was called with.
std::string WriterReader::executableOf(const WriterBook::Writer& writer) {
    const auto known = m_executables.find({writer.executableDevice, writer.executableInode});
    if (known != m_executables.end() && writer.executableInode != 0)
        return known->second;
    const auto& process = writer.process;
    const std::string first = process.arguments.empty() ? std::string() : process.arguments.front();
    const std::string base = first.substr(first.rfind('/') + 1);
    for (const std::string& name : {process.executable, first, "/usr/bin/" + base,
                                    "/usr/sbin/" + base, "/usr/local/bin/" + base})
        if (auto real = realNameOf(name, writer.executableInode))
            return *std::move(real);
    return process.executable;
}

}  // namespace monitors
