#pragma once

#include <chrono>
#include <cstdint>

#include "model/Error.h"
#include "sources/FileDescriptor.h"

namespace sources {

/// A periodic timerfd: readable when at least one period is over.
class Timer {
  public:
    static model::Result<Timer> every(std::chrono::milliseconds period);

    int descriptor() const { return m_timer.get(); }

    /// Periods over since the last call; 0 = none yet. Never blocks.
    std::uint64_t elapsed();

  private:
    explicit Timer(FileDescriptor timer) : m_timer(std::move(timer)) {}

    FileDescriptor m_timer;
};

}  // namespace sources
