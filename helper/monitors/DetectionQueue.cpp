#include "monitors/DetectionQueue.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <utility>

namespace monitors {

DetectionQueue::DetectionQueue(std::size_t capacity)
    : m_capacity(capacity), m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

void DetectionQueue::push(DetectionItem item) {
    const std::lock_guard lock(m_mutex);
    if (m_items.size() >= m_capacity) {
        ++m_dropped;
        return;
    }
    m_items.push_back(std::move(item));
    m_unseen = true;
}

void DetectionQueue::wake() {
    if (m_unseen.exchange(false))
        nudge();
}

void DetectionQueue::nudge() {
    const std::uint64_t one = 1;
    (void)!write(m_wake.get(), &one, sizeof(one));
}

std::vector<DetectionItem> DetectionQueue::take() {
    std::uint64_t count = 0;
    (void)!read(m_wake.get(), &count, sizeof(count));
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_items, {});
}

model::QueueHealth DetectionQueue::health() const {
    const std::lock_guard lock(m_mutex);
    return {
        .name = "rules", .length = m_items.size(), .capacity = m_capacity, .dropped = m_dropped};
}

}  // namespace monitors
