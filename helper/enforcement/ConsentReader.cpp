#include "enforcement/ConsentReader.h"

#include <sys/stat.h>

#include <string>

#include "sources/ebpf/TaskIterator.h"
#include "sources/procfs/ProcessReader.h"

namespace enforcement {
namespace {

/// Files of a process that does not let itself be dumped are root's (proc(5)).
DumpConsent byOwner(const model::ProcessKey& key) {
    struct stat maps{};
    const auto snapshot = sources::ProcessReader::read(key, sources::ProcessReader::Owner);
    const std::string path = "/proc/" + std::to_string(key.pid) + "/maps";
    if (!snapshot || ::stat(path.c_str(), &maps) != 0 || snapshot->process.effectiveUid == 0)
        return DumpConsent::Unknown;
    return maps.st_uid == snapshot->process.effectiveUid ? DumpConsent::Given
                                                         : DumpConsent::Refused;
}

}  // namespace

DumpConsent readConsent(const model::ProcessKey& key) {
    auto tasks = sources::TaskIterator::create();
    const auto dumpable = tasks ? tasks->dumpableOf(key) : std::nullopt;
    if (!dumpable)
        return byOwner(key);
    return *dumpable == sources::Dumpable::No ? DumpConsent::Refused : DumpConsent::Given;
}

}  // namespace enforcement
