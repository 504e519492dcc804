#pragma once

#include <cstdint>
#include <optional>

#include "model/Event.h"
#include "model/Finding.h"
#include "monitors/FlowReader.h"
#include "monitors/ProcessTable.h"
#include "monitors/ProgramCatalogue.h"
#include "rules/behaviour/ShellVerdict.h"

namespace monitors {

/// One look at one process: reads its surroundings, asks the rule, and words the finding. Intake
/// thread, 100 to 300 us.
class ShellInspector {
  public:
    ShellInspector(const ProcessTable& table, const ProgramCatalogue& programs, FlowReader& flows)
        : m_table(table), m_programs(programs), m_flows(flows) {}

    /// Nothing when the process is gone or no shell given to the network. seenNs: the kernel's time
    /// of what made us look.
    std::optional<model::Finding> look(const model::ProcessKey& key, std::uint64_t seenNs);

    /// The kernel side was certain but the process ended before we could look: a finding from the
    /// event alone.
    model::Finding fromEvent(const model::ExecEvent& event) const;

  private:
    struct Scene;

    rules::Actor actorOf(std::int32_t pid) const;
    std::optional<rules::Reach> reachOf(const Scene& scene,
                                        const std::optional<rules::FlowRoute>& route) const;
    rules::ShellPicture pictureOf(const Scene& scene) const;
    model::Direction directionOf(const model::Connection& connection) const;
    model::Finding wordFinding(const Scene& scene, const rules::ShellPicture& picture,
                               const rules::ShellVerdict& verdict, std::uint64_t seenNs) const;
    std::vector<model::ProcessKey> suspectsOf(const Scene& scene) const;
    std::int32_t accusedBy(const Scene& scene, const rules::ShellPicture& picture,
                           const rules::ShellVerdict& verdict) const;
    static bool holdsDrain(const Scene& scene, std::int32_t pid);
    bool mayBeSuspect(std::int32_t pid) const;
    model::Process processOf(std::int32_t pid) const;
    void addAncestry(model::Finding& finding) const;

    const ProcessTable& m_table;
    const ProgramCatalogue& m_programs;
    FlowReader& m_flows;
};

}  // namespace monitors
