#include "monitors/ProcessRules.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "rules/RuleDefaults.h"
#include "sources/procfs/ProcessReader.h"

namespace monitors {
namespace {

constexpr std::uint64_t kTellAgainNs = 600'000'000'000;
constexpr std::size_t kMaxTold = 4096;

constexpr std::array<std::string_view, 9> kDebuggers{
    "gdb", "strace", "ltrace", "rr", "lldb", "gcore", "drkonqi", "perf", "valgrind"};

std::string programText(const rules::ProgramTraits& program) {
    return program.path.substr(program.path.rfind('/') + 1);
}

model::Process processOf(const Forebear& forebear) {
    model::Process process;
    process.key = forebear.key;
    process.uid = forebear.uid;
    if (!forebear.image)
        return process;
    process.name = forebear.image->name;
    process.executable = forebear.image->executable;
    process.arguments = forebear.image->arguments;
    return process;
}

struct RuleName {
    std::string_view id, name;
};
constexpr std::array<RuleName, 8> kNames{
    {{"fileless-execution", "Program without a file"},
     {"kernel-thread-lookalike", "Disguised as a kernel thread"},
     {"unusual-location", "Program in an unusual place"},
     {"unusual-lineage", "Unusual parent"},
     {"unknown-process", "Unknown program"},
     {"privilege-gain", "Gained rights"},
     {"process-injection", "Foreign debugger"},
     {"module-load", "Kernel module loaded"}}};

void nameRule(model::Finding& finding, std::string_view rule) {
    finding.ruleId = rule;
    finding.level = rules::defaultOf(rule).level;
    for (const RuleName& row : kNames)
        if (row.id == rule)
            finding.ruleName = row.name;
}

std::optional<model::Process> livingProcess(const model::ProcessKey& key) {
    auto snapshot = sources::ProcessReader::read(key.pid);
    if (!snapshot || snapshot->process.key != key)
        return std::nullopt;
    return std::move(snapshot->process);
}

/// TracerPid of /proc/PID/status(5): the attach succeeded, and is still there.
std::int32_t tracerOf(std::int32_t pid) {
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    std::string word;
    std::int32_t tracer = 0;
    while (status >> word)
        if (word == "TracerPid:" && status >> tracer)
            return tracer;
    return 0;
}

bool isDebugger(const model::Process& process, const std::string& package) {
    const std::string_view name =
        std::string_view(process.executable).substr(process.executable.rfind('/') + 1);
    return !package.empty() && std::ranges::find(kDebuggers, name) != kDebuggers.end();
}

}  // namespace

ProcessRules::ProcessRules(ProgramBook& programs, Callbacks callbacks)
    : m_programs(programs), m_callbacks(std::move(callbacks)) {}

model::Finding findingAbout(const ProcessStart& start, const rules::ProgramTraits& program) {
    model::Finding finding;
    finding.certainty = model::Certainty::Certain;
    finding.process = start.process;
    if (program.known)
        finding.process.executable = program.path;
    finding.process.package = program.package;
    finding.process.memoryOnly = program.memoryOnly;
    finding.process.executableDeleted = program.unlinked;
    finding.suspects = {start.process.key};
    finding.seenNs = start.seenNs;
    for (const Forebear& forebear : start.lineage)
        finding.ancestry.push_back(processOf(forebear));
    return finding;
}

void ProcessRules::onStart(const ProcessStart& start) {
    const auto steps = stepsOf(start);
    for (const rules::Sign& sign : rules::signsOf(pictureOf(start, steps))) {
        if (!isNews(sign, start))
            continue;
        const rules::ProgramTraits& program = m_programs.of(start);
        model::Finding finding = findingAbout(start, program);
        nameRule(finding, sign.rule);
        finding.level = sign.level.value_or(finding.level);
        finding.message = sign.message + ": " + programText(program);
        finding.why = sign.why;
        finding.techniques = sign.techniques;
        m_callbacks.found(std::move(finding));
    }
}

/// The same program in the same place is told once in ten minutes, an unknown identity once for
/// good.
bool ProcessRules::isNews(const rules::Sign& sign, const ProcessStart& start) {
    if (m_told.size() >= kMaxTold)
        m_told.clear();
    std::uint64_t& told = m_told[std::string(sign.rule) + ' ' + start.process.executable];
    if (told != 0 && start.seenNs - told < kTellAgainNs)
        return false;
    told = start.seenNs;
    if (sign.rule != "unknown-process")
        return true;
    const std::string hash = hashOf(start);
    return !hash.empty() && m_callbacks.isNew(hash);
}

/// Of the running file; of the one at its path when the process is over already.
std::string ProcessRules::hashOf(const ProcessStart& start) {
    std::string hash =
        m_callbacks.hashOf("/proc/" + std::to_string(start.process.key.pid) + "/exe");
    return hash.empty() ? m_callbacks.hashOf(m_programs.of(start).path) : hash;
}

std::vector<rules::LineageStep> ProcessRules::stepsOf(const ProcessStart& start) const {
    std::vector<rules::LineageStep> steps;
    for (const Forebear& forebear : start.lineage) {
        if (!forebear.image)
            continue;
        const rules::CommandLine& line = forebear.image->commandLine;
        const rules::ProgramTraits* program = m_programs.remembered(*forebear.image);
        rules::LineageStep step;
        step.path = program ? std::string_view(program->path) : forebear.image->executable;
        step.shell = line.family.kind == rules::ProgramKind::Shell;
        steps.push_back(step);
    }
    return steps;
}

rules::StartPicture ProcessRules::pictureOf(const ProcessStart& start,
                                            std::span<const rules::LineageStep> steps) {
    rules::StartPicture picture;
    picture.name = start.process.name;
    picture.argument0 =
        start.process.arguments.empty() ? std::string_view() : start.process.arguments.front();
    picture.program = m_programs.of(start);
    picture.commandLine = start.image->commandLine;
    picture.uid = start.process.uid;
    picture.effectiveUid = start.process.effectiveUid;
    picture.before.uid = start.formerUid;
    const rules::ProgramTraits* former =
        start.former ? m_programs.remembered(*start.former) : nullptr;
    picture.before.known = former != nullptr;
    picture.before.setuidRoot = former && former->setuidRoot;
    picture.lineage = steps;
    return picture;
}

void ProcessRules::onAttach(const model::AttachEvent& event) {
    auto tracer = livingProcess(event.tracer);
    const auto target = livingProcess(event.target);
    if (!tracer || !target || tracerOf(event.target.pid) != event.tracer.pid)
        return;
    ProcessStart asStart;
    asStart.process = *tracer;
    asStart.seenNs = event.seenNs;
    asStart.image = std::make_shared<Image>();
    const rules::ProgramTraits program = m_programs.of(asStart);
    // One's own program under a packaged debugger, from a terminal: everyday work.
    if (isDebugger(*tracer, program.package) && tracer->uid == target->uid)
        return;
    model::Finding finding = findingAbout(asStart, program);
    nameRule(finding, "process-injection");
    finding.message = tracer->name + " took control of the running program " + target->name;
    finding.why = {tracer->name + "(" + std::to_string(event.tracer.pid) +
                   ") attached with ptrace to " + target->name + "(" +
                   std::to_string(event.target.pid) + "), executable " + target->executable};
    finding.techniques = {"T1055.008"};
    m_callbacks.found(std::move(finding));
}

void ProcessRules::onModule(const model::ModuleEvent& event) {
    ProcessStart asStart;
    if (auto loader = livingProcess(event.loader))
        asStart.process = std::move(*loader);
    asStart.process.key = event.loader;
    asStart.seenNs = event.seenNs;
    asStart.image = std::make_shared<Image>();
    const rules::ProgramTraits program = m_programs.of(asStart);
    const bool packaged = !program.package.empty();
    model::Finding finding = findingAbout(asStart, program);
    nameRule(finding, "module-load");
    if (packaged)
        finding.level = model::Level::Info;  // udev and modprobe do that for every new device
    finding.message =
        "The kernel module " + event.name + " was loaded by " +
        (asStart.process.name.empty() ? "a process that is gone" : asStart.process.name);
    finding.why = {"loaded by " + asStart.process.executable};
    finding.techniques = {"T1547.006"};
    m_callbacks.found(std::move(finding));
}

}  // namespace monitors
