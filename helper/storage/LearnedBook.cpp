#include "storage/LearnedBook.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <fstream>

#include "contract/JsonReader.h"
#include "contract/JsonWriter.h"
#include "model/Timestamp.h"

namespace storage {
namespace {

constexpr std::size_t kMaxText = 512;
constexpr const char* kEnd = "end";  // the "rule" of the last line

struct Kind {
    std::string_view rule;
    std::uint64_t model::Learning::* count;
};
constexpr std::array<Kind, 3> kKinds{{{"unknown-process", &model::Learning::programs},
                                      {"new-listener", &model::Learning::listeners},
                                      {"unusual-location", &model::Learning::unusual}}};

const Kind* kindOf(std::string_view rule) {
    for (const Kind& kind : kKinds)
        if (kind.rule == rule)
            return &kind;
    return nullptr;
}

/// What stays the same when the same thing comes again: a listener its port, a program its file.
std::string subjectOf(const model::Finding& finding) {
    const model::Process& process = finding.process;
    std::string what = process.executable.empty() ? process.name : process.executable;
    if (finding.ruleId == "new-listener" && finding.connection)
        what += " on port " + std::to_string(finding.connection->localPort);
    return what.substr(0, kMaxText);
}

std::string lineOf(std::int64_t nowUs, std::string_view rule, std::string_view what) {
    contract::JsonWriter line;
    line.object().member("at", model::toRfc3339(nowUs)).member("rule", rule).member("what", what);
    return line.endObject().take();
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
    return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

}  // namespace

LearnedBook::LearnedBook(const std::filesystem::path& stateDirectory)
    : m_file(stateDirectory / "learned.jsonl") {
    std::ifstream file(m_file);
    // A line cut by a crash is none, and its thing is entered once more.
    for (std::string line; std::getline(file, line);)
        if (const auto entry = contract::json::parseObject(line, "learned.jsonl")) {
            const std::string rule = contract::json::text(*entry, "rule");
            m_closed = m_closed || rule == kEnd;
            enter(rule, contract::json::text(*entry, "what"));
        }
}

bool LearnedBook::enter(const std::string& rule, const std::string& what) {
    const Kind* kind = kindOf(rule);
    if (!kind || m_known.size() >= kMax || !m_known.insert(rule + '\n' + what).second)
        return false;
    ++(m_counts.*kind->count);
    return true;
}

bool LearnedBook::add(const model::Finding& finding, std::int64_t nowUs) {
    const std::lock_guard lock(m_mutex);
    const std::string what = subjectOf(finding);
    if (!enter(finding.ruleId, what))
        return false;
    append(lineOf(nowUs, finding.ruleId, what));
    return true;
}

model::Learning LearnedBook::counts() const {
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

bool LearnedBook::close(std::int64_t nowUs) {
    const std::lock_guard lock(m_mutex);
    if (m_closed)
        return false;
    m_closed = true;
    append(lineOf(nowUs, kEnd, ""));
    return true;
}

/// The newline comes first: after a line that a crash cut short, the next one is whole again.
void LearnedBook::append(const std::string& line) const {
    const int file =
        open(m_file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return;
    const std::string text = "\n" + line;
    (void)!write(file, text.data(), text.size());
    ::close(file);
}

std::string learningReport(const model::Learning& learned, std::int64_t days) {
    return "Learning is over: in " + counted(static_cast<std::uint64_t>(days), "day ", "days ") +
           counted(learned.programs, "program", "programs") + ", " +
           counted(learned.listeners, "listener", "listeners") + " and " +
           counted(learned.unusual, "unusual place", "unusual places") +
           " were new here. From now on such things are told.";
}

}  // namespace storage
