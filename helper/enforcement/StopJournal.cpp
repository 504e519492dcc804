#include "enforcement/StopJournal.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <atomic>
#include <cerrno>
#include <utility>

#include "sources/FileDescriptor.h"

namespace enforcement {

/// 16 bytes of the file. pid 0 = free; it is written last, so that a half-written slot is free.
struct StopJournal::Slot {
    std::atomic<std::uint64_t> startTimeTicks;
    std::atomic<std::int32_t> pid;
    std::int32_t unused;
};

namespace {

std::unexpected<model::Error> cannot(const std::filesystem::path& path, const char* what) {
    return model::unexpected(model::Error::Code::Unavailable, path.string(), what, errno);
}

bool isOwnFile(int file) {
    struct stat status{};
    return ::fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 1;
}

}  // namespace

model::Result<StopJournal> StopJournal::open(const std::filesystem::path& path) {
    constexpr auto kBytes = kSlots * sizeof(Slot);
    const sources::FileDescriptor file(
        ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600));
    if (!file || !isOwnFile(file.get()) || ::ftruncate(file.get(), kBytes) != 0)
        return cannot(path, "the journal of stopped processes cannot be opened");
    void* memory =
        ::mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, file.get(), 0);
    if (memory == MAP_FAILED)
        return cannot(path, "the journal of stopped processes cannot be mapped");
    (void)::mlock(memory, kBytes);  // a page fault on the intake thread is rare without it, too
    StopJournal journal;
    journal.m_slots = static_cast<Slot*>(memory);
    return journal;
}

StopJournal::StopJournal(StopJournal&& other) noexcept
    : m_slots(std::exchange(other.m_slots, nullptr)), m_next(other.m_next) {}

StopJournal& StopJournal::operator=(StopJournal&& other) noexcept {
    std::swap(m_slots, other.m_slots);
    std::swap(m_next, other.m_next);
    return *this;
}

StopJournal::~StopJournal() {
    if (m_slots != nullptr)
        ::munmap(m_slots, kSlots * sizeof(Slot));
}

void StopJournal::add(const model::ProcessKey& key) {
    if (m_slots == nullptr)
        return;
    for (std::size_t tried = 0; tried < kSlots && m_slots[m_next].pid.load() != 0; ++tried)
        m_next = (m_next + 1) % kSlots;
    Slot& slot = m_slots[m_next];
    slot.pid.store(0);
    slot.startTimeTicks.store(key.startTimeTicks);
    slot.pid.store(key.pid);
    m_next = (m_next + 1) % kSlots;
}

void StopJournal::remove(const model::ProcessKey& key) {
    for (std::size_t i = 0; m_slots != nullptr && i < kSlots; ++i)
        if (m_slots[i].pid.load() == key.pid &&
            m_slots[i].startTimeTicks.load() == key.startTimeTicks)
            m_slots[i].pid.store(0);
}

std::vector<model::ProcessKey> StopJournal::entries() const {
    std::vector<model::ProcessKey> keys;
    for (std::size_t i = 0; m_slots != nullptr && i < kSlots; ++i)
        if (const auto pid = m_slots[i].pid.load(); pid > 0)
            keys.push_back({pid, m_slots[i].startTimeTicks.load()});
    return keys;
}

}  // namespace enforcement
