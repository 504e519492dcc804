#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/ProcessRow.h"
#include "sources/SocketRow.h"
#include "sources/netlink/SockDiagReader.h"

namespace monitors {

/// How many connections each process holds (TCP and UDP with a peer, in the helper's own network
/// namespace). The socket table is read every pass; which sockets a process holds only when its
/// number of descriptors changed, and in turn, about kDescriptorsPerPass a pass: a count may be
/// some passes old. Not thread-safe.
class ConnectionCounter {
  public:
    static constexpr std::size_t kDescriptorsPerPass = 5'000;  // 2 us each

    /// Sets `connections` of every row.
    void apply(std::vector<model::ProcessRow>& rows);

    void forget() { m_known.clear(); }

  private:
    struct Known {
        std::uint64_t startTicks = 0;
        std::uint32_t descriptors = 0;
        std::uint64_t lookedAt = 0;  // pass
        std::vector<std::uint64_t> sockets;
    };

    std::unordered_set<std::uint64_t> connectedInodes();
    bool isDue(const Known& known, const model::ProcessRow& row) const;
    void look(Known& known, const model::ProcessRow& row);
    void forgetOthers(const std::vector<model::ProcessRow>& rows);

    std::optional<sources::SockDiagReader> m_diag;
    std::unordered_map<std::int32_t, Known> m_known;
    std::uint64_t m_pass = 0;
    std::size_t m_budget = 0;
};

}  // namespace monitors
