#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "model/Error.h"
#include "model/ProcessKey.h"
#include "model/Severity.h"

namespace storage {

class AppendFile;

/// Who did what with privilege: <state-dir>/audit.jsonl, 0600, one JSON object a line. Thread-safe.
class AuditLog {
  public:
    /// One act. It is written when it is destroyed, as a failure unless succeeded() was called
    /// (after usbguard's Audit.hpp).
    class Record {
      public:
        Record(Record&& other) noexcept;
        Record(const Record&) = delete;
        Record& operator=(const Record&) = delete;
        Record& operator=(Record&&) = delete;
        ~Record();

        Record& subject(std::string_view text);
        Record& subject(const model::ProcessKey& key);
        Record& alert(std::string_view id);
        void succeeded(std::string_view detail = {});
        void refused(std::string_view why);
        void failed(const model::Error& error);

      private:
        friend class AuditLog;
        Record(AuditLog& log, std::string verb, std::string actor);
        AuditLog* m_log;
        std::string m_verb, m_actor, m_subject, m_alert, m_detail;
        model::Outcome m_outcome = model::Outcome::Failed;
    };

    using Clock = std::function<std::int64_t()>;  // microseconds UTC

    /// The file may be unwritable: records wait in bounded memory and degraded() says so.
    explicit AuditLog(const std::filesystem::path& stateDirectory, Clock clock = nullptr);
    ~AuditLog();

    /// verb: the bus method or automatic act ("Enforcement1.Terminate", "suspend"); actor: "uid
    /// 1000 pid 4711 :1.42", or "helper".
    Record begin(std::string verb, std::string actor);

    std::string degraded() const;  // empty when all is well

  private:
    void write(const Record& record);

    Clock m_clock;
    std::unique_ptr<AppendFile> m_file;
};

}  // namespace storage
