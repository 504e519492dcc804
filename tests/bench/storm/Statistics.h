#pragma once

#include <vector>

namespace storm {

/// The value below which `share` (0…1) of the values lie; 0 for none. Takes a copy: it sorts.
double percentile(std::vector<double> values, double share);

inline double median(std::vector<double> values) {
    return percentile(std::move(values), 0.5);
}

}  // namespace storm
