#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sources/procfs/FdInfoParser.h"
#include "sources/procfs/MachineParser.h"
#include "sources/procfs/MountParser.h"
#include "sources/procfs/NetTableParser.h"
#include "sources/procfs/PressureParser.h"
#include "sources/procfs/ProcessReader.h"
#include "sources/procfs/SmapsParser.h"
#include "sources/procfs/StatParser.h"
#include "sources/procfs/StatusParser.h"
#include "sources/procfs/Surroundings.h"

/// Every parser of /proc's texts takes the same bytes; what they answer must hold together.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto stat = sources::parseProcStat(text); stat && stat->pid <= 0)
        __builtin_trap();
    (void)sources::parseProcStatus(text);
    if (sources::parseCgroupPath(text).size() > size)
        __builtin_trap();
    (void)sources::parseFdInfo(text);
    (void)sources::parseMountDevice(text, "/dev/pts", "devpts");
    (void)sources::parseMachineCpu(text);
    (void)sources::parseProcIo(text);
    (void)sources::parseEstablished(text);
    const auto any = [](std::string_view) { return true; };
    (void)sources::parseNetworkTraffic(text, any);
    (void)sources::parseDiskTraffic(text, any);
    (void)sources::parsePressure(text);
    for (const auto& mapping : sources::parseSmaps(text))
        if (mapping.begin >= mapping.end)
            __builtin_trap();
    if (const auto memory = sources::parseMemoryInfo(text);
        memory && memory->availableKiB > memory->totalKiB)
        __builtin_trap();
    std::size_t bytes = 0;
    for (const auto& argument : sources::parseArguments(text))
        bytes += argument.size();
    if (bytes > model::kMaxArgumentBytes)
        __builtin_trap();
    std::vector<sources::SocketRow> rows;
    sources::parseNetTable(text, model::Transport::Tcp, rows);
    sources::parseNetTable(text, model::Transport::Raw, rows);
    (void)sources::gatewaysOfRoutes(text);
    (void)sources::gatewaysOfIpv6Routes(text);
    (void)sources::resolversIn(text);
    model::Process process;
    sources::applyExecutableLink(process, text);
    return 0;
}
