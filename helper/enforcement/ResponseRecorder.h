#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "enforcement/ActResult.h"
#include "enforcement/CaseBook.h"
#include "model/Alert.h"

namespace storage {
class AlertLog;
class AuditLog;
class PendingFile;
}  // namespace storage

namespace enforcement {

/// Writes down what was found and done: alert log, audit log, pending file, and whoever listens.
class ResponseRecorder {
  public:
    struct Logs {
        storage::AlertLog& alerts;
        storage::AuditLog& audit;
        storage::PendingFile& pending;
        std::function<std::int64_t()> clockUs;
    };
    static constexpr std::size_t kMostResponses = 50;  // of one alert; later ones are audited only

    explicit ResponseRecorder(Logs logs) : m_logs(std::move(logs)) {}

    void raise(const model::Alert& alert);
    void changed(model::Alert& alert);

    /// The same thing again: listeners hear of it at most once a second.
    void counted(model::Alert& alert);

    /// Adds it to the alert (not written yet) and to the audit log. by: "helper", "uid 1000".
    void note(model::Alert& alert, const std::string& action, const ActResult& result,
              const std::string& by);

    /// For the log alone: less was done than the rule's response, and why.
    void noteSkipped(model::Alert& alert, const std::string& action, std::string_view why);

    void storePending(const std::map<std::string, Case>& cases);

    std::function<void(const model::Alert&)> onRaised, onChanged;

  private:
    void append(model::Alert& alert, model::ResponseRecord record);
    void audit(const model::Alert& alert, const std::string& action, const ActResult& result,
               const std::string& by);

    Logs m_logs;
    std::string m_pendingProblem;  // said once
};

}  // namespace enforcement
