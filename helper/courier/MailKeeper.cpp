#include "courier/MailKeeper.h"

#include <algorithm>
#include <utility>

#include "courier/MailText.h"
#include "model/Timestamp.h"

namespace courier {
namespace {

std::string bodyOf(std::string gathered, std::size_t alerts, std::size_t) {
    return alerts > 1 ? std::to_string(alerts) + " alerts:\n\n" + gathered : gathered;
}

std::string faultOf(const MailKeeper::Settings& settings) {
    if (settings.server.empty())
        return "no mail.server is configured";
    if (settings.to.empty() || settings.to.size() > kMaxRecipients ||
        !std::ranges::all_of(settings.to, isMailAddress))
        return "mail.to is not a list of addresses";
    if (!settings.from.empty() && !isMailAddress(settings.from))
        return "mail.from is no address";
    return {};
}

MailRequest requestOf(const MailKeeper::Settings& settings, const std::string& hostName,
                      std::uint32_t timeoutMs, const std::string& body) {
    MailRequest request;
    request.timeoutMs = timeoutMs;
    request.url = settings.server;
    request.starttls = settings.starttls;
    request.user = settings.user;
    request.password = settings.password;
    request.from = settings.from.empty() ? settings.to.front() : settings.from;
    request.to = settings.to;
    request.message = mailText({.from = request.from,
                                .to = request.to,
                                .subject = settings.subject,
                                .host = hostName,
                                .atUs = model::realtimeUs()},
                               body, kMaxMail);
    return request;
}

Outbox::Options withBody(Outbox::Options options) {
    options.body = &bodyOf;
    return options;
}

}  // namespace

MailKeeper::MailKeeper(Outbox::Options options, std::string hostName)
    : m_hostName(std::move(hostName)),
      m_timeoutMs(options.timeoutMs),
      m_outbox(withBody(std::move(options))) {}

void MailKeeper::apply(const Settings& settings) {
    if (m_settings == settings)
        return;
    m_settings = settings;
    m_outbox.apply({.enabled = settings.enabled,
                    .fault = faultOf(settings),
                    .request = [settings, host = m_hostName,
                                timeoutMs = m_timeoutMs](const std::string& body) -> Errand {
                        return requestOf(settings, host, timeoutMs, body);
                    }});
}

void MailKeeper::raised(const model::Alert& alert) {
    if (m_outbox.isEnabled() && alert.finding.level != model::Level::Info)
        m_outbox.add(alertText(alert));
}

}  // namespace courier
