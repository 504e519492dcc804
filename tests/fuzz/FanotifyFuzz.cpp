// What fanotify and mountinfo tell, dpkg's sums, and the texts of critical files: any bytes.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "rules/integrity/CriticalFiles.h"
#include "rules/integrity/FileVerdict.h"
#include "sources/fanotify/FanotifyParser.h"
#include "sources/files/MountTable.h"
#include "sources/packages/DpkgChecksums.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::size_t names = 0;
    sources::parseFanotify(std::as_bytes(std::span(data, size)),
                           [&](const sources::FanotifyRecord& record) {
                               names += record.where ? record.where->name.size() : 1;
                           });
    (void)sources::parseMountInfo(text);
    (void)sources::parseMd5Sums(text);
    (void)sources::parseConffiles(text);
    (void)rules::capabilityNames(text);
    const std::size_t half = size / 2;
    for (int kind = 1; kind <= static_cast<int>(rules::CriticalKind::Other); ++kind) {
        const auto which = static_cast<rules::CriticalKind>(kind);
        (void)rules::reasonsOf(which, rules::essenceOf(which, text.substr(0, half)),
                               rules::essenceOf(which, text.substr(half)));
    }
    return names == SIZE_MAX ? 1 : 0;
}
