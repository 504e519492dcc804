#include "monitors/AccountWatch.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <optional>

#include "monitors/SessionWording.h"
#include "sources/FileDescriptor.h"

namespace monitors {
namespace {

constexpr std::size_t kMostBytes = 16UL * 1024 * 1024;
constexpr char kBetween = '\f';  // stands in neither file

std::optional<std::string> readFile(const std::filesystem::path& path) {
    const sources::FileDescriptor file(
        ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    struct stat found{};
    if (!file || ::fstat(file.get(), &found) != 0 || !S_ISREG(found.st_mode))
        return std::nullopt;
    std::string text(std::min(static_cast<std::size_t>(found.st_size), kMostBytes), '\0');
    const ssize_t got = ::read(file.get(), text.data(), text.size());
    if (got < 0)
        return std::nullopt;
    text.resize(static_cast<std::size_t>(got));
    return text;
}

}  // namespace

void AccountWatch::remember() {
    m_known = true;
    const std::string kept = m_options.kept ? m_options.kept() : std::string();
    const std::size_t between = kept.find(kBetween);
    if (between != std::string::npos)
        m_accounts = rules::parseAccounts(std::string_view(kept).substr(0, between),
                                          std::string_view(kept).substr(between + 1));
}

void AccountWatch::look() {
    const auto passwd = readFile(m_options.directory / "passwd");
    const auto group = readFile(m_options.directory / "group");
    if (!passwd || !group || passwd->empty())
        return;  // just being replaced: the rename that ends it is told too
    if (!m_known)
        remember();
    rules::Accounts now = rules::parseAccounts(*passwd, *group);
    if (now == m_accounts)
        return;
    if (!m_accounts.users.empty())
        for (const rules::AccountSign& sign : accountSigns(m_accounts, now))
            m_options.found(accountFinding(sign));
    m_accounts = std::move(now);
    if (m_options.keep)
        m_options.keep(passwdText(m_accounts) + kBetween + groupText(m_accounts));
}

}  // namespace monitors
