#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "enforcement/ActResult.h"
#include "model/Alert.h"
#include "model/Connection.h"
#include "model/ProcessKey.h"

namespace enforcement {

/// What the helper can do to the network (ConnectionDropper, AddressBlocker). Empty = this build
/// cannot, and says so.
struct NetworkMeans {
    /// holder: who has it, for its network namespace. Called on the main and on pool threads.
    std::function<ActResult(const model::Connection&, const model::ProcessKey& holder)> drop{};
    /// For as long as is configured; reason: the alert's id.
    std::function<ActResult(const std::string& address, const std::string& reason)> block{};
    std::function<bool(const std::string& address)> isBlocked{};
    std::function<ActResult(const std::string& reason)> unblockAllOf{};
};

/// Does to a finding's connection and its peer what was decided. Main thread but for cut().
class NetworkActor {
  public:
    /// A process that connects again and again costs at most so many cuts; block keeps it out.
    static constexpr int kCutsPerSecond = 100;

    struct Act {
        std::string action;  // drop, block
        ActResult result;
    };

    explicit NetworkActor(NetworkMeans means) : m_means(std::move(means)) {}

    /// Drop: the connection is cut. Block: its peer is kept out, and then it is cut.
    std::vector<Act> respond(const model::Alert& alert, model::ResponseKind kind,
                             std::int64_t steadyUs);

    /// Before a kill: what somebody who is spared holds as well (an installed service, threats 3)
    /// must not go on. Outcome skipped: there is nothing to cut.
    ActResult cut(const model::Finding& finding) const;

    /// Takes back what was blocked for an alert. Outcome skipped: nothing was.
    ActResult unblock(const model::Alert& alert) const;

  private:
    Act drop(const model::Finding& finding, std::int64_t steadyUs);
    Act block(const model::Alert& alert);
    bool mayCut(std::int64_t steadyUs);

    NetworkMeans m_means;
    std::int64_t m_secondFromUs = 0;
    int m_cuts = 0;  // since then
};

}  // namespace enforcement
