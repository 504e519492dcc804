#include "sources/procfs/StatParser.h"

#include <array>

#include "sources/procfs/ProcText.h"

namespace sources {
namespace {

constexpr std::size_t kFirstAfterName = 3;  // the state's number in proc_pid_stat(5)
constexpr std::size_t kLastField = 28;

using Fields = std::array<std::string_view, kLastField + 1>;

std::optional<Fields> splitFields(std::string_view rest) {
    Fields fields{};
    for (std::size_t number = kFirstAfterName; number <= kLastField; ++number) {
        fields[number] = takeWord(rest);
        if (fields[number].empty())
            return std::nullopt;
    }
    if (fields[kLastField].ends_with('\n'))
        fields[kLastField].remove_suffix(1);
    return fields;
}

template <typename T>
bool assign(T& target, std::string_view text) {
    const auto value = parseNumber<T>(text);
    target = value.value_or(T{});
    return value.has_value();
}

bool fill(ProcStat& stat, const Fields& fields) {
    stat.state = fields[3].front();
    return fields[3].size() == 1 && assign(stat.parentPid, fields[4]) &&
           assign(stat.groupId, fields[5]) && assign(stat.sessionId, fields[6]) &&
           assign(stat.terminal, fields[7]) && assign(stat.flags, fields[9]) &&
           assign(stat.userTicks, fields[14]) && assign(stat.systemTicks, fields[15]) &&
           assign(stat.threads, fields[20]) && assign(stat.startTicks, fields[22]) &&
           assign(stat.residentPages, fields[24]) && assign(stat.startStack, fields[28]);
}

}  // namespace

// 4242 (a) b) S 4200 4242 4200 34816 4242 4194304 152 0 0 0 1 2 0 0 20 0 1 0 9917 3133440 386 …
std::optional<ProcStat> parseProcStat(std::string_view text) {
    const std::size_t open = text.find(" (");
    const std::size_t close = text.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open + 2)
        return std::nullopt;
    ProcStat stat;
    if (!assign(stat.pid, text.substr(0, open)) || stat.pid <= 0)
        return std::nullopt;
    stat.name = text.substr(open + 2, close - open - 2);
    const auto fields = splitFields(text.substr(close + 1));
    if (!fields || !fill(stat, *fields))
        return std::nullopt;
    return stat;
}

}  // namespace sources
