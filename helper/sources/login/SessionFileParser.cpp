#include "sources/login/SessionFileParser.h"

#include <array>

#include "sources/procfs/ProcText.h"

namespace sources {
namespace {

constexpr std::size_t kMostBytes = 256;

// logind escapes as C does (cescape()): \x20; nothing here needs more than leaving it as it is.
std::string textOf(std::string_view value) {
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
        value = value.substr(1, value.size() - 2);
    return std::string(value.substr(0, kMostBytes));
}

void readText(SessionFile& file, std::string_view key, std::string_view value) {
    struct Row {
        std::string_view key;
        std::string SessionFile::* field;
    };
    static constexpr std::array<Row, 7> kRows{{{"USER", &SessionFile::user},
                                               {"REMOTE_HOST", &SessionFile::source},
                                               {"TTY", &SessionFile::terminal},
                                               {"SEAT", &SessionFile::seat},
                                               {"SERVICE", &SessionFile::service},
                                               {"CLASS", &SessionFile::kind},
                                               {"STATE", &SessionFile::state}}};
    for (const Row& row : kRows)
        if (row.key == key)
            file.*row.field = textOf(value);
}

void readNumber(SessionFile& file, std::string_view key, std::string_view value) {
    if (key == "UID")
        file.uid = parseNumber<std::uint32_t>(value).value_or(0);
    if (key == "UID" && parseNumber<std::uint32_t>(value))
        file.valid = true;
    if (key == "AUDIT")
        file.audit = parseNumber<std::uint32_t>(value).value_or(0);
    if (key == "LEADER")
        file.leader = parseNumber<std::int32_t>(value).value_or(0);
    if (key == "REALTIME")
        file.startedUs = parseNumber<std::int64_t>(value).value_or(0);
}

}  // namespace

// # This is private data. Do not parse.
// UID=1000
// USER=alice
// REMOTE_HOST=192.0.2.7
// SERVICE=sshd
// TTY=pts/0
// LEADER=4242
// AUDIT=7
// REALTIME=1763635000000000
SessionFile parseSessionFile(std::string_view text) {
    SessionFile file;
    while (const auto line = takeLine(text)) {
        const std::size_t equals = line->find('=');
        if (equals == std::string_view::npos || line->starts_with('#'))
            continue;
        readText(file, line->substr(0, equals), line->substr(equals + 1));
        readNumber(file, line->substr(0, equals), line->substr(equals + 1));
    }
    return file;
}

}  // namespace sources
