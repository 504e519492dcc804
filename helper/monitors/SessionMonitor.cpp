#include "monitors/SessionMonitor.h"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <ctime>
#include <string_view>
#include <utility>

#include "model/Clock.h"
#include "model/Timestamp.h"
#include "monitors/SessionWording.h"
#include "rules/behaviour/LoginSigns.h"
#include "sources/procfs/ProcessReader.h"

namespace monitors {
namespace {

constexpr std::size_t kMostHints = 4096;
constexpr std::size_t kMostIds = 65'536;
constexpr int kMinuteMs = 60'000;
constexpr std::uint64_t kMinuteNs = 60'000'000'000;

std::string programOf(const Forebear& forebear) {
    const std::string_view path =
        forebear.image ? std::string_view(forebear.image->executable) : std::string_view();
    const std::string_view name = path.substr(path.rfind('/') + 1);
    return std::string(name == "sshd-session" ? "sshd" : name);
}

SessionHint hintOf(const ProcessStart& start) {
    SessionHint hint;
    hint.seenNs = start.seenNs;
    hint.sessionId = start.process.sessionId;
    hint.loginUid = start.process.loginUid;
    hint.uid = start.process.uid;
    hint.lineage.push_back(start.process.key);
    for (const Forebear& forebear : start.lineage)
        hint.lineage.push_back(forebear.key);
    if (!start.lineage.empty())
        hint.parentProgram = programOf(start.lineage.front());
    return hint;
}

unsigned localHour(std::int64_t us) {
    const std::time_t seconds = us / 1'000'000;
    std::tm local{};
    return localtime_r(&seconds, &local) == nullptr ? 0 : static_cast<unsigned>(local.tm_hour);
}

sources::FileDescriptor openProcess(const model::ProcessKey& key) {
    sources::FileDescriptor handle(static_cast<int>(::syscall(SYS_pidfd_open, key.pid, 0)));
    // Looked at after it is held: the number cannot be given away any more.
    if (!handle || !sources::ProcessReader::read(key, sources::ProcessReader::Basic))
        return {};
    return handle;
}

}  // namespace

SessionMonitor::SessionMonitor(Options options)
    : m_options(std::move(options)),
      m_finder(m_options.bootId),
      m_failures([this](model::Finding&& finding) { m_options.found(std::move(finding)); }),
      m_accounts(
          {.directory = m_options.paths.accounts,
           .found = [this](model::Finding&& finding) { m_options.found(std::move(finding)); },
           .kept = m_options.keptAccounts,
           .keep = m_options.keepAccounts}),
      m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

SessionMonitor::~SessionMonitor() {
    stop();
}

void SessionMonitor::start() {
    open();
    m_thread = std::thread([this] { run(); });
}

void SessionMonitor::stop() {
    m_stopping.store(true, std::memory_order_release);
    nudge();
    if (m_thread.joinable())
        m_thread.join();
}

void SessionMonitor::nudge() const {
    const std::uint64_t one = 1;
    (void)!::write(m_wake.get(), &one, sizeof(one));
}

// --- from other threads ---

void SessionMonitor::onStart(const ProcessStart& start) {
    if (m_seenIds.size() >= kMostIds)
        m_seenIds.clear();
    if (start.process.sessionId != model::kUnsetLoginUid &&
        m_seenIds.insert(start.process.sessionId).second)
        push(hintOf(start));
    if (start.lineage.empty() || start.process.uid == start.lineage[0].uid ||
        programOf(start.lineage[0]) != "su")
        return;
    SessionHint hint = hintOf(start);
    hint.kind = SessionHint::Kind::Su;
    hint.fromUid = start.lineage[0].uid;
    push(std::move(hint));
}

void SessionMonitor::push(SessionHint hint) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_hints.size() >= kMostHints)
            return;
        m_hints.push_back(std::move(hint));
    }
    nudge();
}

void SessionMonitor::setLimits(rules::BruteForce::Limits limits) {
    {
        const std::lock_guard lock(m_mutex);
        m_newLimits = limits;
    }
    nudge();
}

// --- the thread ---

void SessionMonitor::open() {
    if (auto files = sources::LoginFiles::create(m_options.paths))
        m_files.emplace(std::move(*files));
    else
        m_degraded.push_back("logins are not read from files: " + toString(files.error()));
    m_logind = std::make_unique<sources::SessionFiles>(m_options.logindSessions);
    m_journal = std::make_unique<sources::AuthJournal>();
    m_btmp = std::make_unique<sources::UtmpReader>(m_options.paths.btmp);
}

void SessionMonitor::run() {
    pthread_setname_np(pthread_self(), "sessions");
    lookAround();
    while (!m_stopping.load(std::memory_order_acquire)) {
        wait();
        takeHints();
        readFiles();
        readLogind();
        readFailures();
        closeEnded();
    }
}

/// What goes on already: known from before, found running, or new since the helper last ran.
void SessionMonitor::lookAround() {
    for (const std::string& id : std::exchange(m_options.ended, {}))
        m_book.forget(id);
    for (const model::Session& session : m_options.known)
        if (m_finder.isOfThisBoot(session.id))
            m_book.tell(session, m_finder.leaderIn(session.id));
    m_settling = !m_options.ranInThisBoot;
    readLogind();
    for (const FoundSession& found : m_finder.running())
        tell(found);
    readUtmp();
    m_settling = false;
    settleKnown();
    m_accounts.look();
}

/// Those that were open when the helper ended and are found no more: nobody saw their end.
void SessionMonitor::settleKnown() {
    for (model::Session session : std::exchange(m_options.known, {})) {
        const auto* entry = m_book.find(session.id);
        if (entry != nullptr && entry->leader && openProcess(entry->leader)) {
            watch(session.id);
            continue;
        }
        (void)m_book.end(session.id, 0);
        session.state = "lost";
        m_options.changed(session);
    }
}

void SessionMonitor::wait() {
    std::vector<pollfd> descriptors;
    const auto add = [&](int descriptor, short events) {
        descriptors.push_back({.fd = descriptor, .events = events, .revents = 0});
    };
    add(m_wake.get(), POLLIN);
    add(m_files ? m_files->descriptor() : -1, POLLIN);
    add(m_logind->descriptor(), POLLIN);
    add(m_journal->descriptor(), m_journal->events());
    for (const Watched& watched : m_watched)
        add(watched.process.get(), POLLIN);
    ::poll(descriptors.data(), descriptors.size(), kMinuteMs);
}

void SessionMonitor::takeHints() {
    std::uint64_t count = 0;
    (void)!::read(m_wake.get(), &count, sizeof(count));
    std::vector<SessionHint> hints;
    {
        const std::lock_guard lock(m_mutex);
        hints = std::exchange(m_hints, {});
        if (m_newLimits)
            m_failures.setLimits(*std::exchange(m_newLimits, std::nullopt));
    }
    for (const SessionHint& hint : hints)
        tell(m_finder.of(hint));
}

void SessionMonitor::readLogind() {
    m_logind->flush();
    for (const auto& [id, file] : m_logind->list())
        if (file.state != "closing")
            tell(m_finder.of(id, file));
}

void SessionMonitor::readUtmp() {
    for (const auto& record : sources::UtmpReader::all(m_options.paths.utmp))
        tell(m_finder.of(record));
}

void SessionMonitor::readFiles() {
    if (!m_files)
        return;
    auto changes = m_files->take();
    if (const std::uint64_t now = model::bootTimeNs(); now - m_armedNs >= kMinuteNs) {
        m_armedNs = now;  // files that were rotated, or are there only now
        m_files->rearm();
        changes.sessions = true;
    }
    if (changes.sessions)
        readUtmp();
    if (!changes.accounts)
        return;
    m_finder.forgetNames();
    m_accounts.look();
}

void SessionMonitor::readFailures() {
    using Teller = rules::FailureCensus::Teller;
    for (model::LoginFailure& failure : m_journal->added())
        m_failures.onFailure(Teller::Journal, std::move(failure));
    for (const sources::UtmpRecord& record : m_btmp->added())
        if (!isStrangersHello(record))
            m_failures.onFailure(
                Teller::Btmp,
                {.user = record.user,
                 .source = record.address.empty() ? record.host : record.address,
                 .service = record.line.starts_with("ssh:") ? "sshd" : std::string(),
                 .terminal = record.line.starts_with("ssh:") ? std::string() : record.line,
                 .atUs = record.atUs,
                 .count = 1});
}

/// sshd writes a user that does not exist down once before any password is tried (method "none"):
/// the first record of such a connection is no attempt.
bool SessionMonitor::isStrangersHello(const sources::UtmpRecord& record) {
    constexpr std::size_t kMostStrangers = 65'536;
    if (!record.line.starts_with("ssh:") || uidOf(record.user))
        return false;
    if (m_strangers.size() >= kMostStrangers)
        m_strangers.clear();
    return m_strangers.insert(record.pid).second;
}

void SessionMonitor::tell(const std::optional<FoundSession>& found) {
    if (!found)
        return;
    switch (m_book.tell(found->session, found->leader)) {
        case SessionBook::News::None:
            return;
        case SessionBook::News::Began:
            return began(*found);
        case SessionBook::News::Learned:
            if (const auto* entry = m_book.find(found->session.id))
                m_options.changed(entry->session);
    }
}

void SessionMonitor::began(const FoundSession& found) {
    const model::Session& session = found.session;
    if (!m_settling) {
        std::vector<std::string> why{found.how};
        if (m_options.habits)
            for (std::string& sign : rules::loginSigns(session, m_options.habits(session),
                                                       localHour(session.startedUs)))
                why.push_back(std::move(sign));
        m_options.found(loginFinding(session, std::move(why)));
        m_failures.onLogin(session);
    }
    m_options.changed(session);
    watch(session.id);
}

/// A leader that is gone already has ended the session.
void SessionMonitor::watch(const std::string& id) {
    const auto* entry = m_book.find(id);
    if (entry == nullptr)
        return;
    if (auto process = openProcess(entry->leader))
        m_watched.push_back({id, std::move(process)});
    else
        end(id);
}

void SessionMonitor::closeEnded() {
    for (std::size_t i = 0; i < m_watched.size();) {
        pollfd process{.fd = m_watched[i].process.get(), .events = POLLIN, .revents = 0};
        if (::poll(&process, 1, 0) <= 0) {
            ++i;
            continue;
        }
        const std::string id = std::exchange(m_watched[i], std::move(m_watched.back())).id;
        m_watched.pop_back();
        end(id);
    }
}

void SessionMonitor::end(const std::string& id) {
    const auto session = m_book.end(id, model::realtimeUs());
    if (!session)
        return;
    m_options.changed(*session);
    m_options.found(logoutFinding(*session));
}

}  // namespace monitors
