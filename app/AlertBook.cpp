#include "app/AlertBook.h"

#include <algorithm>

#include "ui/format/AlertText.h"

namespace app {

void AlertBook::replace(const QList<model::Alert>& alerts) {
    m_alerts.clear();
    for (const model::Alert& alert : alerts)
        m_alerts.insert(QString::fromStdString(alert.id), alert);
    trim();
    count();
}

void AlertBook::put(const model::Alert& alert) {
    m_alerts.insert(QString::fromStdString(alert.id), alert);
    trim();
    count();
}

const model::Alert* AlertBook::find(const QString& id) const {
    const auto alert = m_alerts.constFind(id);
    return alert == m_alerts.cend() ? nullptr : &*alert;
}

QList<model::Alert> AlertBook::newest(int most) const {
    QList<model::Alert> sorted = m_alerts.values();
    const auto end = sorted.begin() + std::min<qsizetype>(most, sorted.size());
    std::partial_sort(
        sorted.begin(), end, sorted.end(),
        [](const model::Alert& a, const model::Alert& b) { return a.raisedAtUs > b.raisedAtUs; });
    sorted.erase(end, sorted.end());
    return sorted;
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
        m_alerts.remove(QString::fromStdString(sorted[i].id));
}

void AlertBook::count() {
    m_openQuestions = static_cast<int>(std::ranges::count_if(m_alerts, ui::isOpen));
    m_attention = static_cast<int>(std::ranges::count_if(m_alerts, ui::needsAttention));
}

}  // namespace app
