#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "model/Event.h"
#include "model/Finding.h"
#include "monitors/ProcessStart.h"
#include "monitors/ProgramBook.h"

namespace monitors {

/// Unknown, disguised, fileless and misplaced programs, unusual lineage, gained rights, foreign
/// debuggers, kernel modules (P5 to P8). Detection thread.
class ProcessRules {
  public:
    struct Callbacks {
        std::function<void(model::Finding&&)> found;
        /// Lower-case hex SHA-256 of a file (/proc/PID/exe too), empty = it cannot be told.
        std::function<std::string(const std::string& path)> hashOf;
        /// True the first time it is asked about an identity; remembered across restarts.
        std::function<bool(const std::string& sha256)> isNew;
    };

    ProcessRules(ProgramBook& programs, Callbacks callbacks);

    void onStart(const ProcessStart& start);
    void onAttach(const model::AttachEvent& event);
    void onModule(const ModuleLoad& load);

  private:
    std::string hashOf(const ProcessStart& start);
    bool isNews(const rules::Sign& sign, const ProcessStart& start);
    std::vector<rules::LineageStep> stepsOf(const ProcessStart& start) const;
    rules::StartPicture pictureOf(const ProcessStart& start,
                                  std::span<const rules::LineageStep> steps);

    ProgramBook& m_programs;
    Callbacks m_callbacks;
    std::map<std::string, std::uint64_t> m_told;  // rule and path -> when, CLOCK_BOOTTIME ns
};

/// A finding about a starting process, its lineage filled in; the rule's words are left to the
/// caller.
model::Finding findingAbout(const ProcessStart& start, const rules::ProgramTraits& program);

}  // namespace monitors
