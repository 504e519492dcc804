#include "sources/ebpf/SensorLoader.h"

#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdarg>
#include <cstring>
#include <string_view>

#include "Sensor.skel.h"

namespace sources {
namespace {

struct Feature {
    const char* program;
    const char* name;  // as health.json shows it
    const char* without;
};

constexpr const char* kWithoutDatagrams = "who sends datagrams where is not seen";

// Programs of one name are one feature: all of them or none.
constexpr Feature kFeatures[] = {
    {"on_exec", "exec", "no kernel events"},
    {"on_fork", "fork", "children are found when they exec or by /proc"},
    {"on_exit", "exit", "ended processes are found by /proc"},
    {"on_socket_state", "connect", "connections are found by /proc when a shell starts"},
    {"on_signal", "signal", "a foreign SIGCONT is found by polling, debuggers are not seen"},
    {"on_module", "module", "loaded kernel modules are not seen"},
    {"on_connect4", "udp", kWithoutDatagrams},
    {"on_sendmsg4", "udp", kWithoutDatagrams},
    {"on_connect6", "udp", kWithoutDatagrams},
    {"on_sendmsg6", "udp", kWithoutDatagrams},
};

unsigned pidNamespaceInode() {
    struct stat status{};
    return stat("/proc/self/ns/pid", &status) == 0 ? static_cast<unsigned>(status.st_ino) : 0;
}

bool hasModules() {
    return access("/proc/modules", F_OK) == 0;
}

struct Destroy {
    void operator()(Sensor* sensor) const { Sensor__destroy(sensor); }
};
using SensorPointer = std::unique_ptr<Sensor, Destroy>;

bpf_program* programOf(Sensor* sensor, const char* name) {
    return bpf_object__find_program_by_name(sensor->obj, name);
}

void configure(Sensor* sensor, const std::string& scopeCgroup) {
    sensor->rodata->helper_ns_inum = pidNamespaceInode();
    sensor->rodata->scoped = !scopeCgroup.empty();
}

int probe(std::string_view name, const std::string& scopeCgroup) {
    SensorPointer sensor(Sensor__open());
    if (!sensor)
        return errno;
    configure(sensor.get(), scopeCgroup);
    for (const Feature& other : kFeatures)
        bpf_program__set_autoload(programOf(sensor.get(), other.program), other.name == name);
    return -Sensor__load(sensor.get());
}

void refuse(model::SourceHealth& row, int error, const char* without) {
    row.state = model::SourceHealth::State::Off;
    row.why = std::string("kernel refused it: ") + strerror(error) + "; " + without;
}

std::vector<model::SourceHealth> probeAll(const std::string& scopeCgroup) {
    std::vector<model::SourceHealth> health;
    for (const Feature& feature : kFeatures) {
        if (feature.name == std::string_view("module") && !hasModules())
            continue;  // a kernel that loads none needs no watching
        if (!health.empty() && health.back().name == feature.name)
            continue;
        model::SourceHealth row;
        row.name = feature.name;
        row.state = model::SourceHealth::State::Ok;
        if (const int error = probe(feature.name, scopeCgroup); error != 0)
            refuse(row, error, feature.without);
        health.push_back(std::move(row));
    }
    return health;
}

model::Result<void> setScope(Sensor* sensor, const std::string& scopeCgroup) {
    if (scopeCgroup.empty())
        return {};
    const int directory = open(scopeCgroup.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0)
        return model::unexpected(model::Error::Code::Unavailable, "scope.cgroup", scopeCgroup,
                                 errno);
    const std::uint32_t zero = 0;
    const auto descriptor = static_cast<std::uint32_t>(directory);
    const int failed =
        bpf_map_update_elem(bpf_map__fd(sensor->maps.scope), &zero, &descriptor, BPF_ANY);
    const int reason = errno;
    close(directory);
    if (failed != 0)
        return model::unexpected(model::Error::Code::Unavailable, "scope.cgroup", scopeCgroup,
                                 reason);
    return {};
}

model::Result<SensorPointer> loadAccepted(const std::vector<model::SourceHealth>& health,
                                          const std::string& scopeCgroup) {
    SensorPointer sensor(Sensor__open());
    if (!sensor)
        return model::unexpected(model::Error::Code::Unavailable, "eBPF", "object cannot be opened",
                                 errno);
    configure(sensor.get(), scopeCgroup);
    for (const Feature& feature : kFeatures)
        bpf_program__set_autoload(programOf(sensor.get(), feature.program),
                                  std::ranges::any_of(health, [&](const auto& row) {
                                      return row.name == feature.name &&
                                             row.state == model::SourceHealth::State::Ok;
                                  }));
    if (const int error = Sensor__load(sensor.get()); error != 0)
        return model::unexpected(model::Error::Code::Unavailable, "eBPF", "load", -error);
    if (auto scoped = setScope(sensor.get(), scopeCgroup); !scoped)
        return std::unexpected(scoped.error());
    if (const int error = Sensor__attach(sensor.get()); error != 0)
        return model::unexpected(model::Error::Code::Unavailable, "eBPF", "attach", -error);
    return sensor;
}

/// The group whose members are watched; without a scope the root of the hierarchy.
std::string watchedCgroup(const std::string& scopeCgroup) {
    if (!scopeCgroup.empty())
        return scopeCgroup;
    const bool unified = access("/sys/fs/cgroup/cgroup.procs", F_OK) == 0;
    return unified ? "/sys/fs/cgroup" : "/sys/fs/cgroup/unified";
}

/// errno, 0 = attached (or not loaded). What is attached goes with the skeleton.
int attachDatagrams(Sensor* sensor, const std::string& scopeCgroup) {
    const struct {
        bpf_program* program;
        bpf_link*& link;
    } rows[] = {{sensor->progs.on_connect4, sensor->links.on_connect4},
                {sensor->progs.on_sendmsg4, sensor->links.on_sendmsg4},
                {sensor->progs.on_connect6, sensor->links.on_connect6},
                {sensor->progs.on_sendmsg6, sensor->links.on_sendmsg6}};
    const std::string path = watchedCgroup(scopeCgroup);
    const int group = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (group < 0)
        return errno;
    int error = 0;
    for (const auto& [program, link] : rows)
        if (error == 0 && bpf_program__autoload(program) &&
            !(link = bpf_program__attach_cgroup(program, group)))
            error = errno;
    close(group);
    return error;
}

int quiet(libbpf_print_level, const char*, va_list) {
    return 0;
}

}  // namespace

model::Result<LoadedSensor> loadSensor(const std::string& scopeCgroup) {
    libbpf_set_print(
        quiet);  // its hints mislead ("raise ulimit -l" for any EPERM); we say it in health
    std::vector<model::SourceHealth> health = probeAll(scopeCgroup);
    if (health.front().state != model::SourceHealth::State::Ok)
        return model::unexpected(model::Error::Code::Unavailable, "eBPF exec events",
                                 health.front().why);
    auto sensor = loadAccepted(health, scopeCgroup);
    if (!sensor)
        return std::unexpected(sensor.error());
    if (const int error = attachDatagrams(sensor->get(), scopeCgroup); error != 0)
        refuse(*std::ranges::find(health, "udp", &model::SourceHealth::name), error,
               kWithoutDatagrams);
    return LoadedSensor{sensor->release(), std::move(health)};
}

}  // namespace sources
