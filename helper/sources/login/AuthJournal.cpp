#include "sources/login/AuthJournal.h"

#include <poll.h>
#include <systemd/sd-journal.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "sources/login/AuthMessageParser.h"

namespace sources {
namespace {

constexpr int kMostMessages = 1000;
constexpr std::size_t kMostBytes = 4096;

// Setuid programs log with the caller's uid (SCM_CREDENTIALS carries the real one, unix(7)).
constexpr std::array<std::string_view, 8> kSetuid{
    "/usr/bin/su",           "/bin/su",
    "/usr/bin/sudo",         "/usr/bin/pkexec",
    "/usr/bin/login",        "/usr/bin/passwd",
    "/usr/sbin/unix_chkpwd", "/usr/libexec/polkit-agent-helper-1"};

std::string_view fieldOf(sd_journal* journal, const char* name) {
    const void* data = nullptr;
    std::size_t length = 0;
    if (::sd_journal_get_data(journal, name, &data, &length) < 0)
        return {};
    std::string_view text(static_cast<const char*>(data), std::min(length, kMostBytes));
    text.remove_prefix(std::min(text.size(), text.find('=') + 1));
    return text;
}

bool isTrusted(sd_journal* journal) {
    return fieldOf(journal, "_UID") == "0" ||
           std::ranges::find(kSetuid, fieldOf(journal, "_EXE")) != kSetuid.end();
}

}  // namespace

AuthJournal::AuthJournal() {
    if (::sd_journal_open(&m_journal, SD_JOURNAL_LOCAL_ONLY | SD_JOURNAL_SYSTEM) < 0) {
        m_journal = nullptr;
        return;
    }
    // auth and authpriv (syslog(3)); sd_journal_add_match(3): the same field twice means either.
    ::sd_journal_add_match(m_journal, "SYSLOG_FACILITY=4", 0);
    ::sd_journal_add_match(m_journal, "SYSLOG_FACILITY=10", 0);
    m_descriptor = ::sd_journal_get_fd(m_journal);
    ::sd_journal_seek_tail(m_journal);
    ::sd_journal_previous(m_journal);
}

AuthJournal::~AuthJournal() {
    ::sd_journal_close(m_journal);
}

short AuthJournal::events() const {
    const int events = m_journal == nullptr ? 0 : ::sd_journal_get_events(m_journal);
    return events > 0 ? static_cast<short>(events) : POLLIN;
}

std::optional<model::LoginFailure> AuthJournal::current() const {
    if (!isTrusted(m_journal))
        return std::nullopt;
    auto failure =
        parseAuthMessage(fieldOf(m_journal, "SYSLOG_IDENTIFIER"), fieldOf(m_journal, "MESSAGE"));
    std::uint64_t atUs = 0;
    if (failure && ::sd_journal_get_realtime_usec(m_journal, &atUs) >= 0)
        failure->atUs = static_cast<std::int64_t>(atUs);
    return failure;
}

std::vector<model::LoginFailure> AuthJournal::added() {
    std::vector<model::LoginFailure> failures;
    if (m_journal == nullptr)
        return failures;
    ::sd_journal_process(m_journal);
    for (int i = 0; i < kMostMessages && ::sd_journal_next(m_journal) > 0; ++i)
        if (auto failure = current())
            failures.push_back(*std::move(failure));
    return failures;
}

}  // namespace sources
