#include "ui/alerts/AlertStories.h"

namespace ui {

/// Without a story yet: the number of the next one.
std::size_t AlertStories::storyOf(const model::Finding& finding) const {
    const model::ProcessKey& own = finding.process.key;
    if (const auto same = m_subjects.find(own); same != m_subjects.end())
        return same->second;
    if (const auto below = m_ancestors.find(own); below != m_ancestors.end())
        return below->second;
    for (const model::Process& ancestor : finding.ancestry) {
        if (const auto above = m_subjects.find(ancestor.key); above != m_subjects.end())
            return above->second;
    }
    return m_sizes.size();
}

std::size_t AlertStories::add(const model::Alert& alert) {
    const model::Finding& finding = alert.finding;
    const bool about = finding.process.key.pid > 0;
    const std::size_t story = about ? storyOf(finding) : m_sizes.size();
    if (story == m_sizes.size())
        m_sizes.push_back(0);
    ++m_sizes[story];
    if (!about)
        return story;
    m_subjects.try_emplace(finding.process.key, story);
    for (const model::Process& ancestor : finding.ancestry)
        if (ancestor.key.pid > 0)
            m_ancestors.insert_or_assign(ancestor.key, story);  // the newest is the likeliest
    return story;
}

void AlertStories::clear() {
    m_subjects.clear();
    m_ancestors.clear();
    m_sizes.clear();
}

}  // namespace ui
