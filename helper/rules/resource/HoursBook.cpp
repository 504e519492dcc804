#include "rules/resource/HoursBook.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace rules::resource {
namespace {

constexpr std::int64_t kSecondUs = 1'000'000;
constexpr std::int64_t kMinuteUs = 60 * kSecondUs;

bool isWorth(const ProcessUse& use) {
    return use[Metric::Cpu].value_or(0) >= HoursBook::kWorthCpu ||
           use[Metric::Memory].value_or(0) >= HoursBook::kWorthMemory ||
           use.ioBytesPerS >= HoursBook::kWorthIo;
}

std::uint64_t meanOf(double sum, std::uint32_t samples) {
    return static_cast<std::uint64_t>(std::llround(sum / samples));
}

}  // namespace

HoursBook::HoursBook(ProgramOf programOf) : m_programOf(std::move(programOf)) {}

void HoursBook::Amount::add(const Amount& other) {
    cpu += other.cpu;
    memoryKiB += other.memoryKiB;
    ioBytesPerS += other.ioBytesPerS;
}

/// What a clock that was set back makes the future is forgotten.
void HoursBook::Program::add(const Amount& amount, std::int64_t minuteUs) {
    while (!minutes.empty() && minutes.back().atUs > minuteUs)
        minutes.pop_back();
    if (minutes.empty() || minutes.back().atUs != minuteUs) {
        minutes.push_back({.atUs = minuteUs});
        sum = {};
        samples = 0;
    }
    if (minutes.size() > kMaxMinutes)
        minutes.pop_front();
    sum.add(amount);
    ++samples;
    minutes.back() = {minuteUs, sum.cpu / samples, meanOf(sum.memoryKiB, samples),
                      meanOf(sum.ioBytesPerS, samples)};
}

/// Empty: not worth remembering, or nobody knows.
const std::string& HoursBook::programFor(const ProcessUse& use) {
    static const std::string none;
    const auto known = m_members.find(use.key);
    const bool same = known != m_members.end() && known->second.image == use.image;
    if (!same && !isWorth(use))
        return none;
    Member& member = same ? known->second : m_members[use.key];
    if (!same)
        member = {m_programOf(use), use.image};
    member.pass = m_pass;
    return member.program;
}

void HoursBook::take(std::span<const ProcessUse> uses, std::int64_t nowUs) {
    ++m_pass;
    std::map<std::string, Amount> amounts;
    for (const ProcessUse& use : uses)
        if (const std::string& program = programFor(use); !program.empty())
            amounts[program].add({use[Metric::Cpu].value_or(0),
                                  static_cast<double>(use.residentKiB),
                                  static_cast<double>(use.ioBytesPerS)});
    std::erase_if(m_members, [&](const auto& entry) { return entry.second.pass != m_pass; });
    for (const auto& [program, amount] : amounts)
        m_programs[program].add(amount, nowUs / kMinuteUs * kMinuteUs);
    while (m_programs.size() > kMaxPrograms)
        forgetOldest();
}

/// Of those seen at the same time, who has the shortest story.
void HoursBook::forgetOldest() {
    const auto worth = [](const auto& entry) {
        return std::pair(entry.second.minutes.back().atUs, entry.second.minutes.size());
    };
    m_programs.erase(std::ranges::min_element(m_programs, {}, worth));
}

std::vector<model::ProgramMinute> HoursBook::last(const std::string& program, std::uint32_t seconds,
                                                  std::int64_t nowUs) const {
    std::vector<model::ProgramMinute> minutes;
    const auto known = m_programs.find(program);
    if (known == m_programs.end())
        return minutes;
    const std::int64_t since = nowUs - static_cast<std::int64_t>(seconds) * kSecondUs;
    std::ranges::copy_if(
        known->second.minutes, std::back_inserter(minutes),
        [&](const auto& minute) { return minute.atUs >= since && minute.atUs <= nowUs; });
    return minutes;
}

}  // namespace rules::resource
