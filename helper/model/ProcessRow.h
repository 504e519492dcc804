#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/ProcessKey.h"

namespace model {

/// One row of the process page, `algomonitorctl ps` and Processes1.Changes. Rates are over the time
/// since the sample before.
struct ProcessRow {
    ProcessKey key;
    std::int32_t parentPid = 0;
    std::string name;
    std::string executable;
    std::string commandLine;  // arguments joined by blanks, at most 4096 bytes
    std::uint32_t uid = 0;
    std::string user;
    char state = '?';             // R S D T t Z X I, proc(5)
    double cpuPercent = 0;        // of the whole machine, 0…100
    double cpuPercentCore = 0;    // of one core, 0…100*cores
    std::uint64_t memoryKiB = 0;  // resident
    double memoryPercent = 0;
    std::uint64_t ioBytesPerS = 0;
    std::uint64_t ioOperationsPerS = 0;
    std::uint32_t threads = 0;
    std::uint32_t descriptors = 0;  // 0 where it was not read
    std::uint32_t connections = 0;
    std::string package;
    bool suspended = false;  // by the helper

    bool operator==(const ProcessRow&) const = default;
};

/// Machine-wide figures for the Overview charts, one sample.
struct MachineSample {
    std::int64_t atUs = 0;
    double cpuPercent = 0;
    std::vector<double> corePercent;
    std::uint64_t memoryTotalKiB = 0, memoryUsedKiB = 0, memoryCacheKiB = 0, swapUsedKiB = 0;
    // Of devices with hardware behind them: no loopback, bridge, tunnel, partition or mapping
    // twice.
    double receivedBytesPerS = 0, sentBytesPerS = 0, readBytesPerS = 0, writtenBytesPerS = 0;
    // Percent of the time in which at least one task waited for it (PSI "some").
    double cpuPressure = 0, memoryPressure = 0, ioPressure = 0;
};

/// The rates of a sample, in the order of the wire.
inline constexpr double MachineSample::* kMachineRates[] = {
    &MachineSample::receivedBytesPerS, &MachineSample::sentBytesPerS,
    &MachineSample::readBytesPerS,     &MachineSample::writtenBytesPerS,
    &MachineSample::cpuPressure,       &MachineSample::memoryPressure,
    &MachineSample::ioPressure};

/// What changed since a generation the client names. complete = everything (the client's generation
/// was unknown or too old).
struct ProcessChanges {
    std::uint64_t generation = 0;
    bool complete = false;
    std::vector<ProcessRow> changed;
    std::vector<ProcessKey> gone;
    MachineSample machine;
};

}  // namespace model
