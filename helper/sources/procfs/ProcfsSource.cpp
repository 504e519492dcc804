#include "sources/procfs/ProcfsSource.h"

#include <utility>

#include "model/Clock.h"
#include "sources/procfs/NetTableReader.h"

namespace sources {
namespace {

std::string seconds(std::chrono::milliseconds interval) {
    const auto tenths = interval.count() / 100;
    std::string text = std::to_string(tenths / 10);
    return tenths % 10 == 0 ? text + " s" : text + "." + std::to_string(tenths % 10) + " s";
}

}  // namespace

ProcfsSource::ProcfsSource(const Options& options, Timer timer)
    : m_options(options),
      m_timer(std::move(timer)),
      m_processes(options.scope),
      m_sockets(m_processes, [] { return readNetTables(); }) {}

model::Result<std::unique_ptr<ProcfsSource>> ProcfsSource::create(Options options) {
    if (options.interval < std::chrono::milliseconds(10))
        return model::unexpected(model::Error::Code::InvalidArgument, "interval", "at least 10 ms");
    auto timer = Timer::every(options.interval);
    if (!timer)
        return std::unexpected(timer.error());
    std::unique_ptr<ProcfsSource> source(new ProcfsSource(options, *std::move(timer)));
    source->m_processes.prime();
    if (source->m_processes.processes().size() == 0)
        return model::unexpected(model::Error::Code::Unavailable, "/proc", "shows no process");
    (void)source->m_sockets.poll(0, [](model::Event&&) {});  // no network is no error
    return source;
}

void ProcfsSource::drain(const Handler& handler) {
    if (m_timer.elapsed() == 0)
        return;
    const std::uint64_t now = model::bootTimeNs();
    m_processes.scan(now, handler);
    (void)m_sockets.poll(now, handler);
}

std::vector<model::SourceHealth> ProcfsSource::health() const {
    using State = model::SourceHealth::State;
    const std::string every = "/proc is compared every " + seconds(m_options.interval);
    const std::string processes =
        every + "; processes that live shorter are missed, their number is unknown";
    const std::string sockets =
        every + "; connections that live shorter are missed, their number is unknown";
    return {{"exec", State::Fallback, processes},
            {"fork", State::Fallback, processes},
            {"exit", State::Fallback, every},
            {"connect", State::Fallback, sockets},
            {"listen", State::Fallback, sockets},
            {"signal", State::Off, "signals cannot be seen in /proc"}};
}

}  // namespace sources
