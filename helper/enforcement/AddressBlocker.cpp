#include "enforcement/AddressBlocker.h"

#include <algorithm>
#include <cerrno>

#include "enforcement/BlockGuard.h"
#include "enforcement/NftSession.h"

namespace enforcement {
namespace {

using model::Outcome;

constexpr std::int64_t kSecondUs = 1'000'000;

ActResult result(Outcome outcome, std::string detail) {
    return {outcome, std::move(detail), {}, {}};
}

ActResult failed(const model::Error& error) {
    if (error.systemErrno == ENFILE)
        return result(Outcome::Failed,
                      "so many addresses are blocked already: " + std::to_string(kMostBlocks));
    if (error.systemErrno == EPERM)
        return result(Outcome::Refused, "blocking is not permitted here (CAP_NET_ADMIN)");
    if (error.systemErrno == EPROTONOSUPPORT || error.systemErrno == EOPNOTSUPP)
        return result(Outcome::Refused, "this kernel cannot block addresses (nf_tables)");
    return result(Outcome::Failed, model::toString(error));
}

bool isMissing(const model::Error& error) {
    return error.systemErrno == ENOENT;
}

model::Result<void> run(const std::string& commands) {
    const auto answer = NftSession::run(commands);
    if (!answer)
        return std::unexpected(answer.error());
    return {};
}

/// Error ENOENT: there is no table.
model::Result<std::vector<Block>> readTable() {
    const auto answer = NftSession::run(listCommands());
    return answer ? parseBlocks(*answer) : std::unexpected(answer.error());
}

}  // namespace

// --- what is known ---

void AddressBlocker::know(const std::vector<Block>& blocks) {
    const auto nowUs = m_options.steadyUs();
    m_known.clear();
    for (const Block& block : blocks)
        if (block.leftS > 0)
            m_known[block.address] = {block.reason, nowUs + block.leftS * kSecondUs};
}

std::vector<Block> AddressBlocker::known() const {
    const auto nowUs = m_options.steadyUs();
    std::vector<Block> blocks;
    for (const auto& [address, entry] : m_known)
        if (entry.untilUs > nowUs)
            blocks.push_back(
                {address, (entry.untilUs - nowUs + kSecondUs - 1) / kSecondUs, entry.reason});
    std::ranges::sort(blocks, {}, &Block::leftS);
    return blocks;
}

// --- the kernel's table ---

model::Result<void> AddressBlocker::install() {
    const auto blocks = known();
    if (blocks.empty())
        m_known.clear();
    return run(blocks.empty() ? uninstallCommands() : installCommands(blocks));
}

/// The kernel knows what is blocked; where the table is gone, nobody but a reloaded firewall can
/// have taken it, and we know.
model::Result<void> AddressBlocker::synchronize() {
    if (m_known.empty())
        return {};  // then there is no table
    const auto blocks = readTable();
    if (!blocks && !isMissing(blocks.error()))
        return std::unexpected(blocks.error());
    if (!blocks)
        return known().empty() ? (m_known.clear(), model::Result<void>{}) : install();
    know(*blocks);
    return known().empty() ? install() : model::Result<void>{};
}

model::Result<void> AddressBlocker::put(const Block& block) {
    m_known[block.address] = {block.reason, m_options.steadyUs() + block.leftS * kSecondUs};
    const auto added = run(addCommands(block));
    return !added && isMissing(added.error()) ? install() : added;
}

model::Result<void> AddressBlocker::take(const std::string& address) {
    m_known.erase(address);
    if (known().empty())
        return install();
    const auto removed = run(removeCommands(address));
    return !removed && isMissing(removed.error()) ? install() : removed;
}

// --- verbs ---

model::Result<std::size_t> AddressBlocker::adopt() {
    const std::lock_guard lock(m_mutex);
    auto blocks = readTable();
    if (!blocks && !isMissing(blocks.error()))
        return std::unexpected(blocks.error());
    if (!blocks)
        return 0;
    know(*blocks);  // not those without an end
    if (const auto installed = install(); !installed)
        return std::unexpected(installed.error());
    return m_known.size();
}

ActResult AddressBlocker::block(const std::string& text, std::int64_t seconds,
                                const std::string& reason) {
    const auto address = parseAddress(text);
    if (!address)
        return failed(address.error());
    if (const auto refusal = refusalOf(*address, m_options.surroundings()))
        return result(Outcome::Refused, *refusal);
    const Block block{*address, std::clamp<std::int64_t>(seconds, 1, kLongestS),
                      safeReason(reason)};
    const std::lock_guard lock(m_mutex);
    const auto before = m_known;
    if (const auto done = put(block); !done) {
        m_known = before;
        return failed(done.error());
    }
    return result(Outcome::Done,
                  *address + " is blocked for " + std::to_string(block.leftS) + " s");
}

ActResult AddressBlocker::unblock(const std::string& text) {
    const auto address = parseAddress(text);
    if (!address)
        return failed(address.error());
    const std::lock_guard lock(m_mutex);
    if (const auto seen = synchronize(); !seen)
        return failed(seen.error());
    if (!m_known.contains(*address))
        return result(Outcome::Skipped, *address + " is not blocked");
    if (const auto done = take(*address); !done)
        return failed(done.error());
    return result(Outcome::Done, *address + " is no longer blocked");
}

bool AddressBlocker::isBlocked(const std::string& text) {
    const auto address = parseAddress(text);
    const std::lock_guard lock(m_mutex);
    const auto entry = address ? m_known.find(*address) : m_known.end();
    return entry != m_known.end() && entry->second.untilUs > m_options.steadyUs();
}

ActResult AddressBlocker::unblockAllOf(const std::string& reason) {
    const std::lock_guard lock(m_mutex);
    if (const auto seen = synchronize(); !seen)
        return failed(seen.error());
    std::string names;
    for (const Block& block : known()) {
        if (block.reason != safeReason(reason))
            continue;
        if (const auto done = take(block.address); !done)
            return failed(done.error());
        names += (names.empty() ? "" : ", ") + block.address;
    }
    if (names.empty())
        return result(Outcome::Skipped, "nothing is blocked for it");
    return result(Outcome::Done, names + " no longer blocked");
}

model::Result<std::vector<Block>> AddressBlocker::list() {
    const std::lock_guard lock(m_mutex);
    if (const auto seen = synchronize(); !seen)
        return std::unexpected(seen.error());
    return known();
}

model::Result<void> AddressBlocker::removeAll() {
    const std::lock_guard lock(m_mutex);
    m_known.clear();
    return run(uninstallCommands());
}

}  // namespace enforcement
