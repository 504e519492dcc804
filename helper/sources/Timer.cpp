#include "sources/Timer.h"

#include <sys/timerfd.h>

namespace sources {

model::Result<Timer> Timer::every(std::chrono::milliseconds period) {
    FileDescriptor timer(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK));
    const timespec length{.tv_sec = period.count() / 1000,
                          .tv_nsec = period.count() % 1000 * 1'000'000};
    const itimerspec both{.it_interval = length, .it_value = length};
    if (!timer || ::timerfd_settime(timer.get(), 0, &both, nullptr) != 0)
        return model::unexpected(model::Error::Code::Unavailable, "timer", "cannot be set", errno);
    return Timer(std::move(timer));
}

std::uint64_t Timer::elapsed() {
    std::uint64_t periods = 0;
    return ::read(m_timer.get(), &periods, sizeof periods) == sizeof periods ? periods : 0;
}

}  // namespace sources
