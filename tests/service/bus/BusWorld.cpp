#include "BusWorld.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "config/ConfigFile.h"
#include "model/Timestamp.h"
#include "rules/TrustPolicy.h"
#include "storage/AtomicFile.h"
#include "tests/enforcement/Flow.h"

namespace bustest {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr enforcement::ProcessTerminator::Limits kShort{.grace = 200ms, .kill = 1000ms};

/// On its way to sleep or asleep is the same.
const char* lifeOf(const Victim& victim) {
    const char state = victim.state();
    return state == 'x' ? "gone" : state == 'T' ? "stopped" : "runs";
}

model::Finding reverseShell(const Victim& victim) {
    model::Finding finding;
    finding.ruleId = "reverse-shell";
    finding.ruleName = "Reverse shell";
    finding.level = model::Level::Alert;
    finding.certainty = model::Certainty::Certain;
    finding.message = "A shell talks to the network";
    finding.process.key = victim.key();
    finding.process.uid = victim.uid();
    finding.process.name = "bad\nshell";
    finding.suspects = {victim.key()};
    finding.connection.emplace();
    finding.connection->remoteAddress = "203.0.113.7";
    finding.connection->remotePort = 4444;
    return finding;
}

/// What a person's answer would change; not the deadline, which an open dialog moves.
std::string summary(const model::Alert& alert) {
    return alert.id + " " + std::string(model::toString(alert.state)) + " " +
           std::to_string(alert.count) + " " + std::to_string(alert.responses.size()) + " " +
           alert.plannedAction + (alert.resolved ? " resolved" : "");
}

std::string contents(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

BusWorld::BusWorld()
    : m_terminator(m_protected, kShort),
      m_freezer(m_protected, enforcement::CgroupFreezer(fs::path("/nonexistent"))) {
    openStorage();
    makeResponder();
    m_parts = std::make_unique<service::Parts>(parts());
    m_bus = std::make_unique<service::HelperBus>(*m_parts);
    m_responder->onRaised = [this](const model::Alert& alert) {
        m_raised.push_back(alert.id);
        m_bus->alertRaised(alert.id);
    };
    m_responder->onChanged = [this](const model::Alert& alert) { m_bus->alertChanged(alert.id); };
    m_settings->onChanged([this](const std::vector<std::string>& keys) {
        m_responder->settingsChanged();
        m_bus->settingsChanged(keys);
    });
    m_bus->start();
    if (!m_bus->degraded().empty())
        throw std::runtime_error(m_bus->degraded());
    reset();
}

BusWorld::~BusWorld() {
    m_pool.waitForDone();
    QCoreApplication::processEvents();
}

void BusWorld::openStorage() {
    const fs::path state = m_directory.path().toStdString();
    const fs::path config = state / "config.json";
    std::ofstream(config) << R"({ "ask": { "timeout_s": 600 } })";
    auto settings = config::SettingsStore::open(
        {.configFile = config,
         .stateDirectory = state,
         .writeFile = [](const fs::path& path,
                         std::string_view text) { return storage::replaceFile(path, text, 0600); },
         .checkTrust = rules::checkTrustEntry});
    auto alerts = storage::AlertLog::open({.stateDirectory = state,
                                           .logDirectory = state / "log",
                                           .settings = {},
                                           .journal = false,
                                           .clock = nullptr});
    if (!settings || !alerts)
        throw std::runtime_error("no storage");
    m_settings = *std::move(settings);
    m_alerts = *std::move(alerts);
    m_audit = std::make_unique<storage::AuditLog>(state);
    m_pending = std::make_unique<storage::PendingFile>(state);
    m_evidence = std::make_unique<enforcement::EvidenceCollector>(state);
}

void BusWorld::makeResponder() {
    m_responder = std::make_unique<enforcement::Responder>(enforcement::Responder::Dependencies{
        .alerts = *m_alerts,
        .audit = *m_audit,
        .pending = *m_pending,
        .terminator = m_terminator,
        .freezer = m_freezer,
        .evidence = *m_evidence,
        .protectedProcesses = m_protected,
        .kernel = m_kernel,
        .settings = [this] { return *m_settings->current(); },
        .clockUs = [this] { return nowUs(); },
        .steadyUs = [this] { return nowUs(); },
        .journal = {},
        .hostName = "testhost",
        .userName = [](std::uint32_t uid) { return "uid" + std::to_string(uid); },
        .addTrust = [this](const model::TrustEntry& entry) -> model::Result<void> {
            const auto added = m_settings->addTrust(entry);
            if (!added)
                return std::unexpected(added.error());
            return {};
        },
        .network = {},
        .offload = {}});
}

service::Parts BusWorld::parts() {
    return {
        .alerts = *m_alerts,
        .audit = *m_audit,
        .settings = *m_settings,
        .responder = *m_responder,
        .terminator = m_terminator,
        .freezer = m_freezer,
        .sampler = m_sampler,
        .network = m_network,
        .blocker = m_blocker,
        .dumps = m_dumps,
        .health = [] { return model::Health{}; },
        .processDetails = [](const model::ProcessKey&) -> model::Result<std::string> {
            return "{\"secret\":1}";
        },
        .programHours =
            [](const model::ProcessKey&, std::uint32_t) {
                return model::ProgramHours{"/bin/secret", {{60'000'000, 12.5, 2048, 4096}}};
            },
        .blockDurationS = [] { return 3600; },
        .rules =
            [] {
                model::RuleRow row;
                row.id = "test-rule";
                return std::vector{row};
            },
        .reloadRules =
            [](const auto& done) { done(model::RulesReload{1, {"/rules/bad.yml:3: not used"}}); },
        .offload =
            [this](service::Parts::Task work, service::Parts::Task done) {
                m_pool.start([work, done] {
                    work();
                    QMetaObject::invokeMethod(qApp, done, Qt::QueuedConnection);
                });
            },
        .sessions = [](const model::SessionQuery&) { return model::SessionPage{}; }};
}

model::ResourceSettings::Dump BusWorld::dumpSettings() const {
    model::ResourceSettings::Dump settings;
    settings.directory = (m_directory.path() + "/dumps").toStdString();
    settings.freeFloorMiB = 0;
    return settings;
}

std::string BusWorld::aDump() {
    const auto store = enforcement::DumpStore::open(dumpSettings().directory);
    const auto id = enforcement::DumpStore::idFor(1'700'000'000'000'000, 0, "saved", 1);
    if (auto file = store->create(id, {1'000'000, 0}); !file || !file->finish())
        throw std::runtime_error("no dump can be saved");
    return id;
}

std::uint64_t BusWorld::connectionOf(const enforcement::Flow& flow) {
    const auto wanted = flow.connection();
    const auto changes = m_network.changes(0);
    if (!changes)
        throw std::runtime_error(toString(changes.error()));
    for (const model::ConnectionRow& row : changes->changed)
        if (row.connection.localPort == wanted.localPort &&
            row.connection.remotePort == wanted.remotePort)
            return row.id;
    return 0;
}

std::string BusWorld::raiseAbout(const Victim& victim) {
    m_raised.clear();
    m_responder->handle(reverseShell(victim));
    if (m_raised.size() != 1 || alert(m_raised[0]).state != model::AlertState::Suspended)
        throw std::runtime_error("no question was raised");
    return m_raised[0];
}

model::Alert BusWorld::alert(const std::string& id) const {
    m_alerts->flush();
    const auto alert = m_alerts->get(id);
    if (!alert)
        throw std::runtime_error("no alert " + id);
    return *alert;
}

std::string BusWorld::picture(const std::vector<const Victim*>& victims) const {
    m_alerts->flush();
    std::string text = config::toJson(*m_settings->current()) + "\n" +
                       std::to_string(m_settings->pausedUntilUs()) + "\n";
    for (const model::Alert& alert : m_alerts->list({}).alerts)
        text += summary(alert) + "\n";
    const auto blocks = m_blocker.list();
    for (const enforcement::Block& block : *blocks)
        text += "blocked " + block.address + "\n";
    for (const auto& [id, rule] : m_settings->current()->rules)
        text += "rule " + id + (rule.enabled.value_or(true) ? " on\n" : " off\n");
    for (const model::SuspendedProcess& process : m_responder->suspended())
        text += "suspended " + std::to_string(process.key.pid) + "\n";
    for (const Victim* const victim : victims)
        text += std::string("victim ") + lifeOf(*victim) + "\n";
    return text;
}

void BusWorld::reset() {
    m_settings->pauseUntil(0);
    m_settings->tick(nowUs());
    if (!m_settings->setMode(model::Mode::Ask))
        throw std::runtime_error("the mode cannot be set");
    m_responder->desktopPresent(true);
}

std::string BusWorld::auditText() const {
    return contents(fs::path(m_directory.path().toStdString()) / "audit.jsonl");
}

std::int64_t BusWorld::nowUs() const {
    return model::realtimeUs() + aheadUs;
}

}  // namespace bustest
