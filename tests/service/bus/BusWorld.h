#pragma once

#include <QTemporaryDir>
#include <QThreadPool>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "Victim.h"
#include "config/SettingsStore.h"
#include "enforcement/AddressBlocker.h"
#include "enforcement/DumpQueue.h"
#include "enforcement/EvidenceCollector.h"
#include "enforcement/ProcessFreezer.h"
#include "enforcement/ProcessTerminator.h"
#include "enforcement/ProtectedProcesses.h"
#include "enforcement/Responder.h"
#include "model/Alert.h"
#include "monitors/NetworkSampler.h"
#include "monitors/ProcessSampler.h"
#include "service/HelperBus.h"
#include "sources/KernelPolicySink.h"
#include "storage/AlertLog.h"
#include "storage/AuditLog.h"
#include "storage/PendingFile.h"

namespace enforcement {
struct Flow;
}

namespace bustest {

/// The helper behind the bus, as HelperDaemon puts it together, but for the sources: findings are
/// made up, processes, storage, settings and responses are real and lie in a directory of their
/// own.
class BusWorld {
  public:
    BusWorld();
    ~BusWorld();

    /// A certain reverse shell: suspended, a question is open. Its alert's id.
    std::string raiseAbout(const Victim& victim);
    model::Alert alert(const std::string& id) const;

    /// Everything a refused caller must not have changed.
    std::string picture(const std::vector<const Victim*>& victims) const;

    /// The id of a dump that was saved.
    std::string aDump();

    /// The id of a flow's client side on the bus.
    std::uint64_t connectionOf(const enforcement::Flow& flow);

    /// Back to ask mode with somebody to ask.
    void reset();

    std::string auditText() const;

    std::int64_t nowUs() const;
    std::int64_t aheadUs = 0;  // the clock the Responder sees runs ahead by this

    config::SettingsStore& settings() { return *m_settings; }
    enforcement::Responder& responder() { return *m_responder; }
    service::HelperBus& bus() { return *m_bus; }

  private:
    model::ResourceSettings::Dump dumpSettings() const;
    void openStorage();
    void makeResponder();
    service::Parts parts();

    QTemporaryDir m_directory;
    QThreadPool m_pool;
    std::unique_ptr<storage::AlertLog> m_alerts;
    std::unique_ptr<storage::AuditLog> m_audit;
    std::unique_ptr<storage::PendingFile> m_pending;
    std::unique_ptr<config::SettingsStore> m_settings;
    enforcement::ProtectedProcesses m_protected{[](const std::string&) { return std::string(); }};
    enforcement::ProcessTerminator m_terminator;
    enforcement::ProcessFreezer m_freezer;
    std::unique_ptr<enforcement::EvidenceCollector> m_evidence;
    sources::NullPolicySink m_kernel;
    std::unique_ptr<enforcement::Responder> m_responder;
    monitors::ProcessSampler m_sampler{{}};
    std::int64_t m_lookedAtUs = 1;  // each look at the network is a new one
    monitors::NetworkSampler m_network{{.nowUs = [this] { return m_lookedAtUs += 10'000'000; }}};
    mutable enforcement::AddressBlocker m_blocker{{.steadyUs = [this] { return nowUs(); }}};
    enforcement::DumpQueue m_dumps{
        {.settings = [this] { return dumpSettings(); },
         .consent = [](const auto&) { return enforcement::DumpConsent::Given; },
         .clockUs = [this] { return m_dumpedAtUs += 1'000'000; },
         .changed = {}}};
    std::int64_t m_dumpedAtUs = 1'763'635'000'000'000;
    std::unique_ptr<service::Parts> m_parts;
    std::unique_ptr<service::HelperBus> m_bus;
    std::vector<std::string> m_raised;
};

}  // namespace bustest
