#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/ProgramHours.h"
#include "rules/resource/ProcessUse.h"

namespace rules::resource {

/// What each program used, by the minute, up to a day back: for charts. Takes the samples the rules
/// have made anyway. A process counts from the moment it uses more than a little; of many programs
/// those that were seen last stay: at most kMaxPrograms * kMaxMinutes * 32 bytes, 3 MB. Pure; not
/// thread-safe.
class HoursBook {
  public:
    static constexpr std::size_t kMaxPrograms = 64, kMaxMinutes = 1440;
    static constexpr double kWorthCpu = 5;                // percent of a core
    static constexpr double kWorthMemory = 1;             // percent of the machine's
    static constexpr std::uint64_t kWorthIo = 1'000'000;  // bytes a second

    /// The program a process runs; empty = unknown. Asked once for each execve of who is worth it.
    using ProgramOf = std::function<std::string(const ProcessUse&)>;

    explicit HoursBook(ProgramOf programOf);

    /// One sample of everybody.
    void take(std::span<const ProcessUse> uses, std::int64_t nowUs);

    /// Minutes that began in [nowUs - seconds, nowUs], oldest first, the running one included.
    std::vector<model::ProgramMinute> last(const std::string& program, std::uint32_t seconds,
                                           std::int64_t nowUs) const;

    std::size_t programs() const { return m_programs.size(); }

  private:
    struct Amount {
        double cpu = 0, memoryKiB = 0, ioBytesPerS = 0;

        void add(const Amount& other);
    };
    struct Program {
        std::deque<model::ProgramMinute> minutes;  // the last one is still running
        Amount sum;                                // of the running minute's samples
        std::uint32_t samples = 0;

        void add(const Amount& amount, std::int64_t minuteUs);
    };
    struct Member {
        std::string program;
        std::uint64_t image = 0;
        std::uint64_t pass = 0;
    };

    const std::string& programFor(const ProcessUse& use);
    void forgetOldest();

    ProgramOf m_programOf;
    std::unordered_map<model::ProcessKey, Member> m_members;
    std::map<std::string, Program> m_programs;
    std::uint64_t m_pass = 0;
};

}  // namespace rules::resource
