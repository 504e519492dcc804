#include "Footprint.h"

#include <malloc.h>
#include <sys/mman.h>

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>

namespace {

// 55d0c1a00000-55d0c1c00000 r-xp 00040000 fd:00 131 /usr/libexec/…   (proc_pid_maps(5))
// Only code: a read-only mapping may hold relocated, hence changed, data.
void forget(const std::string& line) {
    std::uintptr_t from = 0, to = 0;
    char rights[5] = "", path[2] = "";
    const int read =
        std::sscanf(line.c_str(), "%zx-%zx %4s %*s %*s %*s %1s", &from, &to, rights, path);
    if (read == 4 && std::string(rights) == "r-xp" && path[0] == '/')
        (void)madvise(reinterpret_cast<void*>(from), to - from, MADV_DONTNEED);
}

}  // namespace

void giveBackStartMemory() {
    malloc_trim(0);
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);)
        forget(line);
}
