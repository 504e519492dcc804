#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/Error.h"
#include "model/Health.h"
#include "model/ProcessKey.h"
#include "model/ProcessRow.h"

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
}  // namespace enforcement

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
    std::function<model::Health()> health;
    /// Processes1; these three run on pool threads, more than one at a time.
    std::function<model::ProcessChanges(std::uint64_t generation)> processChanges;
    std::function<std::vector<model::MachineSample>(std::uint32_t seconds)> machineHistory;
    std::function<model::Result<std::string>(const model::ProcessKey&)> processDetails;
    std::function<void(Task work, Task done)> offload;
};

}  // namespace service
