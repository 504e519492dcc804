// The first bytes any program sends: reading them ends, and what is said of them is bounded and can
// be shown.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "rules/behaviour/JsonGlance.h"
#include "rules/behaviour/Stratum.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const auto& member : rules::glanceAtJson(text))
        if (member.key.size() > 256 || member.value.size() > 256)
            std::abort();
    const auto message = rules::recogniseStratum(text);
    if (message && (message->agent.size() > 256 ||
                    !std::ranges::all_of(message->method,
                                         [](unsigned char c) { return c > 0x20 && c < 0x7F; })))
        std::abort();
    return 0;
}
