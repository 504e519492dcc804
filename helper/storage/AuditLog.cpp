#include "storage/AuditLog.h"

#include <utility>

#include "contract/JsonWriter.h"
#include "model/SafeText.h"
#include "model/Timestamp.h"
#include "storage/AppendFile.h"

namespace storage {
namespace {

constexpr std::uint64_t kMaxBytes = 10 * 1024 * 1024;
constexpr std::size_t kTextBytes = 4096;

}  // namespace

AuditLog::Record::Record(AuditLog& log, std::string verb, std::string actor)
    : m_log(&log), m_verb(std::move(verb)), m_actor(std::move(actor)) {}

AuditLog::Record::Record(Record&& other) noexcept
    : m_log(std::exchange(other.m_log, nullptr)),
      m_verb(std::move(other.m_verb)),
      m_actor(std::move(other.m_actor)),
      m_subject(std::move(other.m_subject)),
      m_alert(std::move(other.m_alert)),
      m_detail(std::move(other.m_detail)),
      m_outcome(other.m_outcome) {}

AuditLog::Record::~Record() {
    if (m_log != nullptr)
        m_log->write(*this);
}

AuditLog::Record& AuditLog::Record::subject(std::string_view text) {
    m_subject = model::shortened(text, kTextBytes);
    return *this;
}

AuditLog::Record& AuditLog::Record::subject(const model::ProcessKey& key) {
    return subject("pid " + std::to_string(key.pid) + " start " +
                   std::to_string(key.startTimeTicks));
}

AuditLog::Record& AuditLog::Record::alert(std::string_view id) {
    m_alert = model::shortened(id, kTextBytes);
    return *this;
}

void AuditLog::Record::succeeded(std::string_view detail) {
    m_outcome = model::Outcome::Done;
    m_detail = model::shortened(detail, kTextBytes);
}

void AuditLog::Record::refused(std::string_view why) {
    m_outcome = model::Outcome::Refused;
    m_detail = model::shortened(why, kTextBytes);
}

void AuditLog::Record::failed(const model::Error& error) {
    m_outcome = model::Outcome::Failed;
    m_detail = model::shortened(model::toString(error), kTextBytes);
}

AuditLog::AuditLog(const std::filesystem::path& stateDirectory, Clock clock)
    : m_clock(clock ? std::move(clock) : Clock(model::realtimeUs)),
      m_file(std::make_unique<AppendFile>(AppendFile::Options{
          .path = stateDirectory / "audit.jsonl", .mode = 0600, .group = std::nullopt})) {}

AuditLog::~AuditLog() = default;

AuditLog::Record AuditLog::begin(std::string verb, std::string actor) {
    return {*this, std::move(verb), std::move(actor)};
}

void AuditLog::write(const Record& record) {
    contract::JsonWriter out;
    out.object()
        .member("@timestamp", model::toRfc3339(m_clock()))
        .member("verb", record.m_verb)
        .member("actor", record.m_actor)
        .textMember("subject", record.m_subject)
        .textMember("alert", record.m_alert)
        .member("outcome", model::toString(record.m_outcome))
        .textMember("detail", record.m_detail)
        .endObject();
    m_file->retry();
    m_file->append(out.take());
    m_file->rotate(kMaxBytes);
}

std::string AuditLog::degraded() const {
    return m_file->trouble();
}

}  // namespace storage
