#include "monitors/ProcessRules.h"

#include <algorithm>
#include <array>

#include "model/SafeText.h"
#include "rules/BuiltInRules.h"
#include "rules/RuleDefaults.h"
#include "sources/procfs/ProcessReader.h"

namespace monitors {
namespace {

constexpr std::uint64_t kTellAgainNs = 600'000'000'000;
constexpr std::size_t kMaxTold = 4096;

constexpr std::array<std::string_view, 9> kDebuggers{
    "gdb", "strace", "ltrace", "rr", "lldb", "gcore", "drkonqi", "perf", "valgrind"};

std::string programText(const rules::ProgramTraits& program) {
    return model::printable(program.path.substr(program.path.rfind('/') + 1));
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

void nameRule(model::Finding& finding, std::string_view rule) {
    finding.ruleId = rule;
    finding.level = rules::defaultOf(rule).level;
    finding.ruleName = rules::titleOf(rule);
}

/// Names come from outside; the sentences about them are one line each.
std::string nameOf(const model::Process& process) {
    return process.name.empty() ? "a process that is gone" : model::printable(process.name);
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
        for (const std::string& line : sign.why)
            finding.why.push_back(model::printable(line));
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
    using Reader = sources::ProcessReader;
    const auto tracer = Reader::read(event.tracer);
    const auto target = Reader::read(event.target);
    if (!tracer || !target || target->tracerPid != event.tracer.pid)
        return;
    ProcessStart asStart;
    asStart.process = tracer->process;
    asStart.seenNs = event.seenNs;
    asStart.image = std::make_shared<Image>();
    const rules::ProgramTraits program = m_programs.of(asStart);
    // A packaged debugger on a program of the same user: a developer's everyday work.
    if (isDebugger(tracer->process, program.package) && tracer->process.uid == target->process.uid)
        return;
    const std::string who = nameOf(tracer->process), whom = nameOf(target->process);
    model::Finding finding = findingAbout(asStart, program);
    nameRule(finding, "process-injection");
    finding.message = who + " took control of the running program " + whom;
    finding.why = {who + "(" + std::to_string(event.tracer.pid) + ") attached with ptrace to " +
                   whom + "(" + std::to_string(event.target.pid) + "), executable " +
                   model::printable(target->process.executable)};
    finding.techniques = {"T1055.008"};
    m_callbacks.found(std::move(finding));
}

void ProcessRules::onModule(const ModuleLoad& load) {
    ProcessStart loader = load.loader;
    if (auto alive = sources::ProcessReader::read(loader.process.key))
        loader.process = std::move(alive->process);
    const rules::ProgramTraits program = m_programs.of(loader);
    model::Finding finding = findingAbout(loader, program);
    nameRule(finding, "module-load");
    if (!program.package.empty())
        finding.level = model::Level::Info;  // udev and modprobe do that for every new device
    finding.message = "The kernel module " + model::printable(load.name) + " was loaded by " +
                      nameOf(loader.process);
    finding.why = {"loaded by " + (loader.process.executable.empty()
                                       ? std::string("a program that was gone before it was seen")
                                       : model::printable(loader.process.executable))};
    finding.techniques = {"T1547.006"};
    m_callbacks.found(std::move(finding));
}

}  // namespace monitors
