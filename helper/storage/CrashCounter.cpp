#include "storage/CrashCounter.h"

#include <algorithm>
#include <fstream>
#include <string>

#include "storage/AtomicFile.h"

namespace storage {
namespace {

constexpr std::int64_t kWindowUs = 5LL * 60 * 1'000'000;
constexpr std::size_t kMostKept = 16;

std::vector<std::int64_t> readStarts(const std::filesystem::path& file) {
    std::vector<std::int64_t> starts;
    std::ifstream input(file);
    for (std::int64_t start = 0; starts.size() < kMostKept && input >> start;)
        starts.push_back(start);
    return starts;
}

}  // namespace

std::vector<std::int64_t> recentStarts(const std::vector<std::int64_t>& startsUs,
                                       std::int64_t nowUs) {
    std::vector<std::int64_t> recent;
    std::ranges::copy_if(startsUs, std::back_inserter(recent), [&](std::int64_t start) {
        return start <= nowUs && nowUs - start <= kWindowUs;
    });
    return recent;
}

CrashCounter::CrashCounter(std::filesystem::path stateDirectory)
    : m_file(std::move(stateDirectory) / "starts") {}

std::size_t CrashCounter::started(std::int64_t nowUs) {
    std::vector<std::int64_t> starts = recentStarts(readStarts(m_file), nowUs);
    const std::size_t crashed = starts.size();
    starts.push_back(nowUs);
    if (starts.size() > kMostKept)  // the newest count: a long series must not end in forgetting
        starts.erase(starts.begin());
    std::string text;
    for (const std::int64_t start : starts)
        text += std::to_string(start) + "\n";
    (void)replaceFile(m_file, text, 0600,
                      Durability::Rename);  // unwritable: the other parts of the state say so
    return crashed;
}

void CrashCounter::endedWell() {
    std::error_code ignored;
    std::filesystem::remove(m_file, ignored);
}

}  // namespace storage
