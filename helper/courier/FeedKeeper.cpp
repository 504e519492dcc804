#include "courier/FeedKeeper.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <utility>

#include "model/Clock.h"
#include "model/SafeText.h"
#include "model/Timestamp.h"

namespace courier {
namespace {

using rules::indicators::FeedOrigin;
using rules::indicators::FeedParser;

constexpr int kFileLookMs = 60'000;
constexpr std::int64_t kGraceUs = 10'000'000;  // beyond the courier's own time limit

/// Changes when the file does.
std::string stampOf(const std::string& path) {
    struct stat found{};
    if (stat(path.c_str(), &found) != 0)
        return "missing";
    return std::to_string(found.st_dev) + ":" + std::to_string(found.st_ino) + ":" +
           std::to_string(found.st_size) + ":" + std::to_string(found.st_mtim.tv_sec) + "." +
           std::to_string(found.st_mtim.tv_nsec) + ":" + std::to_string(found.st_ctim.tv_nsec) +
           ":" + std::to_string(found.st_mode);
}

/// A file is as old as its contents.
std::int64_t writtenUs(const std::string& path) {
    struct stat found{};
    return stat(path.c_str(), &found) == 0
               ? found.st_mtim.tv_sec * 1'000'000LL + found.st_mtim.tv_nsec / 1000
               : -1;
}

std::string sentence(const model::FeedSettings& feed, const std::string& why) {
    return "list “" + model::printable(feed.name) + "”: " + why;
}

/// Reads without keeping anything: is it worth keeping?
FeedParser counter(model::FeedKind kind) {
    return {kind,
            FeedOrigin::Download,
            {.address = [](const auto&) { return true; },
             .domain = [](std::string_view) { return true; }}};
}

}  // namespace

FeedKeeper::FeedKeeper(Options options)
    : m_options(std::move(options)), m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (!m_options.said)
        m_options.said = [](const std::string&) {};
}

FeedKeeper::~FeedKeeper() {
    stop();
}

void FeedKeeper::start(std::vector<model::FeedSettings> feeds) {
    apply(std::move(feeds));
    m_thread = std::thread([this] { run(); });
}

void FeedKeeper::stop() {
    m_stopping = true;
    eventfd_write(m_wake.get(), 1);
    if (m_thread.joinable())
        m_thread.join();
}

void FeedKeeper::apply(std::vector<model::FeedSettings> feeds) {
    {
        const std::lock_guard lock(m_mutex);
        m_waiting = std::move(feeds);
    }
    m_fresh = true;
    eventfd_write(m_wake.get(), 1);
}

std::vector<model::FeedHealth> FeedKeeper::health() const {
    const std::lock_guard lock(m_mutex);
    auto health = m_health;
    const std::int64_t now = model::realtimeUs();
    for (std::size_t i = 0; i < health.size(); ++i)
        if (m_checkedUs[i] >= 0)
            health[i].ageS = std::max<std::int64_t>(0, (now - m_checkedUs[i]) / 1'000'000);
    return health;
}

void FeedKeeper::publish() {
    const std::lock_guard lock(m_mutex);
    m_health.clear();
    m_checkedUs.clear();
    for (const Feed& feed : m_feeds) {
        m_health.push_back({feed.settings.name, feed.entries, -1, feed.why});
        m_checkedUs.push_back(feed.state.checkedUs);
    }
}

void FeedKeeper::run() {
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 19);
    if (auto store = storage::FeedStore::open(m_options.directory))
        m_store = std::move(*store);
    else
        m_options.said(toString(store.error()));
    while (!m_stopping) {
        eventfd_t woken = 0;
        eventfd_read(m_wake.get(), &woken);
        const bool fresh = m_fresh.exchange(false);
        if (fresh)
            take();
        if (refreshFiles() || fresh)
            rebuild();
        fetchDue();
        pollfd wake{m_wake.get(), POLLIN, 0};
        if (mayGoOn())
            poll(&wake, 1, waitMs());
    }
    m_courier.reset();  // by the thread that started it
}

/// New settings: what is known of feeds that stay is kept.
void FeedKeeper::take() {
    std::vector<model::FeedSettings> settings;
    {
        const std::lock_guard lock(m_mutex);
        settings = m_waiting;
    }
    std::vector<Feed> feeds;
    std::vector<std::string> urls;
    for (model::FeedSettings& one : settings) {
        const auto before =
            std::ranges::find(m_feeds, one, [](const Feed& feed) { return feed.settings; });
        feeds.push_back(before != m_feeds.end() ? *before : Feed{one, {}, 0, {}, {}});
        Feed& feed = feeds.back();
        if (feed.isFile())
            continue;
        urls.push_back(one.url);
        if (const auto record = m_store ? m_store->find(one.url) : std::nullopt)
            feed.state.checkedUs = record->checkedUs;
    }
    m_feeds = std::move(feeds);
    if (m_store)
        m_store->keepOnly(urls);
}

/// true: a file changed.
bool FeedKeeper::refreshFiles() {
    bool changed = false;
    for (Feed& feed : m_feeds) {
        if (!feed.isFile())
            continue;
        const std::string stamp = stampOf(feed.settings.path);
        changed = changed || stamp != feed.stamp;
        feed.stamp = stamp;
    }
    return changed;
}

int FeedKeeper::waitMs() const {
    const std::int64_t now = model::realtimeUs();
    std::int64_t wait = -1;
    for (const Feed& feed : m_feeds) {
        const std::int64_t due =
            feed.isFile()
                ? kFileLookMs
                : (rules::indicators::nextRefreshUs(feed.settings.refreshH, feed.state, now) -
                   now) /
                      1000;
        const std::int64_t bounded = std::clamp<std::int64_t>(due, 1000, 3'600'000);
        wait = wait < 0 ? bounded : std::min(wait, bounded);
    }
    return static_cast<int>(wait);
}

void FeedKeeper::fetchDue() {
    bool changed = false, tried = false;
    for (Feed& feed : m_feeds) {
        const std::int64_t now = model::realtimeUs();
        if (!m_store || feed.isFile() || !mayGoOn() ||
            rules::indicators::nextRefreshUs(feed.settings.refreshH, feed.state, now) > now)
            continue;
        tried = true;
        feed.state.triedUs = now;
        changed = fetchOne(feed) || changed;
    }
    m_courier.reset();
    if (changed)
        rebuild();
    else if (tried)
        publish();
}

void FeedKeeper::fail(Feed& feed, const std::string& why) {
    ++feed.state.failures;
    feed.why = model::printable(model::shortened(why, 256));
    m_options.said(sentence(feed.settings, feed.why));
}

/// true: there is a new version.
bool FeedKeeper::fetchOne(Feed& feed) {
    auto incoming = m_store->receive();
    if (!incoming) {
        fail(feed, toString(incoming.error()));
        return false;
    }
    FetchRequest request;
    request.url = feed.settings.url;
    request.maxBytes = m_options.maxBytes;
    request.timeoutMs = m_options.timeoutMs;
    if (const auto record = m_store->find(request.url)) {
        request.etag = record->etag;
        request.modified = record->modified;
    }
    FetchDone done;
    carry(std::move(request),
          {.data = [&](std::string_view bytes) { return incoming->write(bytes); },
           .done = [&](const FetchDone& answer) { done = answer; }});
    if (!mayGoOn())
        return false;
    return keep(feed, done, *incoming);
}

/// Sends the courier and waits for it, for settings and for the end. false: no courier.
bool FeedKeeper::carry(FetchRequest request, CourierClient::Sink sink) {
    if (!m_courier) {
        auto launched = launchCourier(m_options.courier);
        if (!launched) {
            sink.done({0, FetchOutcome::Failed, {}, {}, toString(launched.error())});
            return false;
        }
        m_courier = std::move(*launched);
    }
    CourierClient& client = m_courier->client();
    const std::int64_t endUs = model::bootTimeUs() + request.timeoutMs * 1000LL + kGraceUs;
    const auto done = sink.done;
    bool fine = true;
    if (const auto sent = client.fetch(std::move(request), std::move(sink)); !sent) {
        done({0, FetchOutcome::Failed, {}, {}, toString(sent.error())});
        fine = false;
    }
    while (fine && client.isBusy()) {
        std::array<pollfd, 2> ready{pollfd{client.descriptor(), POLLIN, 0},
                                    pollfd{m_wake.get(), POLLIN, 0}};
        poll(ready.data(), ready.size(), 1000);
        if (ready[0].revents != 0)
            fine = client.onReadable().has_value();
        if (!mayGoOn())
            client.abandon("given up for new settings");
        else if (model::bootTimeUs() > endUs)
            client.abandon("the courier does not answer");
    }
    if (!fine || !mayGoOn() || model::bootTimeUs() > endUs)
        m_courier.reset();
    return fine;
}

bool FeedKeeper::keep(Feed& feed, const FetchDone& done, storage::FeedStore::Incoming& incoming) {
    const std::int64_t now = model::realtimeUs();
    const std::string& url = feed.settings.url;
    if (done.outcome == FetchOutcome::Failed) {
        fail(feed, done.reason);
        return false;
    }
    const bool same = done.outcome == FetchOutcome::NotModified;
    model::Result<void> kept;
    if (same) {
        kept = m_store->confirm(url, now);
    } else {
        FeedParser parser = counter(feed.settings.kind);
        kept = incoming.read([&](std::string_view piece) { parser.take(piece); });
        const auto counts = parser.finish();
        if (kept && !rules::indicators::isPlausible(counts.entries, counts.bad)) {
            fail(feed, "what the server sent is no such list (" + std::to_string(counts.entries) +
                           " entries, " + std::to_string(counts.bad) +
                           " other lines); the last good one is kept");
            return false;
        }
        if (kept)
            kept = incoming.commit({url, done.etag, done.modified, now, now, 0});
    }
    if (!kept) {
        fail(feed, toString(kept.error()));
        return false;
    }
    feed.state = {.checkedUs = now, .triedUs = now, .failures = 0};
    feed.why.clear();
    return !same;
}

void FeedKeeper::readInto(FeedParser& parser, Feed& feed) const {
    const auto piece = [&](std::string_view bytes) { parser.take(bytes); };
    model::Result<void> read;
    if (feed.isFile())
        read = storage::readOwnList(feed.settings.path, piece);
    else if (feed.state.checkedUs >= 0 && m_store)
        read = m_store->read(feed.settings.url, piece);
    const auto counts = parser.finish();
    feed.entries = counts.entries;
    if (feed.isFile()) {
        feed.state.checkedUs = read ? writtenUs(feed.settings.path) : -1;
        feed.why.clear();
    }
    if (!read)
        feed.why = model::printable(toString(read.error()));
    else if (counts.beyond > 0)
        feed.why = std::to_string(counts.beyond) + " entries had no room";
    else if (feed.isFile() && counts.entries == 0 && counts.bad + counts.refused > 0)
        feed.why = "it has no entry (" + std::to_string(counts.bad) + " other lines, " +
                   std::to_string(counts.refused) + " that no list may name)";
}

void FeedKeeper::rebuild() {
    rules::indicators::IndicatorSet::Builder builder;
    for (Feed& feed : m_feeds) {
        const std::string before = feed.why;
        FeedParser parser = builder.feed(
            {feed.settings.name, feed.settings.category, feed.settings.certain, false, false},
            feed.settings.kind, feed.isFile() ? FeedOrigin::LocalFile : FeedOrigin::Download);
        readInto(parser, feed);
        if (!feed.why.empty() && feed.why != before)
            m_options.said(sentence(feed.settings, feed.why));
    }
    m_options.changed(builder.build());
    publish();
}

}  // namespace courier
