#include "enforcement/CaseBook.h"

#include <algorithm>

namespace enforcement {

Case& CaseBook::open(Case newCase) {
    const std::string id = newCase.alert.id;
    return m_cases.insert_or_assign(id, std::move(newCase)).first->second;
}

void CaseBook::close(const std::string& alertId) {
    m_cases.erase(alertId);
}

Case* CaseBook::find(const std::string& alertId) {
    const auto found = m_cases.find(alertId);
    return found == m_cases.end() ? nullptr : &found->second;
}

Case* CaseBook::holding(const model::ProcessKey& key) {
    for (auto& [id, open] : m_cases)
        if (std::ranges::find(open.members, key) != open.members.end())
            return &open;
    return nullptr;
}

model::Alert* CaseBook::repeated(const model::Finding& finding, std::int64_t nowUs) {
    forgetOld(nowUs);
    const auto found = m_remembered.find(model::deduplicationKey(finding));
    return found == m_remembered.end() ? nullptr : &found->second.alert;
}

const model::Alert* CaseBook::remembered(const std::string& alertId) const {
    for (const auto& [key, entry] : m_remembered)
        if (entry.alert.id == alertId)
            return &entry.alert;
    return nullptr;
}

void CaseBook::remember(const model::Alert& alert, std::int64_t nowUs) {
    if (m_remembered.size() >= kMaxRemembered)
        m_remembered.erase(std::ranges::min_element(
            m_remembered, {}, [](const auto& entry) { return entry.second.sinceUs; }));
    m_remembered.insert_or_assign(model::deduplicationKey(alert.finding), Remembered{alert, nowUs});
}

void CaseBook::update(const model::Alert& alert) {
    const auto found = m_remembered.find(model::deduplicationKey(alert.finding));
    if (found != m_remembered.end() && found->second.alert.id == alert.id)
        found->second.alert = alert;
}

// Also what lies in the future: the clock was set back.
void CaseBook::forgetOld(std::int64_t nowUs) {
    std::erase_if(m_remembered, [&](const auto& entry) {
        const auto age = nowUs - entry.second.sinceUs;
        return age >= kSameAlertUs || age < -kSameAlertUs;
    });
}

}  // namespace enforcement
