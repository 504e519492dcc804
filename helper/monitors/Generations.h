#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <unordered_map>
#include <utility>
#include <vector>

namespace monitors {

/// Remembers for every row when it last became different, so that a client gets only what it does
/// not have. keyOf(row) is a row's identity. Pure.
template <typename Key, typename Row, Key (*keyOf)(const Row&)>
class Generations {
  public:
    static constexpr std::size_t kMaxGone = 16'384;

    struct Changes {
        std::uint64_t generation = 0;
        bool complete = false;
        std::vector<Row> changed;
        std::vector<Key> gone;
    };

    /// `first` must be larger than any generation of an earlier run: clients may still name those.
    explicit Generations(std::uint64_t first) : m_generation(first), m_oldest(first) {}

    /// The next generation: exactly these rows exist.
    void update(std::vector<Row> rows) {
        ++m_generation;
        for (Row& row : rows) {
            Entry& entry = m_rows[keyOf(row)];
            if (entry.changed == 0 || entry.row != row) {
                entry.row = std::move(row);
                entry.changed = m_generation;
            }
            entry.seen = m_generation;
        }
        std::erase_if(m_rows, [&](const auto& entry) {
            const bool gone = entry.second.seen != m_generation;
            if (gone)
                m_gone.emplace_back(entry.first, m_generation);
            return gone;
        });
        forgetOldGone();
    }

    /// Everything is forgotten; every generation so far is unknown afterwards.
    void clear() {
        m_rows.clear();
        m_gone.clear();
        m_oldest = ++m_generation;
    }

    /// Everything for a generation that nobody remembers (complete = true).
    Changes since(std::uint64_t generation) const {
        Changes changes{m_generation, generation < m_oldest || generation > m_generation, {}, {}};
        for (const auto& [key, entry] : m_rows)
            if (changes.complete || entry.changed > generation)
                changes.changed.push_back(entry.row);
        for (const auto& [key, at] : m_gone)
            if (!changes.complete && at > generation)
                changes.gone.push_back(key);
        return changes;
    }

    const Row* find(const Key& key) const {
        const auto entry = m_rows.find(key);
        return entry == m_rows.end() ? nullptr : &entry->second.row;
    }

    std::size_t size() const { return m_rows.size(); }

  private:
    struct Entry {
        Row row;
        std::uint64_t changed = 0, seen = 0;
    };

    void forgetOldGone() {
        while (m_gone.size() > kMaxGone) {
            m_oldest = m_gone.front().second;
            m_gone.pop_front();
        }
    }

    std::uint64_t m_generation;
    std::uint64_t m_oldest;  // what is gone since then is known in full
    std::unordered_map<Key, Entry> m_rows;
    std::deque<std::pair<Key, std::uint64_t>> m_gone;
};

}  // namespace monitors
