#include "Footprint.h"

#include <malloc.h>
#include <sys/mman.h>

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>

namespace {

struct Mapping {
    std::uintptr_t from = 0, to = 0;
    bool ofFile = false;  // and not writable
};

// 55d0c1a00000-55d0c1c00000 r-xp 00040000 fd:00 131 /usr/libexec/…   (proc_pid_maps(5))
bool readHead(const std::string& line, Mapping& mapping) {
    Mapping read;
    char rights[5] = "", path[2] = "";
    const int fields = std::sscanf(line.c_str(), "%zx-%zx %4s %*s %*s %*s %1s", &read.from,
                                   &read.to, rights, path);
    if (fields < 3)
        return false;
    read.ofFile = path[0] == '/' && rights[0] == 'r' && rights[1] == '-';
    mapping = read;
    return true;
}

void forget(const Mapping& mapping) {
    (void)madvise(reinterpret_cast<void*>(mapping.from), mapping.to - mapping.from, MADV_DONTNEED);
}

}  // namespace

// A read-only mapping may hold relocated, hence changed, pages: what has any stays whole. The line
// "Anonymous:" of proc_pid_smaps(5) tells.
void giveBackMemory() {
    malloc_trim(0);
    std::ifstream maps("/proc/self/smaps");
    Mapping mapping;
    for (std::string line; std::getline(maps, line);)
        if (!readHead(line, mapping) && mapping.ofFile && line.starts_with("Anonymous:") &&
            line.ends_with(" 0 kB"))
            forget(mapping);
}
