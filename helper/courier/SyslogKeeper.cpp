#include "courier/SyslogKeeper.h"

#include <utility>

#include "courier/SyslogText.h"
#include "model/Timestamp.h"

namespace courier {
namespace {

Outbox::Options withBody(Outbox::Options options, const std::string& hostName) {
    options.body = [hostName](std::string gathered, std::size_t, std::size_t leftOut) {
        if (leftOut > 0)
            gathered += syslogFrame(
                syslogLine(model::Level::Warning,
                           std::to_string(leftOut) + " more alerts were raised than could be sent",
                           hostName, model::realtimeUs()));
        return gathered;
    };
    return options;
}

}  // namespace

SyslogKeeper::SyslogKeeper(Outbox::Options options, std::string hostName)
    : m_hostName(std::move(hostName)),
      m_timeoutMs(options.timeoutMs),
      m_outbox(withBody(std::move(options), m_hostName)) {}

void SyslogKeeper::apply(const Settings& settings) {
    if (m_settings == settings)
        return;
    m_settings = settings;
    m_outbox.apply(
        {.enabled = settings.enabled,
         .fault = settings.server.empty() ? "no syslog.server is configured" : "",
         .request = [settings, timeoutMs = m_timeoutMs](const std::string& lines) -> Errand {
             return LogRequest{.timeoutMs = timeoutMs, .url = settings.server, .lines = lines};
         }});
}

void SyslogKeeper::raised(const model::Alert& alert) {
    if (m_outbox.isEnabled())
        m_outbox.add(syslogFrame(syslogLine(alert, m_hostName)));
}

}  // namespace courier
