#include "rules/behaviour/MinerScore.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "rules/behaviour/MinerSigns.h"

namespace rules {
namespace {

constexpr double kWorks = 0.10;        // with the protocol seen: GPU miners use little CPU
constexpr double kWorksHard = 0.30;    // half a core, on a machine that others use too
constexpr double kSteadyShare = 0.15;  // of a core; 25 % duty on a shared machine
constexpr double kFullShare = 0.75;
constexpr double kMetronome = 0.5;  // no slice further than that from the average

struct Line {
    int points;
    std::string text;
};

class Score {
  public:
    void add(int points, std::string text) {
        m_points += points;
        const auto at =
            std::ranges::upper_bound(m_lines, points, std::ranges::greater{}, &Line::points);
        m_lines.insert(at, {points, std::move(text)});
    }

    int points() const { return m_points; }

    /// Strongest first.
    std::vector<std::string> lines() const {
        std::vector<std::string> texts;
        for (const Line& line : m_lines)
            texts.push_back(line.text + " (" + std::to_string(line.points) + ")");
        return texts;
    }

  private:
    int m_points = 0;
    std::vector<Line> m_lines;
};

bool spokeStratum(const MinerEvidence& e) {
    return !e.stratumMethod.empty();
}

bool spokeMining(const MinerEvidence& e) {
    return spokeStratum(e) || e.templates > 0;
}

std::string percentOf(double cores) {
    return std::to_string(std::lround(cores * 100)) + " %";
}

void addWire(Score& score, const MinerEvidence& e) {
    if (spokeStratum(e))
        score.add(60, e.stratumMethod + " sent to " + e.endpoint);
    if (!e.agent.empty())
        score.add(5, "calls itself " + e.agent);
    if (e.submitted)
        score.add(20, "handed in a share");
    if (e.templates > 0)
        score.add(e.templates > 1 ? 40 : 30, "asked " + e.endpoint + " for a block to work on, " +
                                                 std::to_string(e.templates) + " times");
}

void addName(Score& score, const MinerEvidence& e) {
    if (poolOf(e.remoteName).empty())
        return;
    const bool site = isPoolsWebSite(e.remoteName) && (e.remotePort == 443 || e.remotePort == 80);
    score.add(site ? 10 : 40, e.remoteName + " belongs to a mining pool");
}

void addPort(Score& score, const MinerEvidence& e) {
    const PortMeaning meaning = meaningOf(e.remotePort);
    const std::string port = "port " + std::to_string(e.remotePort);
    if (meaning == PortMeaning::Pool)
        score.add(15, port + " is used by mining pools");
    if (meaning == PortMeaning::Shared)
        score.add(5, port + " is used by mining pools, among others");
    if (meaning == PortMeaning::Ordinary || !e.quiet || spokeMining(e))
        return;
    // Workers of computing clusters talk like that, and are scripts.
    const int plain = e.script ? 5 : 10;
    score.add(e.encrypted ? 20 : plain, std::string(e.encrypted ? "a quiet encrypted" : "a quiet") +
                                            " connection to " + e.endpoint);
}

bool isSteady(const MinerCpu& cpu) {
    return cpu.quietest >= cpu.cores * (1 - kMetronome) &&
           cpu.busiest <= cpu.cores * (1 + kMetronome);
}

int cpuPoints(const MinerEvidence& e) {
    const MinerCpu& cpu = e.cpu;
    if (spokeMining(e))
        return cpu.seconds == 0 || cpu.cores < kWorks ? 0 : cpu.cores < kWorksHard ? 20 : 25;
    if (cpu.seconds < minerWatchSeconds(e) || cpu.cores < kSteadyShare || !isSteady(cpu))
        return 0;
    return cpu.cores < kFullShare ? 20 : 30;
}

void addCpu(Score& score, const MinerEvidence& e) {
    const int points = cpuPoints(e);
    if (points == 0)
        return;
    score.add(points, "wants " + percentOf(e.cpu.cores) + " of a core for " +
                          std::to_string(e.cpu.seconds) + " s, of " +
                          std::to_string(e.machineCores) + " cores");
    if (e.attended)
        score.add(*e.attended ? -10 : 10,
                  *e.attended ? "has a terminal or a window" : "has neither terminal nor window");
}

void addProgram(Score& score, const MinerEvidence& e) {
    if (e.vanished)
        score.add(20, "its executable is deleted or exists in memory only");
    else if (!e.packaged)
        score.add(10, e.script ? "its code belongs to no package"
                               : "its executable belongs to no package");
    if (!e.knownName.empty())
        score.add(10, "is called like the miner " + e.knownName);
    if (e.poolInArguments)
        score.add(25, "names a pool in its arguments");
    if (!e.arguments.empty())
        score.add(10, "takes arguments of miners: " + e.arguments.front());
}

void addMachine(Score& score, const MinerEvidence& e) {
    if (e.modelRegisters)
        score.add(15, "opened the processor's model specific registers");
    if (e.hugePages)
        score.add(10, "uses huge pages");
    if (e.lowPriority)
        score.add(5, "runs at low priority");
}

bool isCertain(const MinerEvidence& e) {
    const bool works = e.cpu.seconds > 0 && e.cpu.cores >= kWorks;
    const bool worksHard = e.cpu.seconds > 0 && e.cpu.cores >= kWorksHard;
    return e.submitted || (spokeStratum(e) && works) || (e.templates > 1 && worksHard);
}

}  // namespace

std::uint32_t minerWatchSeconds(const MinerEvidence& evidence) {
    const bool telling = evidence.encrypted || !poolOf(evidence.remoteName).empty() ||
                         meaningOf(evidence.remotePort) == PortMeaning::Pool;
    return telling ? kMinerBriskSeconds : kMinerWatchSeconds;
}

MinerVerdict judgeMiner(const MinerEvidence& evidence) {
    Score score;
    addWire(score, evidence);
    addName(score, evidence);
    addPort(score, evidence);
    addCpu(score, evidence);
    addProgram(score, evidence);
    addMachine(score, evidence);
    MinerVerdict verdict{score.points(), score.lines(), std::nullopt};
    if (verdict.points >= kMinerThreshold)
        verdict.certainty =
            isCertain(evidence) ? model::Certainty::Certain : model::Certainty::Likely;
    return verdict;
}

}  // namespace rules
