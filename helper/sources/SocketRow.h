#pragma once

#include <cstdint>

#include "model/Connection.h"

namespace sources {

/// One line of a socket table, whichever way it was read. direction: Unknown.
struct SocketRow {
    // Values of tcp_states.h; UDP and raw sockets are Established when connected, else Closed.
    enum State : std::uint8_t {
        Established = 1,
        SynSent = 2,
        SynReceived = 3,
        FinWait1 = 4,
        FinWait2 = 5,
        TimeWait = 6,
        Closed = 7,
        CloseWait = 8,
        LastAck = 9,
        Listening = 10,
        Closing = 11
    };

    model::Connection connection;
    std::uint8_t state = Closed;
    std::uint32_t uid = 0;
    std::uint64_t receivedBytes = 0;  // TCP, and only where they were asked for
    std::uint64_t sentBytes = 0;      // what the peer has confirmed

    /// Data can or could flow both ways. After FIN it still is somebody's connection.
    bool isConnected() const {
        return state == Established || state == FinWait1 || state == FinWait2 ||
               state == CloseWait || state == LastAck || state == Closing;
    }
};

}  // namespace sources
