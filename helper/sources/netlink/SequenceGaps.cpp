#include "sources/netlink/SequenceGaps.h"

namespace sources {

std::uint32_t SequenceGaps::next(std::uint32_t cpu, std::uint32_t sequence) {
    if (cpu >= kMaxCpus)
        return 0;
    if (cpu >= m_last.size())
        m_last.resize(cpu + 1);
    Last& last = m_last[cpu];
    const std::uint32_t gap = last.seen ? sequence - last.sequence - 1 : 0;
    last = {true, sequence};
    return gap < 0x80000000U ? gap : 0;  // a number from before: the counter began anew
}

}  // namespace sources
