// Configuration is root's own, trust entries and values come over the bus: whatever arrives is
// refused in a short harmless sentence or understood, and what is understood can be written again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "config/ConfigFile.h"
#include "config/ImportPlan.h"
#include "model/SafeText.h"

namespace {

void require(bool condition) {
    if (!condition)
        std::abort();
}

void requireHarmless(const model::Error& error) {
    const std::string text = toString(error);
    require(text.size() < 4096);
    require(model::printable(text) == text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto loaded = config::parseConfig(text);
    if (!loaded) {
        requireHarmless(loaded.error());
    } else {
        const auto again = config::parseConfig(config::toJson(loaded->settings));
        require(again && again->settings == loaded->settings && again->warnings.empty());
    }
    const auto trust = config::parseTrust(text);
    if (!trust)
        requireHarmless(trust.error());
    else
        require(config::trustId(*trust).size() == 16);
    if (const auto plan = config::planImport(text, model::Settings(), {})) {
        for (const config::ImportLine& line : plan->lines)
            require(model::printable(line.source + line.detail) == line.source + line.detail);
        require(config::parseConfig(config::toJson(plan->settings)).has_value());
    }
    return 0;
}
