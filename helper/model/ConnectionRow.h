#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/Connection.h"
#include "model/ProcessKey.h"

namespace model {

/// One row of the network page, `algomonitorctl net` and Network1.Changes: a TCP or UDP socket of
/// the helper's network namespace. Rates are over the time since the sample before.
struct ConnectionRow {
    std::uint64_t id = 0;    // the socket's cookie: never given twice while the machine runs
    Connection connection;   // transport, direction, both ends, name of the remote one
    std::string state;       // established syn-sent … listen; UDP: established or unconnected
    ProcessKey owner;        // pid 0 = the kernel's own, or not known
    std::string executable;  // of the owner
    std::uint32_t uid = 0;   // who made the socket
    std::string user;
    std::string reach;            // of a listener: host lan beyond; else empty
    std::int64_t openedAtUs = 0;  // seen first then, microseconds UTC; 0 = was there before
    double receivedBytesPerS = 0, sentBytesPerS = 0;  // TCP

    bool operator==(const ConnectionRow&) const = default;
};

/// What changed since a generation the client names; see ProcessChanges.
struct ConnectionChanges {
    std::uint64_t generation = 0;
    bool complete = false;
    std::vector<ConnectionRow> changed;
    std::vector<std::uint64_t> gone;
};

}  // namespace model
