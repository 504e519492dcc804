#include "storage/outputs/JournalOutput.h"

#include <openssl/evp.h>
#include <sys/uio.h>
#include <syslog.h>
#define SD_JOURNAL_SUPPRESS_LOCATION
#include <systemd/sd-journal.h>

#include <array>
#include <cstdio>

#include "model/SafeText.h"

namespace storage {
namespace {

constexpr std::size_t kTextBytes = 2048;

// In the order of model::Level: an ALERT is to be acted upon at once (syslog(3)).
constexpr std::array<int, 4> kPriorities{LOG_INFO, LOG_WARNING, LOG_ALERT, LOG_ERR};

std::string priorityOf(model::Level level) {
    return std::to_string(kPriorities.at(static_cast<std::size_t>(level)));
}

std::string safe(std::string_view text) {
    return model::printable(model::shortened(text, kTextBytes));
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : " ") + part;
    return text;
}

class Fields {
  public:
    void add(const char* name, std::string_view value) {
        if (!value.empty())
            m_fields.push_back(std::string(name) + "=" + safe(value));
    }
    std::vector<std::string> take() { return std::move(m_fields); }

  private:
    std::vector<std::string> m_fields;
};

void addSubject(Fields& fields, const model::Alert& alert) {
    const model::Process& process = alert.finding.process;
    fields.add("ALGOMONITOR_UID", std::to_string(process.uid));
    fields.add("ALGOMONITOR_USER", alert.userName);
    if (!process.key)
        return;
    fields.add("OBJECT_PID", std::to_string(process.key.pid));
    fields.add("ALGOMONITOR_PID", std::to_string(process.key.pid));
    fields.add("ALGOMONITOR_NAME", process.name);
    fields.add("ALGOMONITOR_EXECUTABLE", process.executable);
    fields.add("ALGOMONITOR_COMMAND_LINE", joined(process.arguments));
    fields.add("ALGOMONITOR_PACKAGE", process.package);
    if (alert.finding.connection)
        fields.add("ALGOMONITOR_PEER", model::remoteEndpoint(*alert.finding.connection));
}

void deliver(const std::vector<std::string>& fields) {
    std::vector<iovec> parts;
    for (const std::string& field : fields)
        parts.push_back({const_cast<char*>(field.data()), field.size()});
    // The result is of no use: without journald it is an error each time.
    (void)sd_journal_sendv(parts.data(), static_cast<int>(parts.size()));
}

}  // namespace

std::string messageId(std::string_view ruleId) {
    const std::string name = "algomonitor.rule." + std::string(ruleId);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    EVP_Digest(name.data(), name.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
    std::string id;
    for (std::size_t i = 0; i < 16; ++i) {
        std::array<char, 3> hex{};
        std::snprintf(hex.data(), hex.size(), "%02x", digest.at(i));
        id += hex.data();
    }
    return id;
}

std::vector<std::string> journalFields(const model::Alert& alert) {
    Fields fields;
    fields.add("MESSAGE", alert.finding.message);
    fields.add("MESSAGE_ID", messageId(alert.finding.ruleId));
    fields.add("PRIORITY", priorityOf(alert.finding.level));
    fields.add("SYSLOG_IDENTIFIER", "algomonitor");
    fields.add("ALGOMONITOR_ID", alert.id);
    fields.add("ALGOMONITOR_RULE", alert.finding.ruleId);
    fields.add("ALGOMONITOR_LEVEL", model::toString(alert.finding.level));
    fields.add("ALGOMONITOR_CERTAINTY", model::toString(alert.finding.certainty));
    fields.add("ALGOMONITOR_STATE", model::toString(alert.state));
    fields.add("ALGOMONITOR_COUNT", std::to_string(alert.count));
    fields.add("ALGOMONITOR_TECHNIQUES", joined(alert.finding.techniques));
    fields.add("ALGOMONITOR_EVIDENCE", alert.evidence);
    addSubject(fields, alert);
    return fields.take();
}

void JournalOutput::send(const model::Alert& alert) {
    deliver(journalFields(alert));
}

void JournalOutput::say(model::Level level, std::string_view sentence) {
    Fields fields;
    fields.add("MESSAGE", sentence);
    fields.add("PRIORITY", priorityOf(level));
    fields.add("SYSLOG_IDENTIFIER", "algomonitor");
    fields.add("ALGOMONITOR_LEVEL", model::toString(level));
    deliver(fields.take());
}

}  // namespace storage
