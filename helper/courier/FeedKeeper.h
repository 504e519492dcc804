#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "courier/CourierLauncher.h"
#include "model/Feed.h"
#include "rules/indicators/IndicatorSet.h"
#include "rules/indicators/RefreshPlan.h"
#include "storage/FeedStore.h"

namespace courier {

/// Keeps the lists of `network.feeds` fresh: asks the courier for what is due, keeps the last good
/// version, reads the administrator's files (looked at once a minute), and builds the tables anew
/// when something changed. A thread of its own at the lowest priority: a million entries take a
/// second. A courier lives only while there is something to fetch.
///
/// It lives here because this is the only room that knows the courier, the store and the lists'
/// parser; no other room needs all three.
class FeedKeeper {
  public:
    struct Options {
        std::filesystem::path directory;  // <state>/feeds
        LaunchOptions courier;
        /// The tables in force from now on; called on the keeper's thread, first before any
        /// download.
        std::function<void(std::shared_ptr<const rules::indicators::IndicatorSet>)> changed;
        /// One sentence for the log, or nothing to say.
        std::function<void(const std::string&)> said = {};
        std::uint32_t timeoutMs = 120'000;  // of one download
        std::uint64_t maxBytes = kMaxDownload;
    };

    explicit FeedKeeper(Options options);
    ~FeedKeeper();  // stops

    void start(std::vector<model::FeedSettings> feeds);
    void stop();

    /// Any thread.
    void apply(std::vector<model::FeedSettings> feeds);
    std::vector<model::FeedHealth> health() const;

  private:
    struct Feed {
        model::FeedSettings settings;
        rules::indicators::RefreshState state;
        std::uint64_t entries = 0;
        std::string why;
        std::string stamp;  // of a file: which version was read
        bool isFile() const { return !settings.path.empty(); }
    };

    void run();
    void take();
    bool refreshFiles();
    void fetchDue();
    bool fetchOne(Feed& feed);
    bool carry(FetchRequest request, CourierClient::Sink sink);
    bool keep(Feed& feed, const FetchDone& done, storage::FeedStore::Incoming& incoming);
    void fail(Feed& feed, const std::string& why);
    void rebuild();
    void readInto(rules::indicators::FeedParser& parser, Feed& feed) const;
    void publish();
    int waitMs() const;
    bool mayGoOn() const { return !m_stopping.load() && !m_fresh.load(); }

    Options m_options;
    std::optional<storage::FeedStore> m_store;
    std::unique_ptr<Courier> m_courier;
    std::vector<Feed> m_feeds;  // the thread's own
    storage::UniqueFd m_wake;
    std::atomic<bool> m_stopping{false};
    std::atomic<bool> m_fresh{false};  // settings wait to be taken
    mutable std::mutex m_mutex;
    std::vector<model::FeedSettings> m_waiting;
    std::vector<model::FeedHealth> m_health;  // ageS is filled in when asked
    std::vector<std::int64_t> m_checkedUs;    // for it
    std::thread m_thread;
};

}  // namespace courier
