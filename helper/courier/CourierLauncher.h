#pragma once

#include <filesystem>
#include <memory>

#include "courier/CourierClient.h"
#include "model/Error.h"

namespace courier {

struct LaunchOptions {
    /// Where systemd waits to start a courier in a sandbox of its own
    /// (algo-monitor-courier.socket).
    std::filesystem::path socket = "/run/algo-monitor/courier.socket";
    /// Without that socket: the program, started as a child that gives up root by itself.
    std::filesystem::path program;
    std::filesystem::path caFile;  // tests: whose certificates are believed instead of the system's
};

/// A courier at work, and the end of it: hanging up ends it, a child is waited for.
class Courier {
  public:
    virtual ~Courier() = default;
    virtual CourierClient& client() = 0;
};

/// Error Unavailable: neither way works.
model::Result<std::unique_ptr<Courier>> launchCourier(const LaunchOptions& options);

}  // namespace courier
