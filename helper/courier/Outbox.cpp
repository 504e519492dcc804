#include "courier/Outbox.h"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "model/Clock.h"
#include "model/Timestamp.h"

namespace courier {
namespace {

constexpr std::int64_t kThreeDaysUs = 3LL * 86'400 * 1'000'000;
constexpr std::int64_t kGraceUs = 5'000'000;
constexpr std::size_t kMostGathered = 32UL * 1024;
constexpr int kLongestWaitMs = 3'600'000;

}  // namespace

Outbox::Outbox(Options options)
    : m_options(std::move(options)),
      m_waiting(m_options.folder),
      m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Outbox::~Outbox() {
    stop();
}

void Outbox::start() {
    m_thread = std::thread([this] { run(); });
}

void Outbox::stop() {
    m_stopping.store(true, std::memory_order_release);
    nudge();
    if (m_thread.joinable())
        m_thread.join();
}

void Outbox::nudge() const {
    const std::uint64_t one = 1;
    (void)!write(m_wake.get(), &one, sizeof one);
}

void Outbox::apply(Address address) {
    {
        const std::lock_guard lock(m_mutex);
        m_enabled = address.enabled;
        m_newAddress = std::move(address);
    }
    nudge();
}

void Outbox::add(const std::string& text) {
    {
        const std::lock_guard lock(m_mutex);
        if (!isEnabled())
            return;
        if (++m_gatheredTexts == 1)
            m_gatherUntilUs = model::bootTimeUs() + m_options.gatherMs * 1000LL;
        if (m_gathered.size() + text.size() <= kMostGathered)
            m_gathered += text;
        else
            ++m_leftOut;
        if (m_gatheredTexts > 1)
            return;  // the thread waits for the first one's time already
    }
    nudge();
}

std::string Outbox::degraded() const {
    const std::lock_guard lock(m_mutex);
    return m_trouble;
}

// --- the thread ---

void Outbox::run() {
    pthread_setname_np(pthread_self(), m_options.folder.filename().c_str());
    setpriority(PRIO_PROCESS, 0, 19);
    while (!m_stopping.load(std::memory_order_acquire)) {
        takeAddress();
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
int Outbox::waitMs() const {
    const std::lock_guard lock(m_mutex);
    std::int64_t dueUs = 0;
    if (m_gatheredTexts > 0)
        dueUs = m_gatherUntilUs;
    if (m_address.enabled && m_retryUs != 0)
        dueUs = dueUs == 0 ? m_retryUs : std::min(dueUs, m_retryUs);
    if (dueUs == 0)
        return -1;
    return static_cast<int>(
        std::clamp<std::int64_t>((dueUs - model::bootTimeUs()) / 1000 + 1, 0, kLongestWaitMs));
}

void Outbox::takeAddress() {
    const std::lock_guard lock(m_mutex);
    if (!m_newAddress)
        return;
    m_address = *std::exchange(m_newAddress, std::nullopt);
    m_failures = 0;
    m_retryUs = 0;  // perhaps that was it
    m_told = false;
    m_trouble.clear();
}

void Outbox::gather() {
    std::string body;
    {
        const std::lock_guard lock(m_mutex);
        const bool isDue = model::bootTimeUs() >= m_gatherUntilUs || m_stopping.load();
        if (m_gatheredTexts == 0 || !isDue)
            return;
        body = m_options.body(std::exchange(m_gathered, {}), std::exchange(m_gatheredTexts, 0),
                              std::exchange(m_leftOut, 0));
    }
    if (const auto kept = m_waiting.add(model::realtimeUs(), body); !kept && m_options.said)
        m_options.said("something is lost: " + toString(kept.error()));
}

/// One after the other, until none waits or the server does not take one.
void Outbox::deliver() {
    if (!m_address.enabled || model::bootTimeUs() < m_retryUs)
        return;
    m_retryUs = 0;
    while (!m_stopping.load()) {
        const auto text = m_waiting.first();
        if (!text)
            break;
        if (model::realtimeUs() - text->sinceUs > kThreeDaysUs) {
            m_waiting.remove(text->name);
            continue;
        }
        std::string why = m_address.fault;
        if (!why.empty() || !carry(text->body, why))
            return failed(why);
        m_waiting.remove(text->name);
        m_failures = 0;
        m_told = false;
    }
    const std::lock_guard lock(m_mutex);
    m_trouble.clear();
}

void Outbox::failed(const std::string& why) {
    if (m_stopping.load())
        return;
    const auto& waits = m_options.retryS;
    m_retryUs =
        model::bootTimeUs() + waits.at(std::min(m_failures, waits.size() - 1)) * 1'000'000LL;
    ++m_failures;
    const std::string sentence = m_options.folder.filename().string() + " is not sent (" +
                                 std::to_string(m_waiting.size()) + " waiting): " + why;
    if (!std::exchange(m_told, true) && m_options.said)
        m_options.said(sentence);
    const std::lock_guard lock(m_mutex);
    m_trouble = sentence;
}

/// The courier lives only for this one.
bool Outbox::carry(const std::string& body, std::string& why) {
    const auto courier = launchCourier(m_options.courier);
    if (!courier) {
        why = toString(courier.error());
        return false;
    }
    CourierClient& client = (*courier)->client();
    bool taken = false;
    const auto sent = client.send(m_address.request(body), [&](const FetchDone& done) {
        taken = done.outcome == FetchOutcome::Fetched;
        why = done.reason;
    });
    if (!sent)
        why = toString(sent.error());
    const std::int64_t endUs = model::bootTimeUs() + m_options.timeoutMs * 1000LL + kGraceUs;
    while (client.isBusy()) {
        pollfd ready{client.descriptor(), POLLIN, 0};
        poll(&ready, 1, 500);
        if (ready.revents != 0 && !client.onReadable())
            break;
        if (m_stopping.load() || model::bootTimeUs() > endUs)
            client.abandon("the courier does not answer");
    }
    return taken;
}

}  // namespace courier
