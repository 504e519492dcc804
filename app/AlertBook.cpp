#include "app/AlertBook.h"

#include <algorithm>
#include <vector>

#include "ui/format/AlertText.h"

namespace app {

void AlertBook::replace(const QList<model::Alert>& alerts) {
    m_read = true;
    m_alerts.clear();
    m_openQuestions = m_attention = 0;
    for (const model::Alert& alert : alerts)
        put(alert);
}

void AlertBook::put(const model::Alert& alert) {
    const QString id = QString::fromStdString(alert.id);
    remove(id);
    m_alerts.insert(id, alert);
    count(alert, 1);
    trim();
}

const model::Alert* AlertBook::find(const QString& id) const {
    const auto alert = m_alerts.constFind(id);
    return alert == m_alerts.cend() ? nullptr : &*alert;
}

QList<model::Alert> AlertBook::newest(int most) const {
    std::vector<const model::Alert*> sorted;
    for (const model::Alert& alert : m_alerts)
        sorted.push_back(&alert);
    const auto end = sorted.begin() + std::min<std::ptrdiff_t>(most, std::ssize(sorted));
    std::partial_sort(
        sorted.begin(), end, sorted.end(),
        [](const model::Alert* a, const model::Alert* b) { return a->raisedAtUs > b->raisedAtUs; });
    QList<model::Alert> newest;
    for (auto alert = sorted.begin(); alert != end; ++alert)
        newest.append(**alert);
    return newest;
}

/// An eighth at a time, so that a flood does not sort for every single one.
void AlertBook::trim() {
    if (m_alerts.size() <= kMost)
        return;
    QList<model::Alert> sorted = m_alerts.values();
    std::ranges::sort(sorted, [](const model::Alert& a, const model::Alert& b) {
        return std::pair(ui::needsAttention(a), a.raisedAtUs) <
               std::pair(ui::needsAttention(b), b.raisedAtUs);
    });
    const qsizetype tooMany = sorted.size() - kMost + kMost / 8;
    for (qsizetype i = 0; i < tooMany; ++i)
        remove(QString::fromStdString(sorted[i].id));
}

void AlertBook::remove(const QString& id) {
    const auto known = m_alerts.find(id);
    if (known == m_alerts.end())
        return;
    count(*known, -1);
    m_alerts.erase(known);
}

void AlertBook::count(const model::Alert& alert, int step) {
    m_openQuestions += ui::isOpen(alert) ? step : 0;
    m_attention += ui::needsAttention(alert) ? step : 0;
}

}  // namespace app
