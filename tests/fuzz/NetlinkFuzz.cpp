#include <cstddef>
#include <cstdint>
#include <span>

#include "sources/netlink/Attributes.h"
#include "sources/netlink/ProcEventParser.h"
#include "sources/netlink/SequenceGaps.h"
#include "sources/netlink/SockDiagReader.h"
#include "sources/netlink/UnixDiagReader.h"

/// The kernel's answers, as if somebody else had written them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    if (const auto event = sources::parseProcEvent(bytes)) {
        sources::SequenceGaps gaps;
        (void)gaps.next(event->cpu, event->sequence);
        (void)gaps.next(event->cpu, event->sequence + 1);
    }
    (void)sources::parseUnixDiagPeer(bytes, 0);
    (void)sources::parseInetDiag(bytes, model::Transport::Udp);
    for (std::uint16_t type = 0; type < 4; ++type)
        if (const auto found = sources::findAttribute(bytes, type); found && found->size() > size)
            __builtin_trap();
    return 0;
}
