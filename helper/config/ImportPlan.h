#pragma once

#include <QJsonValue>
#include <string>
#include <string_view>
#include <vector>

#include "config/ConfigFile.h"
#include "model/Error.h"
#include "model/Settings.h"

namespace config {

/// What became of one line of an imported file.
struct ImportLine {
    enum class Outcome {
        Imported,  // it is a setting now
        Changed,   // it is one, but not as it stood there
        Covered,   // what it was for is done already, better
        Refused,   // and why
        Unneeded   // there is nothing to set
    };
    int line = 0;        // of the file, from 1; 0 = of the whole
    std::string source;  // what stood there: "PROCESS_THRESHOLDS.cpu_percent = 95"
    Outcome outcome = Outcome::Refused;
    std::string target;  // our setting, empty = none
    std::string detail;
};

std::string_view toString(ImportLine::Outcome outcome);  // imported changed covered …

/// Settings as they would be, and a word about every line.
struct ImportPlan {
    std::string format;  // algomonitor, algomonitor-seed, anomaly-hunter
    model::Settings settings;
    std::vector<ImportLine> lines;
};

/// {"format":…,"lines":[{"line":…,"source":…,"outcome":…,"target":…,"detail":…}],"counts":{…}}
std::string toJson(const ImportPlan& plan);

/// Gathers a plan. What a setting refuses is said and changes nothing.
class ImportDraft {
  public:
    ImportDraft(std::string format, model::Settings now, const TrustCheck& checkTrust);

    /// Puts the value in force. Refused where the setting refuses it or is the file's only.
    void set(int line, std::string source, std::string_view key, const QJsonValue& value,
             std::string changedBecause = {});
    /// Adds to a list of numbers or texts.
    void append(int line, std::string source, std::string_view key, const QJsonValue& value);
    void trust(int line, std::string source, model::TrustEntry entry, std::string detail = {});
    void note(int line, std::string source, ImportLine::Outcome outcome, std::string detail,
              std::string target = {});

    const model::Settings& settings() const { return m_plan.settings; }
    ImportPlan take() { return std::move(m_plan); }

  private:
    ImportPlan m_plan;
    const TrustCheck& m_checkTrust;
    std::vector<std::string> m_begun;  // lists that were emptied for the file's own entries
};

inline constexpr std::size_t kMostImportBytes = 1024UL * 1024;
inline constexpr std::size_t kMostImportLines = 20'000;

/// Looks what kind of file it is: ours, or one of the two that AlgoMonitor grew from. Error
/// InvalidArgument: none of them, or too large. `now` is what the file is laid over.
model::Result<ImportPlan> planImport(std::string_view text, const model::Settings& now,
                                     const TrustCheck& checkTrust);

}  // namespace config
