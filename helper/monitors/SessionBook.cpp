#include "monitors/SessionBook.h"

#include <algorithm>
#include <array>

namespace monitors {
namespace {

bool fill(std::string& known, const std::string& told) {
    if (!known.empty() || told.empty())
        return false;
    known = told;
    return true;
}

bool learn(model::Session& known, const model::Session& told) {
    bool learned = false;
    for (const auto field : {&model::Session::source, &model::Session::terminal,
                             &model::Session::seat, &model::Session::service})
        learned |= fill(known.*field, told.*field);
    return learned;
}

}  // namespace

SessionBook::News SessionBook::tell(const model::Session& session,
                                    const model::ProcessKey& leader) {
    auto known = m_entries.find(session.id);
    if (known == m_entries.end() && leader)
        known = std::ranges::find_if(
            m_entries, [&](const auto& item) { return item.second.leader == leader; });
    if (known != m_entries.end()) {
        if (!known->second.leader)
            known->second.leader = leader;
        return learn(known->second.session, session) ? News::Learned : News::None;
    }
    if (m_entries.size() >= kMost || m_ended.contains(session.id))
        return News::None;
    m_entries.emplace(session.id, Entry{session, leader});
    return News::Began;
}

const SessionBook::Entry* SessionBook::find(const std::string& id) const {
    const auto entry = m_entries.find(id);
    return entry == m_entries.end() ? nullptr : &entry->second;
}

const SessionBook::Entry* SessionBook::ledBy(const model::ProcessKey& leader) const {
    const auto entry = std::ranges::find_if(
        m_entries, [&](const auto& item) { return item.second.leader == leader; });
    return entry == m_entries.end() ? nullptr : &entry->second;
}

std::optional<model::Session> SessionBook::end(const std::string& id, std::int64_t atUs) {
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end())
        return std::nullopt;
    model::Session session = std::move(entry->second.session);
    m_entries.erase(entry);
    forget(id);
    session.state = "ended";
    session.endedUs = std::max(atUs, session.startedUs);
    return session;
}

void SessionBook::forget(const std::string& id) {
    constexpr std::size_t kMostEnded = 65'536;
    if (m_ended.size() >= kMostEnded)
        m_ended.clear();
    m_ended.insert(id);
}

}  // namespace monitors
