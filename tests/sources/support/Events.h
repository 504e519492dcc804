#pragma once

#include <poll.h>

#include <chrono>
#include <functional>
#include <vector>

#include "sources/EventSource.h"

namespace testing_support {

/// Drains the source until `done` says so or `patience` is over; whether it was done.
inline bool drainUntil(sources::EventSource& source, std::vector<model::Event>& events,
                       const std::function<bool()>& done,
                       std::chrono::milliseconds patience = std::chrono::seconds(20)) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!done()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        pollfd waiting{source.descriptor(), POLLIN, 0};
        ::poll(&waiting, 1, 100);
        source.drain([&](model::Event&& event) { events.push_back(std::move(event)); });
    }
    return true;
}

/// The first event of that type which `matches`, or null.
template <typename E>
const E* find(const std::vector<model::Event>& events,
              const std::function<bool(const E&)>& matches) {
    for (const model::Event& event : events)
        if (const E* typed = std::get_if<E>(&event); typed != nullptr && matches(*typed))
            return typed;
    return nullptr;
}

}  // namespace testing_support
