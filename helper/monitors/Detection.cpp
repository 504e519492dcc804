#include "monitors/Detection.h"

#include <poll.h>
#include <pthread.h>

#include "model/Clock.h"
#include "sources/procfs/ProcessReader.h"

namespace monitors {
namespace {

constexpr std::size_t kMaxRunning = 32768;

}  // namespace

Detection::Detection(Options options)
    : m_started(std::move(options.started)),
      m_programs(std::move(options.owner)),
      m_rules(m_programs, {.found = options.found,
                           .hashOf = std::move(options.hashOf),
                           .isNew = std::move(options.isNewProgram)}),
      m_sigma(m_programs, options.found),
      m_network(m_programs.catalogue(),
                {.found = options.found,
                 .factsOf = [this](const model::ProcessKey& key) { return factsOf(key); },
                 .packets = std::move(options.packets)}) {}

Detection::~Detection() {
    stop();
}

void Detection::start() {
    m_network.takeSnapshot();
    m_thread = std::thread([this] { run(); });
}

void Detection::stop() {
    m_stopping.store(true, std::memory_order_release);
    m_queue.nudge();
    if (m_thread.joinable())
        m_thread.join();
}

void Detection::run() {
    pthread_setname_np(pthread_self(), "rules");
    while (!m_stopping.load(std::memory_order_acquire)) {
        waitForWork();
        for (const DetectionItem& item : m_queue.take())
            std::visit([this](const auto& what) { on(what); }, item);
        m_network.drainPackets();
        m_network.tick(model::bootTimeNs());
    }
}

void Detection::waitForWork() {
    pollfd descriptors[2] = {{.fd = m_queue.descriptor(), .events = POLLIN, .revents = 0},
                             {.fd = m_network.descriptor(), .events = POLLIN, .revents = 0}};
    timespec pause{};
    const auto due = m_network.nextDueNs();
    if (due) {
        const std::uint64_t now = model::bootTimeNs();
        const std::uint64_t left = *due > now ? *due - now : 0;
        pause = {.tv_sec = static_cast<time_t>(left / 1'000'000'000U),
                 .tv_nsec = static_cast<long>(left % 1'000'000'000U)};
    }
    ppoll(descriptors, 2, due ? &pause : nullptr, nullptr);
}

void Detection::on(const ProcessStart& start) {
    if (m_running.size() >= kMaxRunning)
        m_running.clear();
    if (m_started)
        m_started(start);
    m_rules.onStart(start);
    m_sigma.onStart(start);
    m_network.onStart(start.process, start.seenNs);
    m_running.insert_or_assign(start.process.key.pid, start);
}

void Detection::on(const model::ExitEvent& event) {
    m_network.onExit(event);
    const auto known = m_running.find(event.key.pid);
    if (known != m_running.end() && known->second.process.key == event.key)
        m_running.erase(known);
}

void Detection::on(const model::SocketEvent& event) {
    using What = model::SocketEvent::What;
    m_network.onSocket(event);
    if (event.what == What::Connect || event.what == What::Accept)
        m_sigma.onConnection(whoIs(event.key), event);
}

/// Who wrote it may have ended already: the finding carries what was known of it then.
void Detection::on(const FileArrival& arrival) {
    const auto known = m_running.find(arrival.process.key.pid);
    if (known != m_running.end() && known->second.process.key == arrival.process.key)
        return m_sigma.onFile(known->second, arrival);
    const auto imageOf = [](const model::Process& process) {
        Image image;
        image.name = process.name;
        image.executable = process.executable;
        image.arguments = process.arguments;
        return std::make_shared<const Image>(std::move(image));
    };
    ProcessStart start;
    start.process = arrival.process;
    start.image = imageOf(arrival.process);
    for (const model::Process& above : arrival.ancestry)
        start.lineage.push_back({above.key, above.uid, imageOf(above)});
    m_sigma.onFile(start, arrival);
}

/// A process whose start was not seen: what /proc tells of it now.
ProcessStart Detection::readNow(const model::ProcessKey& key) const {
    ProcessStart start;
    auto snapshot = sources::ProcessReader::read(key.pid);
    Image image;
    if (snapshot && snapshot->process.key == key) {
        start.process = std::move(snapshot->process);
        image = {start.process.name,
                 start.process.executable,
                 start.process.arguments,
                 snapshot->executableInode,
                 snapshot->executableDevice,
                 rules::readCommandLine(m_programs.catalogue().identify(key.pid).family,
                                        start.process.arguments)};
    }
    start.process.key = key;
    start.image = std::make_shared<Image>(std::move(image));
    return start;
}

const ProcessStart& Detection::whoIs(const model::ProcessKey& key) {
    if (m_running.size() >= kMaxRunning)
        m_running.clear();
    const auto known = m_running.find(key.pid);
    if (known != m_running.end() && known->second.process.key == key)
        return known->second;
    return m_running.insert_or_assign(key.pid, readNow(key)).first->second;
}

ProcessFacts Detection::factsOf(const model::ProcessKey& key) {
    if (key.pid == 0)
        return {};
    const ProcessStart& start = whoIs(key);
    const rules::ProgramTraits& program = m_programs.of(start);
    model::Finding about = findingAbout(start, program);
    ProcessFacts facts{.process = std::move(about.process), .ancestry = std::move(about.ancestry)};
    facts.packaged = !program.package.empty() && !program.userWritable;
    const rules::CommandLine& line = start.image->commandLine;
    facts.scriptPackaged =
        facts.packaged && line.source == rules::CommandSource::ScriptFile &&
        !m_programs.catalogue().identifyFile(key.pid, line.operand).package.empty();
    return facts;
}

}  // namespace monitors
