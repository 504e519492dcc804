#include "courier/MailKeeper.h"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <utility>

#include "model/Timestamp.h"

namespace courier {
namespace {

constexpr std::int64_t kThreeDaysUs = 3LL * 86'400 * 1'000'000;
constexpr std::int64_t kGraceUs = 5'000'000;
constexpr std::size_t kMostGathered = 32UL * 1024;
constexpr int kLongestWaitMs = 3'600'000;

std::int64_t bootUs() {
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return now.tv_sec * 1'000'000LL + now.tv_nsec / 1000;
}

}  // namespace

MailKeeper::MailKeeper(Options options)
    : m_options(std::move(options)),
      m_queue(m_options.stateDirectory),
      m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

MailKeeper::~MailKeeper() {
    stop();
}

void MailKeeper::start() {
    m_thread = std::thread([this] { run(); });
}

void MailKeeper::stop() {
    m_stopping.store(true, std::memory_order_release);
    nudge();
    if (m_thread.joinable())
        m_thread.join();
}

void MailKeeper::nudge() const {
    const std::uint64_t one = 1;
    (void)!write(m_wake.get(), &one, sizeof one);
}

void MailKeeper::apply(Settings settings) {
    {
        const std::lock_guard lock(m_mutex);
        m_enabled = settings.enabled;
        m_newSettings = std::move(settings);
    }
    nudge();
}

/// A storm of alerts is one mail that says how many there were.
void MailKeeper::raised(const model::Alert& alert) {
    if (alert.finding.level == model::Level::Info)
        return;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_enabled)
            return;
        if (++m_gatheredAlerts == 1)
            m_gatherUntilUs = bootUs() + m_options.gatherMs * 1000LL;
        if (m_gathered.size() < kMostGathered)
            m_gathered += alertText(alert);
        if (m_gatheredAlerts > 1)
            return;  // the thread waits for the first one's time already
    }
    nudge();
}

std::string MailKeeper::degraded() const {
    const std::lock_guard lock(m_mutex);
    return m_trouble;
}

// --- the thread ---

void MailKeeper::run() {
    pthread_setname_np(pthread_self(), "mail");
    setpriority(PRIO_PROCESS, 0, 19);
    while (!m_stopping.load(std::memory_order_acquire)) {
        takeSettings();
        gather();
        deliver();
        pollfd wake{m_wake.get(), POLLIN, 0};
        poll(&wake, 1, waitMs());
        std::uint64_t count = 0;
        (void)!read(m_wake.get(), &count, sizeof count);
    }
    gather();  // on disk: the next helper sends it
}

/// -1 = until something happens.
int MailKeeper::waitMs() const {
    const std::lock_guard lock(m_mutex);
    std::int64_t dueUs = 0;
    if (m_gatheredAlerts > 0)
        dueUs = m_gatherUntilUs;
    if (m_settings.enabled && m_retryUs != 0)
        dueUs = dueUs == 0 ? m_retryUs : std::min(dueUs, m_retryUs);
    if (dueUs == 0)
        return -1;
    return static_cast<int>(
        std::clamp<std::int64_t>((dueUs - bootUs()) / 1000 + 1, 0, kLongestWaitMs));
}

void MailKeeper::takeSettings() {
    const std::lock_guard lock(m_mutex);
    if (!m_newSettings || *m_newSettings == m_settings)
        return;
    m_settings = *std::exchange(m_newSettings, std::nullopt);
    m_failures = 0;
    m_retryUs = 0;  // perhaps that was it
    m_told = false;
}

void MailKeeper::gather() {
    std::string body;
    {
        const std::lock_guard lock(m_mutex);
        const bool isDue = bootUs() >= m_gatherUntilUs || m_stopping.load();
        if (m_gatheredAlerts == 0 || !isDue)
            return;
        if (m_gatheredAlerts > 1)
            body = std::to_string(m_gatheredAlerts) + " alerts:\n\n";
        body += std::exchange(m_gathered, {});
        m_gatheredAlerts = 0;
    }
    if (const auto kept = m_queue.add(model::realtimeUs(), body); !kept && m_options.said)
        m_options.said("a mail is lost: " + toString(kept.error()));
}

std::optional<std::string> MailKeeper::faultOf(const Settings& settings) const {
    if (settings.server.empty())
        return "no mail.server is configured";
    if (settings.to.empty() || settings.to.size() > kMaxRecipients ||
        !std::ranges::all_of(settings.to, isMailAddress))
        return "mail.to is not a list of addresses";
    if (!settings.from.empty() && !isMailAddress(settings.from))
        return "mail.from is no address";
    return std::nullopt;
}

/// One after the other, until none waits or the server does not take one.
void MailKeeper::deliver() {
    if (!m_settings.enabled || bootUs() < m_retryUs)
        return;
    m_retryUs = 0;
    while (!m_stopping.load()) {
        const auto mail = m_queue.first();
        if (!mail)
            break;
        if (model::realtimeUs() - mail->sinceUs > kThreeDaysUs) {
            m_queue.remove(mail->name);
            continue;
        }
        std::string why = faultOf(m_settings).value_or("");
        if (!why.empty() || !carry(mail->body, why))
            return failed(why);
        m_queue.remove(mail->name);
        m_failures = 0;
        m_told = false;
    }
    const std::lock_guard lock(m_mutex);
    m_trouble.clear();
}

void MailKeeper::failed(const std::string& why) {
    if (m_stopping.load())
        return;
    const auto& waits = m_options.retryS;
    m_retryUs = bootUs() + waits.at(std::min(m_failures, waits.size() - 1)) * 1'000'000LL;
    ++m_failures;
    const std::string sentence =
        "mail is not sent (" + std::to_string(m_queue.size()) + " waiting): " + why;
    if (!std::exchange(m_told, true) && m_options.said)
        m_options.said(sentence);
    const std::lock_guard lock(m_mutex);
    m_trouble = sentence;
}

MailRequest MailKeeper::requestOf(const std::string& body) const {
    MailRequest request;
    request.timeoutMs = m_options.timeoutMs;
    request.url = m_settings.server;
    request.starttls = m_settings.starttls;
    request.user = m_settings.user;
    request.password = m_settings.password;
    request.from = m_settings.from.empty() ? m_settings.to.front() : m_settings.from;
    request.to = m_settings.to;
    request.message = mailText({.from = request.from,
                                .to = request.to,
                                .subject = m_settings.subject,
                                .host = m_options.hostName,
                                .atUs = model::realtimeUs()},
                               body, kMaxMail);
    return request;
}

/// The courier lives only for this mail.
bool MailKeeper::carry(const std::string& body, std::string& why) {
    const auto courier = launchCourier(m_options.courier);
    if (!courier) {
        why = toString(courier.error());
        return false;
    }
    CourierClient& client = (*courier)->client();
    bool taken = false;
    const auto sent = client.mail(requestOf(body), [&](const FetchDone& done) {
        taken = done.outcome == FetchOutcome::Fetched;
        why = done.reason;
    });
    if (!sent)
        why = toString(sent.error());
    const std::int64_t endUs = bootUs() + m_options.timeoutMs * 1000LL + kGraceUs;
    while (client.isBusy()) {
        pollfd ready{client.descriptor(), POLLIN, 0};
        poll(&ready, 1, 500);
        if (ready.revents != 0 && !client.onReadable())
            break;
        if (m_stopping.load() || bootUs() > endUs)
            client.abandon("the courier does not answer");
    }
    return taken;
}

}  // namespace courier
