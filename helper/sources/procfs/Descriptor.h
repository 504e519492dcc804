#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/Connection.h"

namespace sources {

/// What is known of an inet or packet socket by looking at the socket itself.
struct SocketInfo {
    int domain = 0;                    // AF_INET, AF_INET6, AF_PACKET
    int type = 0;                      // SOCK_STREAM, SOCK_DGRAM, SOCK_RAW
    int protocol = 0;                  // IPPROTO_*
    std::uint8_t tcpState = 0;         // TCP_ESTABLISHED … (tcp(7)); 0 = not TCP
    bool listening = false;            // SO_ACCEPTCONN
    std::uint64_t bytesReceived = 0;   // TCP, Linux 4.2; UDP with a peer: 1 when anything ever came
    std::int64_t lastReceivedMs = -1;  // TCP: age of the last data; -1 = not TCP
    bool connected = false;            // it has a peer
    model::Connection connection;      // direction: Unknown, the socket does not tell
};

/// One open descriptor of a process.
struct Descriptor {
    enum class Kind : std::uint8_t {
        Pipe,
        Fifo,  // a named pipe: path, device and inode name it
        Unix,
        TerminalSlave,   // a pty's slave side or another terminal a person types at
        TerminalMaster,  // a pty's master side
        Inet,            // AF_INET, AF_INET6: socket is set
        Packet,          // AF_PACKET: socket is set
        Netlink,
        File,  // regular files and directories
        Memfd,
        AnonInode,  // eventfd, epoll, pidfd … : path tells
        Other       // devices, sockets of other families or that may not be looked at
    };

    std::int32_t number = -1;
    Kind kind = Kind::Other;
    std::uint64_t inode = 0;  // of pipe, socket, file; 0 = unknown
    std::uint64_t device =
        0;                  // st_dev of files and fifos; the devpts instance of ptys; 0 = unknown
    bool readable = false;  // pipes, fifos only
    bool writable = false;  // pipes, fifos only
    std::optional<std::uint32_t> terminalIndex;  // N of /dev/pts/N, for both sides of a pty
    std::string path;                            // what the link says: path, "pipe:[42]"
    std::optional<SocketInfo> socket;
};

/// Two descriptors of one pty: master and slave of it, in the same devpts instance as far as known.
bool isSamePty(const Descriptor& a, const Descriptor& b);

/// All descriptors of one process, lowest number first.
struct DescriptorTable {
    std::vector<Descriptor> descriptors;
    bool truncated = false;  // there were more than the reader's limit
};

}  // namespace sources
