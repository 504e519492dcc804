#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <unordered_map>
#include <utility>
#include <vector>

namespace rules {

/// Drops the quarter of the rows that was quiet longest: so many at once that making room costs
/// little for each.
template <typename Map, typename LastNs>
void forgetQuarter(Map& rows, LastNs lastNs) {
    std::vector<std::uint64_t> times;
    for (const auto& row : rows)
        times.push_back(lastNs(row.second));
    if (times.empty())
        return;
    const auto quarter = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 4);
    std::ranges::nth_element(times, quarter);
    std::erase_if(rows, [&](const auto& row) { return lastNs(row.second) <= *quarter; });
}

/// How many different things a subject did within a window of time. Memory is bounded: `limit`
/// things of `subjects` subjects; the one that was quiet longest gives way.
template <typename Subject, typename Thing>
class DistinctWindow {
  public:
    DistinctWindow(std::size_t limit, std::uint64_t windowNs, std::size_t subjects)
        : m_limit(limit), m_windowNs(windowNs), m_subjects(subjects) {}

    /// The different things within the window, when there are `limit` of them with this one; the
    /// subject then starts anew. Otherwise empty.
    std::vector<Thing> note(const Subject& subject, const Thing& thing, std::uint64_t nowNs) {
        if (m_seen.size() >= m_subjects && !m_seen.contains(subject))
            forgetQuietest(nowNs);
        Seen& seen = m_seen[subject];
        seen.lastNs = nowNs;
        forgetOld(seen, nowNs);
        // Repeats of the same thing need not be remembered one by one.
        const auto [place, fresh] = seen.whenNs.try_emplace(thing, nowNs);
        if (!fresh && nowNs < place->second + m_windowNs / 16)
            return {};
        place->second = nowNs;
        seen.order.emplace_back(nowNs, thing);
        if (seen.whenNs.size() < m_limit)
            return {};
        std::vector<Thing> things;
        for (const auto& entry : seen.whenNs)
            things.push_back(entry.first);
        std::ranges::sort(things);
        m_seen.erase(subject);
        return things;
    }

    std::size_t subjects() const { return m_seen.size(); }

  private:
    struct Seen {
        std::unordered_map<Thing, std::uint64_t> whenNs;
        std::deque<std::pair<std::uint64_t, Thing>> order;
        std::uint64_t lastNs = 0;
    };

    void forgetOld(Seen& seen, std::uint64_t nowNs) const {
        while (!seen.order.empty() && seen.order.front().first + m_windowNs < nowNs) {
            const auto thing = seen.whenNs.find(seen.order.front().second);
            if (thing != seen.whenNs.end() && thing->second == seen.order.front().first)
                seen.whenNs.erase(thing);
            seen.order.pop_front();
        }
    }

    void forgetQuietest(std::uint64_t nowNs) {
        std::erase_if(m_seen,
                      [&](const auto& row) { return row.second.lastNs + m_windowNs < nowNs; });
        if (m_seen.size() >= m_subjects)
            forgetQuarter(m_seen, [](const Seen& seen) { return seen.lastNs; });
    }

    std::size_t m_limit;
    std::uint64_t m_windowNs;
    std::size_t m_subjects;
    std::unordered_map<Subject, Seen> m_seen;
};

}  // namespace rules
