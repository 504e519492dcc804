#include "courier/SyslogText.h"

#include <array>
#include <string_view>

#include "model/SafeText.h"
#include "model/Timestamp.h"

namespace courier {
namespace {

constexpr int kFacility = 10;  // security and authorization messages
// In the order of model::Level: informational, warning, alert, error (RFC 5424, table 2).
constexpr std::array kSeverities{6, 4, 1, 3};
constexpr std::size_t kParameterBytes = 1024, kMessageBytes = 2048, kHeaderWord = 32;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // MSG is UTF-8

/// Printable ASCII without blanks; "-" for nothing.
std::string word(std::string_view text, std::size_t most) {
    std::string kept;
    for (const char c : text.substr(0, most))
        kept += c > ' ' && c <= '~' ? c : '_';
    return kept.empty() ? "-" : kept;
}

std::string head(model::Level level, const std::string& hostName, std::int64_t atUs,
                 std::string_view messageId) {
    const int priority = kFacility * 8 + kSeverities.at(static_cast<std::size_t>(level));
    return "<" + std::to_string(priority) + ">1 " + model::toRfc3339(atUs) + " " +
           word(hostName, 255) + " algomonitor - " + word(messageId, kHeaderWord) + " ";
}

class Data {
  public:
    void add(std::string_view name, std::string_view value) {
        if (value.empty())
            return;
        m_text += " " + std::string(name) + "=\"";
        for (const char c : model::printable(model::shortened(value, kParameterBytes))) {
            if (c == '"' || c == '\\' || c == ']')
                m_text += '\\';
            m_text += c;
        }
        m_text += '"';
    }
    // 32473: the number for examples (RFC 5612); we have none of our own.
    std::string text() const { return "[algomonitor@32473" + m_text + "]"; }

  private:
    std::string m_text;
};

std::string dataOf(const model::Alert& alert) {
    const model::Process& process = alert.finding.process;
    Data data;
    data.add("id", alert.id);
    data.add("rule", alert.finding.ruleId);
    data.add("level", model::toString(alert.finding.level));
    data.add("user", alert.userName);
    if (process.key) {
        data.add("pid", std::to_string(process.key.pid));
        data.add("executable", process.executable);
    }
    return data.text();
}

std::string sentence(const std::string& text) {
    return " " + std::string(kByteOrderMark) +
           model::printable(model::shortened(text, kMessageBytes));
}

}  // namespace

std::string syslogLine(const model::Alert& alert, const std::string& hostName) {
    return head(alert.finding.level, hostName, alert.raisedAtUs, alert.finding.ruleId) +
           dataOf(alert) + sentence(alert.finding.message);
}

std::string syslogLine(model::Level level, const std::string& text, const std::string& hostName,
                       std::int64_t atUs) {
    return head(level, hostName, atUs, "helper") + "-" + sentence(text);
}

std::string syslogFrame(const std::string& line) {
    return std::to_string(line.size()) + " " + line;
}

}  // namespace courier
