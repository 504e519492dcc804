#pragma once

#include <string>
#include <string_view>

#include "model/Alert.h"

namespace enforcement {

/// What a report takes from the process itself while it is still there.
struct AnomalyCircumstances {
    std::int64_t startedAtUs = 0;  // microseconds since the epoch, 0 = unknown
    std::string connections;       // a line each
    std::string modules;           // a line each
};

/// Reads them. What cannot be read stays empty. A worker's job.
AnomalyCircumstances readCircumstances(const model::ProcessKey& key);

/// The text of <evidence>/report.txt (R6): time, host, process, user, path, command, creation time,
/// parents, history, connections, modules and what is done about it. One fact a line; names from
/// outside are escaped. Pure.
std::string anomalyReport(const model::Alert& alert, const AnomalyCircumstances& circumstances,
                          std::string_view action);

}  // namespace enforcement
