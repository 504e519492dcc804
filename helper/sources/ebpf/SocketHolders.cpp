#include "sources/ebpf/SocketHolders.h"

#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "Holders.skel.h"
#include "sources/FileDescriptor.h"
#include "sources/ebpf/HolderRecord.h"

namespace sources {
namespace {

std::unexpected<model::Error> unavailable(const char* detail, int error) {
    return model::unexpected(model::Error::Code::Unavailable, "socket iterator", detail, error);
}

unsigned pidNamespaceInode() {
    struct stat status{};
    return ::stat("/proc/self/ns/pid", &status) == 0 ? static_cast<unsigned>(status.st_ino) : 0;
}

void add(SocketHolders::ByInode& holders, const am_holder& record) {
    const model::ProcessKey key{static_cast<std::int32_t>(record.pid),
                                record.start_ns / model::kNanosecondsPerTick};
    const auto [entry, isNew] = holders.emplace(record.inode, key);
    if (!isNew && key.startTimeTicks < entry->second.startTimeTicks)
        entry->second = key;
}

}  // namespace

void SocketHolders::Free::operator()(Holders* program) const {
    Holders__destroy(program);
}

void SocketHolders::Free::operator()(bpf_link* link) const {
    bpf_link__destroy(link);
}

model::Result<SocketHolders> SocketHolders::create() {
    SocketHolders holders;
    holders.m_program.reset(Holders__open());
    if (!holders.m_program)
        return unavailable("cannot be opened", errno);
    holders.m_program->rodata->helper_ns_inum = pidNamespaceInode();
    if (const int error = Holders__load(holders.m_program.get()); error != 0)
        return unavailable("refused by the kernel", -error);
    holders.m_link.reset(bpf_program__attach_iter(holders.m_program->progs.on_file, nullptr));
    if (!holders.m_link)
        return unavailable("cannot be attached", errno);
    return holders;
}

model::Result<SocketHolders::ByInode> SocketHolders::read() const {
    const FileDescriptor pass(bpf_iter_create(bpf_link__fd(m_link.get())));
    if (!pass)
        return unavailable("cannot be started", errno);
    ByInode holders;
    alignas(am_holder) std::array<char, sizeof(am_holder) * 1024> buffer;
    std::size_t kept = 0;  // the kernel may end a read inside a record
    for (;;) {
        const ssize_t got = ::read(pass.get(), buffer.data() + kept, buffer.size() - kept);
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            continue;
        if (got < 0)
            return unavailable("cannot be read", errno);
        if (got == 0)
            return holders;
        kept += static_cast<std::size_t>(got);
        std::size_t at = 0;
        for (am_holder record; kept - at >= sizeof record; at += sizeof record) {
            std::memcpy(&record, buffer.data() + at, sizeof record);
            add(holders, record);
        }
        kept -= at;
        std::memmove(buffer.data(), buffer.data() + at, kept);
    }
}

}  // namespace sources
