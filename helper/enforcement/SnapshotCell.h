#pragma once

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

namespace enforcement {

/// An immutable value that many threads may read, and that ONE real-time thread reads without ever
/// waiting. std::atomic<std::shared_ptr> will not do: libstdc++ spins on a bit that a preempted
/// normal thread may hold, and a SCHED_RR reader would spin until its time is throttled. The
/// real-time reader announces what it looks at (a hazard pointer); writers keep the value until it
/// looks away.
template <typename T>
class SnapshotCell {
  public:
    /// The real-time reader's look; at most one exists at any time, on one thread.
    class Look {
      public:
        explicit Look(SnapshotCell& cell) : m_cell(cell) {
            const T* value = nullptr;
            do {
                value = cell.m_current.load();
                cell.m_hazard.store(value);
            } while (cell.m_current.load() != value);
            m_value = value;
        }
        ~Look() { m_cell.m_hazard.store(nullptr); }
        Look(const Look&) = delete;
        Look& operator=(const Look&) = delete;
        const T& operator*() const { return *m_value; }
        const T* operator->() const { return m_value; }

      private:
        SnapshotCell& m_cell;
        const T* m_value = nullptr;
    };

    explicit SnapshotCell(std::shared_ptr<const T> first = std::make_shared<const T>()) {
        set(std::move(first));
    }

    void set(std::shared_ptr<const T> value) {
        const std::lock_guard lock(m_mutex);
        m_current.store(value.get());
        m_kept.push_back(std::move(value));
        const T* inUse = m_hazard.load();
        const T* current = m_kept.back().get();
        std::erase_if(
            m_kept, [&](const auto& kept) { return kept.get() != current && kept.get() != inUse; });
    }

    /// For every other thread.
    std::shared_ptr<const T> get() const {
        const std::lock_guard lock(m_mutex);
        return m_kept.back();
    }

  private:
    std::atomic<const T*> m_current{nullptr};
    std::atomic<const T*> m_hazard{nullptr};
    mutable std::mutex m_mutex;  // never taken by the real-time reader
    std::vector<std::shared_ptr<const T>> m_kept;
};

}  // namespace enforcement
