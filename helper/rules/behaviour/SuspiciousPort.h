#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rules {

/// What is known of a port. Strong: hardly anybody else uses it; weak: ordinary services do, too.
struct PortNote {
    std::uint16_t port = 0;
    std::string_view what;  // "Metasploit's default"
    bool strong = false;
};

/// Ports of remote control tools and mining pools; null: nothing is known of it.
const PortNote* portNote(std::uint16_t port);

/// One connection or listener on such a port, and who it is.
struct PortPicture {
    std::uint16_t port = 0;
    bool packaged = false;        // a package owns the program
    bool temporaryPlace = false;  // it lies in /tmp, /var/tmp, /dev/shm or a hidden folder
    bool fileGone = false;        // deleted, or in memory only
    bool programGiven = false;    // an interpreter or relay whose work stands in no packaged file
    bool bareAddress = false;     // no name was looked up for the peer, which is not this host
};

struct PortSuspicion {
    int score = 0;
    std::vector<std::string> why;
};

/// Evidence adds up: a port is one piece (1 or 2 points), and never enough. Told from 4 points on
/// with two more pieces.
std::optional<PortSuspicion> judgePort(const PortPicture& picture);

/// Nobody installs programs there: /tmp, /var/tmp, /dev/shm, /run/user, a hidden folder but those
/// of desktop programs (~/.local, ~/.cargo, …).
bool isTemporaryPlace(std::string_view executable);

}  // namespace rules
