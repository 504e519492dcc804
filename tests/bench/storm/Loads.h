#pragma once

#include <sys/types.h>

#include <atomic>

namespace storm {

/// CPU seconds of a load: user and system time of everything it started, by getrusage.
struct Cost {
    double cpuS = 0;
    double wallS = 0;
};

/// Runs /bin/true `count` times, one after the other.
Cost execStorm(int count);

/// Connects, accepts and closes `count` times over loopback. `round` varies the destination
/// (127.0.round.1), so that TIME_WAIT of one round never starves the next of ports.
Cost connectLoop(int count, int round);

/// Runs /bin/true at `perSecond` until `stop`; how many it ran is returned.
long pacedExecs(int perSecond, const std::atomic<bool>& stop);

/// A reverse shell to 127.0.0.1:`port` (which must listen): connects, puts the socket on 0, 1 and
/// 2, becomes /bin/bash. Returns its pid; it ends when the peer closes.
pid_t startReverseShell(int port);

}  // namespace storm
