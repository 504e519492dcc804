#include "enforcement/MemoryPlan.h"

#include <algorithm>

namespace enforcement {
namespace {

using sources::MemoryRange;

constexpr PageEntry kSwapped = 1ULL << 62, kOfFile = 1ULL << 61;
constexpr std::size_t kGapPages = 16;
constexpr std::size_t kWideGapPages = 4096;
constexpr std::size_t kPagesAtOnce = 1U << 18;  // 1 GiB of memory, 2 MiB of entries
constexpr std::uint64_t kPageKiB = 4;

// "/dev/shm/x (deleted)", "/memfd:x (deleted)", "/SYSV00000000 (deleted)", "/dev/zero (deleted)"
bool hasNoFile(const MemoryRange& mapping) {
    return !mapping.isFile() || mapping.path.ends_with(" (deleted)");
}

bool beginsAFile(const MemoryRange& mapping) {
    return mapping.isFile() && mapping.offset == 0 && !mapping.shared && mapping.readable;
}

bool isOwn(const MemoryRange& mapping, PageEntry page) {
    if ((page & (kPresentPage | kSwapped)) == 0)
        return false;
    return mapping.shared || !mapping.isFile() || (page & kOfFile) == 0;
}

CoreSegment segment(const MemoryRange& mapping, std::uint64_t begin, std::uint64_t bytes) {
    return {begin, bytes, bytes, mapping.readable, mapping.writable, mapping.executable};
}

}  // namespace

bool isDumped(const MemoryRange& mapping) {
    if (mapping.mayNotBeDumped || mapping.path == "[vvar]" || mapping.path == "[vsyscall]" ||
        mapping.path == "[vvar_vclock]")
        return false;
    if (mapping.shared)
        return hasNoFile(mapping);
    return true;
}

std::uint64_t estimateBytes(std::span<const MemoryRange> mappings) {
    std::uint64_t kib = 0;
    for (const MemoryRange& mapping : mappings) {
        if (!isDumped(mapping))
            continue;
        const bool whole = mapping.shared || !mapping.isFile();
        kib += (whole ? mapping.residentKiB : mapping.anonymousKiB) + mapping.swapKiB +
               (beginsAFile(mapping) ? kPageKiB : 0);
    }
    return kib * 1024;
}

std::vector<CoreSegment> segmentsOf(const MemoryRange& mapping, std::span<const PageEntry> pages,
                                    std::uint64_t pageBytes, std::size_t mostGapPages) {
    std::vector<CoreSegment> segments;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (!isOwn(mapping, pages[i]) && !(i == 0 && beginsAFile(mapping)))
            continue;
        const std::uint64_t at = mapping.begin + i * pageBytes;
        const bool joins =
            !segments.empty() &&
            at - (segments.back().begin + segments.back().fileBytes) <= mostGapPages * pageBytes;
        if (joins)
            segments.back().fileBytes = at + pageBytes - segments.back().begin;
        else
            segments.push_back(segment(mapping, at, pageBytes));
        segments.back().memoryBytes = segments.back().fileBytes;
    }
    return segments;
}

std::vector<CoreSegment> planMemory(std::span<const MemoryRange> mappings,
                                    const ReadPages& readPages, std::uint64_t pageBytes) {
    std::vector<CoreSegment> plan;
    for (const MemoryRange& mapping : mappings) {
        const bool untouched = mapping.residentKiB == 0 && mapping.swapKiB == 0;
        if (!isDumped(mapping) || untouched)
            continue;
        MemoryRange part = mapping;
        for (std::uint64_t at = mapping.begin; at < mapping.end; at += kPagesAtOnce * pageBytes) {
            part.begin = at;
            part.offset = mapping.offset + (at - mapping.begin);
            const auto count =
                std::min<std::uint64_t>(kPagesAtOnce, (mapping.end - at) / pageBytes);
            const std::size_t gap = plan.size() < kMostSegments / 2 ? kGapPages : kWideGapPages;
            for (const CoreSegment& found : segmentsOf(part, readPages(at, count), pageBytes, gap))
                if (plan.size() < kMostSegments)
                    plan.push_back(found);
        }
    }
    return plan;
}

}  // namespace enforcement
