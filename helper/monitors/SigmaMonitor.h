#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "model/Event.h"
#include "model/Finding.h"
#include "monitors/FileArrival.h"
#include "monitors/ProcessStart.h"
#include "monitors/ProgramBook.h"
#include "monitors/UserNames.h"
#include "rules/sigma/RuleSet.h"

namespace monitors {

/// Events in Sigma's field names against the rules in force (P4). Detection thread, but for
/// replace().
class SigmaMonitor {
  public:
    using Found = std::function<void(model::Finding&&)>;

    SigmaMonitor(ProgramBook& programs, Found found)
        : m_programs(programs), m_found(std::move(found)) {}

    /// From any thread; the next event meets the new rules.
    void replace(std::shared_ptr<const rules::sigma::RuleSet> rules);

    void onStart(const ProcessStart& start);
    void onFile(const ProcessStart& who, const FileArrival& arrival);
    void onConnection(const ProcessStart& who, const model::SocketEvent& event);

  private:
    void setProcess(rules::sigma::Event& event, const ProcessStart& start);
    void setParent(rules::sigma::Event& event, const ProcessStart& start) const;
    void judge(const rules::sigma::RuleSet& rules, const rules::sigma::Event& event,
               const ProcessStart& start, const model::SocketEvent* socket,
               const FileArrival* file = nullptr);
    std::shared_ptr<const rules::sigma::RuleSet> rulesInForce() const;

    ProgramBook& m_programs;
    Found m_found;
    UserNames m_users;
    mutable std::mutex m_mutex;
    std::shared_ptr<const rules::sigma::RuleSet> m_rules;  // null = none
};

/// Arguments as one line; what a shell would split is quoted.
std::string commandLineText(const std::vector<std::string>& arguments);

}  // namespace monitors
