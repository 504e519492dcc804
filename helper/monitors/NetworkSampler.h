#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/ConnectionRow.h"
#include "model/Error.h"
#include "monitors/Generations.h"
#include "monitors/UserNames.h"
#include "sources/netlink/SocketTable.h"

namespace monitors {

inline std::uint64_t keyOfConnection(const model::ConnectionRow& row) {
    return row.id;
}

/// Every socket and whose it is, for whoever looks: the kernel is asked only when somebody asks,
/// and at most once a second. Every method may be called by any thread; reading costs 2 us a
/// socket: a worker's job.
class NetworkSampler {
  public:
    struct Options {
        /// The name an address was last asked by (DNS seen), empty = none; on the sampling thread.
        std::function<std::string(const std::string& address)> nameOf{};
        /// Microseconds since the epoch. For tests; empty = the system's clock.
        std::function<std::int64_t()> nowUs{};
        /// For tests; empty = the kernel's.
        std::function<model::Result<std::vector<sources::OwnedSocket>>()> read{};
    };

    explicit NetworkSampler(Options options);

    /// What is different since `generation` (0, or one nobody remembers: everything). Error
    /// Unavailable.
    model::Result<model::ConnectionChanges> changes(std::uint64_t generation);

    /// The row with this id as it was last seen. Main thread too: never reads.
    std::optional<model::ConnectionRow> find(std::uint64_t id) const;

    /// The daemon calls it every 60 s: forgets the rows when nobody has asked for a minute.
    void tick();

  private:
    struct Known {
        std::int64_t openedAtUs = 0;
        std::uint64_t receivedBytes = 0, sentBytes = 0;
        std::uint64_t pass = 0;
    };

    model::Result<void> sample(std::int64_t nowUs);
    void measure(const sources::SocketRow& socket, double elapsedS, std::int64_t nowUs,
                 model::ConnectionRow& row);
    const std::string& executableOf(const model::ProcessKey& owner);
    void name(std::vector<model::ConnectionRow>& rows);
    void forget();

    Options m_options;
    mutable std::mutex m_sampling;  // guards everything below but m_rows
    std::optional<sources::SocketTable> m_table;
    std::unordered_map<std::uint64_t, Known> m_known;  // by id
    std::unordered_map<model::ProcessKey, std::string> m_executables;
    UserNames m_users;
    std::uint64_t m_pass = 0;
    std::int64_t m_sampledAtUs = 0;
    std::int64_t m_askedAtUs = 0;

    mutable std::mutex m_keeping;  // guards m_rows, never held while the kernel is asked
    Generations<std::uint64_t, model::ConnectionRow, keyOfConnection> m_rows;
};

/// The rows of one reading without rates and names: direction by who listens at the local end,
/// reach by the own addresses. Pure.
std::vector<model::ConnectionRow> connectionRows(const std::vector<sources::OwnedSocket>& sockets,
                                                 const std::vector<std::string>& ownAddresses);

}  // namespace monitors
