#include "monitors/RowGenerations.h"

#include <utility>

namespace monitors {

void RowGenerations::update(std::vector<model::ProcessRow> rows) {
    ++m_generation;
    for (model::ProcessRow& row : rows) {
        Entry& entry = m_rows[row.key];
        if (entry.changed == 0 || entry.row != row) {
            entry.row = std::move(row);
            entry.changed = m_generation;
        }
        entry.seen = m_generation;
    }
    std::erase_if(m_rows, [&](const auto& entry) {
        const bool gone = entry.second.seen != m_generation;
        if (gone)
            m_gone.push_back({entry.first, m_generation});
        return gone;
    });
    forgetOldGone();
}

void RowGenerations::forgetOldGone() {
    while (m_gone.size() > kMaxGone) {
        m_oldest = m_gone.front().generation;
        m_gone.pop_front();
    }
}

void RowGenerations::clear() {
    m_rows.clear();
    m_gone.clear();
    m_oldest = ++m_generation;
}

model::ProcessChanges RowGenerations::since(std::uint64_t generation) const {
    model::ProcessChanges changes;
    changes.generation = m_generation;
    changes.complete = generation < m_oldest || generation > m_generation;
    for (const auto& [key, entry] : m_rows)
        if (changes.complete || entry.changed > generation)
            changes.changed.push_back(entry.row);
    for (const Gone& gone : m_gone)
        if (!changes.complete && gone.generation > generation)
            changes.gone.push_back(gone.key);
    return changes;
}

}  // namespace monitors
