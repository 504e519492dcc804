#include "sources/choice/SourceChoice.h"

#include <sys/stat.h>
#include <unistd.h>

#include "sources/ebpf/EbpfSource.h"
#include "sources/netlink/ProcConnectorSource.h"
#include "sources/procfs/ProcfsSource.h"

namespace sources {
namespace {

using Opened = model::Result<OpenedSource>;

KernelPolicySink* noPolicy() {
    static NullPolicySink sink;
    return &sink;
}

template <typename Source>
Opened opened(model::Result<std::unique_ptr<Source>> source) {
    if (!source)
        return std::unexpected(source.error());
    OpenedSource result;
    if constexpr (std::is_base_of_v<KernelPolicySink, Source>)
        result.policy = source->get();
    else
        result.policy = noPolicy();
    result.events = std::move(*source);
    return result;
}

Opened openEbpf(const SourceOptions& options) {
    auto directory = cgroupDirectory(options.scope);
    return directory ? opened(EbpfSource::create(*directory)) : std::unexpected(directory.error());
}

Opened openConnector(const SourceOptions& options) {
    return opened(ProcConnectorSource::create({.scope = options.scope}));
}

Opened openProcfs(const SourceOptions& options) {
    return opened(ProcfsSource::create({.interval = options.interval, .scope = options.scope}));
}

struct Candidate {
    std::string_view name;
    Opened (*open)(const SourceOptions&);
};

// Best first.
constexpr Candidate kCandidates[] = {
    {"ebpf", openEbpf}, {"connector", openConnector}, {"procfs", openProcfs}};

bool isDirectory(const std::string& path) {
    struct stat status{};
    return stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

}  // namespace

model::Result<std::string> cgroupDirectory(const std::string& path) {
    if (path == "/" || path.empty())
        return std::string();
    // Unified systems mount cgroup2 at the first place, hybrid ones at the second (systemd's
    // file-hierarchy).
    for (const std::string mount : {"/sys/fs/cgroup", "/sys/fs/cgroup/unified"})
        if (isDirectory(mount + path) && isDirectory(mount) &&
            access((mount + "/cgroup.procs").c_str(), F_OK) == 0)
            return mount + path;
    return model::unexpected(model::Error::Code::Unavailable, "scope.cgroup",
                             "no cgroup2 group " + path, ENOENT);
}

model::Result<OpenedSource> openEventSource(const SourceOptions& options) {
    if (const auto directory = cgroupDirectory(options.scope); !directory)
        return std::unexpected(
            directory.error());  // no group, no scope: not a reason to watch everything
    std::vector<std::string> passedOver;
    for (const Candidate& candidate : kCandidates) {
        if (options.choice != "auto" && options.choice != candidate.name)
            continue;
        Opened source = candidate.open(options);
        if (source) {
            source->passedOver = std::move(passedOver);
            return source;
        }
        if (options.choice != "auto")
            return source;
        passedOver.push_back(std::string(candidate.name) +
                             " cannot be used: " + toString(source.error()));
    }
    return model::unexpected(
        model::Error::Code::Unavailable, "event source",
        passedOver.empty() ? "auto, ebpf, connector or procfs" : passedOver.back());
}

}  // namespace sources
