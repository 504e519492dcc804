#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sources/packages/OwnershipIndex.h"

/// dpkg's records: the same bytes as status, diversions, a list and a list's name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    (void)sources::parseDpkgStatus(text);
    (void)sources::parseDpkgListName(text);
    sources::OwnershipIndex index({1, 2}, sources::parseDpkgDiversions(text));
    index.add({"package", "1"}, text);
    index.finish();
    std::size_t listed = 0;
    sources::forEachListedFile(text, [&](std::string_view path) {
        ++listed;
        if (!path.starts_with('/'))
            __builtin_trap();
        (void)index.ownerOf(path);
    });
    if (index.size() > listed)
        __builtin_trap();
    return 0;
}
