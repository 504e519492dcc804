#pragma once

#include <functional>
#include <string>

#include "model/Error.h"
#include "model/Health.h"
#include "model/ProcessKey.h"

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

namespace monitors {
class ProcessSampler;
}

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
    std::function<model::Health()> health;
    /// One process as JSON (Processes1.Details); runs on a pool thread.
    std::function<model::Result<std::string>(const model::ProcessKey&)> processDetails;
    std::function<void(Task work, Task done)> offload;
};

}  // namespace service
