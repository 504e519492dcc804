#pragma once

#include <chrono>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "model/Error.h"
#include "model/Finding.h"
#include "model/ProcessKey.h"

namespace enforcement {

/// Saves what is known of suspects before they are killed: <state-dir>/evidence/<alert id>/ (0700)
/// with finding.json, tree.json and for each process PID/{status,descriptors,sockets,environ,maps}
/// (0600). Names of the environment are kept, values only of a short allow-list. Thread-safe.
class EvidenceCollector {
  public:
    struct Limits {
        std::chrono::milliseconds time{200};
        std::size_t processes = 64;
        std::size_t bytes = 4U << 20;  // in all
        std::size_t bytesPerFile = 1U << 20;
        std::size_t directories = 200;  // older ones are removed
    };

    struct Evidence {
        std::string directory;
        std::vector<std::string> unfinished;  // what is missing and why, one sentence each
    };

    explicit EvidenceCollector(std::filesystem::path stateDirectory)
        : EvidenceCollector(std::move(stateDirectory), Limits{}) {}
    EvidenceCollector(std::filesystem::path stateDirectory, Limits limits)
        : m_stateDirectory(std::move(stateDirectory)), m_limits(limits) {}

    /// The subject first, then its tree. Errors: InvalidArgument (the id is no UUID), Unavailable
    /// (the directory cannot be written; errno). A second call for the same alert adds a numbered
    /// directory beside the first.
    model::Result<Evidence> collect(const std::string& alertId, const model::Finding& finding,
                                    std::span<const model::ProcessKey> members) const;

  private:
    std::filesystem::path m_stateDirectory;
    Limits m_limits;
};

}  // namespace enforcement
