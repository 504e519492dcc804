#pragma once

#include <QList>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/ProcessRow.h"

namespace ui {

/// The last 24 hours of the machine, bounded: every second of the last ten minutes, a sample a
/// minute before that. Samples may come twice, late and in any order (history and live overlap).
class SampleHistory {
  public:
    static constexpr int kSeconds = 24 * 3600;
    static constexpr int kFineSeconds = 600;

    void add(const QList<model::MachineSample>& samples);

    bool isEmpty() const { return m_samples.empty(); }
    std::optional<model::MachineSample> latest() const;

    /// Oldest first, those of the last `seconds` before the newest and the one before them; more
    /// than maxPoints are averaged.
    std::vector<model::MachineSample> last(int seconds, std::size_t maxPoints) const;

  private:
    void forgetTheFuture(const QList<model::MachineSample>& samples);
    void prune();

    std::vector<model::MachineSample> m_samples;  // by time, each time once
};

}  // namespace ui
