#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/Error.h"
#include "model/Health.h"
#include "model/ProcessKey.h"
#include "model/ProgramHours.h"
#include "model/RuleRow.h"
#include "model/Session.h"

namespace storage {
class AlertLog;
class AuditLog;
}  // namespace storage
namespace config {
class SettingsStore;
}
namespace enforcement {
class Responder;
class ProcessTerminator;
class ProcessFreezer;
class AddressBlocker;
class DumpQueue;
}  // namespace enforcement

namespace monitors {
class ProcessSampler;
class NetworkSampler;
class IntegrityMonitor;
}  // namespace monitors

namespace service {

/// What the services serve. All of it lives longer than the HelperBus and is used on the main
/// thread; `offload` runs the first function on a pool thread and then the second on the main one.
struct Parts {
    using Task = std::function<void()>;

    storage::AlertLog& alerts;
    storage::AuditLog& audit;
    config::SettingsStore& settings;
    enforcement::Responder& responder;
    const enforcement::ProcessTerminator& terminator;
    enforcement::ProcessFreezer& freezer;
    monitors::ProcessSampler& sampler;
    monitors::NetworkSampler& network;
    enforcement::AddressBlocker& blocker;
    enforcement::DumpQueue& dumps;
    std::function<model::Health()> health;
    /// One process as JSON (Processes1.Details); runs on a pool thread.
    std::function<model::Result<std::string>(const model::ProcessKey&)> processDetails;
    /// What its program used in the last `seconds`; runs on a pool thread.
    std::function<model::Result<model::ProgramHours>(const model::ProcessKey&,
                                                     std::uint32_t seconds)>
        programHours;
    /// How long an address is blocked where nobody says; any thread.
    std::function<std::int64_t()> blockDurationS;
    /// The rules of files; enabled, response and hits are filled in by the service.
    std::function<std::vector<model::RuleRow>()> rules;
    /// Reads the rule files again; done is called once, on the main thread, perhaps at once.
    std::function<void(std::function<void(const model::Result<model::RulesReload>&)> done)>
        reloadRules;
    std::function<void(Task work, Task done)> offload;
    /// Who is and was logged in; runs on a pool thread.
    std::function<model::Result<model::SessionPage>(const model::SessionQuery&)> sessions = {};
    monitors::IntegrityMonitor* integrity = nullptr;  // null: protected files are not watched
};

}  // namespace service
