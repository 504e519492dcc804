#include "rules/behaviour/Scan.h"

namespace rules {

std::string portsText(const std::vector<std::uint16_t>& ports) {
    constexpr std::size_t kShown = 8;
    std::string text;
    std::size_t shown = 0, i = 0;
    for (; i < ports.size() && shown < kShown; ++shown) {
        std::size_t last = i;
        while (last + 1 < ports.size() && ports[last + 1] == ports[last] + 1)
            ++last;
        text += (text.empty() ? "" : ", ") + std::to_string(ports[i]);
        if (last > i)
            text += (last > i + 1 ? "-" : ", ") + std::to_string(ports[last]);
        i = last + 1;
    }
    return i < ports.size() ? text + " and " + std::to_string(ports.size() - i) + " more" : text;
}

}  // namespace rules
