#include "sources/procfs/TaskReader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <optional>

#include "sources/FileDescriptor.h"
#include "sources/procfs/NumberedEntries.h"
#include "sources/procfs/ProcessReader.h"
#include "sources/procfs/ProcessUsage.h"
#include "sources/procfs/StatusParser.h"

namespace sources {
namespace {

constexpr std::uint64_t kNsPerTick = model::kNanosecondsPerTick;  // USER_HZ 100

std::optional<model::TaskUse> readTask(std::int32_t pid) {
    static const std::uint64_t kPageKiB =
        static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) / 1024;
    const auto directory = ProcDirectory::open(pid);
    if (!directory)
        return std::nullopt;
    const auto stat = ProcessReader::readStat(*directory);
    if (!stat || stat->isKernelThread() || (stat->isDead() && stat->threads <= 1))
        return std::nullopt;
    model::TaskUse use;
    use.key = {stat->pid, stat->startTicks};
    use.parentPid = stat->parentPid;
    use.name = stat->name;
    use.image = stat->startStack;
    use.cpuNs = (stat->userTicks + stat->systemTicks) * kNsPerTick;
    use.residentKiB = stat->residentPages * kPageKiB;
    use.threads = stat->threads;
    if (struct stat owner{}; ::fstat(directory->descriptor(), &owner) == 0)
        use.uid = owner.st_uid;  // the effective one
    const ProcIo io = readIo(*directory);
    use.ioBytes = io.bytes;
    use.ioOperations = io.operations;
    use.descriptorRoom = countDescriptors(*directory);
    return use;
}

}  // namespace

std::vector<model::TaskUse> readTasks() {
    std::vector<model::TaskUse> tasks;
    const FileDescriptor proc(::open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (proc)
        forEachNumber(proc.get(), [&](std::int32_t pid) {
            if (auto task = readTask(pid))
                tasks.push_back(*std::move(task));
            return true;
        });
    return tasks;
}

}  // namespace sources
