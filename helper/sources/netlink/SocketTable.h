#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/Error.h"
#include "model/ProcessKey.h"
#include "sources/SocketRow.h"
#include "sources/ebpf/SocketHolders.h"
#include "sources/netlink/SockDiagReader.h"

namespace sources {

struct OwnedSocket {
    SocketRow row;
    model::ProcessKey owner;  // pid 0: the kernel's own, or not known (yet)
};

/// Every TCP and UDP socket of the helper's network namespace and who holds it: one sock_diag dump
/// a protocol and family, one pass of the iterator over open files. Where the kernel has no
/// iterator, /proc/PID/fd is searched for sockets that are new (3 us a descriptor, at most
/// kDescriptorsPerRead). Not thread-safe.
class SocketTable {
  public:
    static constexpr std::size_t kDescriptorsPerRead = 50'000;

    enum class Owners { Any, Procfs };  // Procfs: as on a kernel without the iterator

    explicit SocketTable(Owners owners = Owners::Any);

    /// Error Unavailable: neither sock_diag nor /proc tells.
    model::Result<std::vector<OwnedSocket>> read();

    bool usesIterator() const { return m_holders.has_value(); }

  private:
    model::Result<std::vector<SocketRow>> readRows();
    SocketHolders::ByInode ownersOf(const std::vector<SocketRow>& rows);
    void search(const std::vector<SocketRow>& rows);
    void forgetEnded();

    std::optional<SockDiagReader> m_diag;
    std::optional<SocketHolders> m_holders;
    SocketHolders::ByInode m_found;               // by an earlier search
    std::unordered_set<std::uint64_t> m_nobodys;  // searched for and not found
    std::uint64_t m_reads = 0;
};

}  // namespace sources
