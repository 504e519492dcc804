#include "Statistics.h"

#include <algorithm>
#include <cmath>

namespace storm {

double percentile(std::vector<double> values, double share) {
    if (values.empty()) {
        return 0;
    }
    std::ranges::sort(values);
    const double position = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(position));
    const auto above = std::min(below + 1, values.size() - 1);
    const double part = position - static_cast<double>(below);
    return values[below] + part * (values[above] - values[below]);
}

}  // namespace storm
