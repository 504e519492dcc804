#pragma once

#include <dirent.h>
#include <sys/types.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "sources/procfs/ProcText.h"

namespace sources {

/// Calls `visit(number)` for every entry of a folder of /proc whose name is a number, lowest first;
/// stops when it returns false. `folder` must stand at its beginning.
template <typename Visit>
void forEachNumber(int folder, Visit visit) {
    alignas(dirent64) std::array<char, 8192> buffer;
    for (ssize_t length; (length = ::getdents64(folder, buffer.data(), buffer.size())) > 0;) {
        for (ssize_t offset = 0; offset < length;) {
            const auto* entry = reinterpret_cast<const dirent64*>(buffer.data() + offset);
            offset += entry->d_reclen;
            const auto number = parseNumber<std::int32_t>(entry->d_name);
            if (number && !visit(*number))
                return;
        }
    }
}

}  // namespace sources
