// alerts.jsonl is read back at every start and alerts come over the bus: any line is refused or
// understood, and what is understood is written as one clean line that says the same again.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "contract/AlertJson.h"
#include "contract/HealthJson.h"

namespace {

void require(bool condition) {
    if (!condition)
        std::abort();
}

bool isOneCleanLine(std::string_view line) {
    return line.size() <= contract::kMaxEcsLineBytes &&
           std::ranges::none_of(line, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

// Without the kernel's time of it the start of the process is reckoned from the clock as it is now.
bool isTimed(const model::Alert& alert) {
    return alert.seenAtUs != 0 && alert.finding.seenNs != 0;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto alert = contract::alertFromEcs(text)) {
        const std::string line = contract::toEcsLine(*alert);
        require(isOneCleanLine(line));
        const auto again = contract::alertFromEcs(line);
        require(again.has_value());
        require(!isTimed(*again) || contract::toEcsLine(*again) == line);
    }
    if (const auto health = contract::healthFromJson(text))
        require(contract::healthFromJson(contract::toJson(*health)).has_value());
    return 0;
}
