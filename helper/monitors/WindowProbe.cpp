#include "monitors/WindowProbe.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <unordered_set>

#include "sources/netlink/UnixDiagReader.h"
#include "sources/procfs/SocketOwners.h"

namespace monitors {
namespace {

constexpr std::size_t kMaxSockets = 256;

bool isDisplay(const std::string& path) {
    return path.find("/.X11-unix/X") != std::string::npos ||
           path.find("/wayland-") != std::string::npos;
}

std::unordered_set<std::uint64_t> peersOf(std::int32_t pid) {
    std::unordered_set<std::uint64_t> peers;
    auto reader = sources::UnixDiagReader::create();
    if (!reader)
        return peers;
    for (const std::uint64_t inode : sources::socketsOf(pid, kMaxSockets))
        if (const auto peer = reader->peerOf(inode))
            peers.insert(*peer);
    return peers;
}

}  // namespace

// "0000000000000000: 00000003 00000000 00000000 0001 03 24718 @/tmp/.X11-unix/X0": an accepted
// socket carries the path of the one that listens.
bool hasDisplayConnection(std::int32_t pid) {
    const auto peers = peersOf(pid);
    if (peers.empty())
        return false;
    std::ifstream table("/proc/self/net/unix");
    for (std::string line; std::getline(table, line);) {
        std::istringstream words(line);
        std::string skipped, path;
        std::uint64_t inode = 0;
        for (int i = 0; i < 6; i++)
            words >> skipped;
        if (words >> inode >> path && isDisplay(path) && peers.contains(inode))
            return true;
    }
    return false;
}

}  // namespace monitors
