#include "sources/files/MountTable.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>

namespace sources {
namespace {

constexpr auto kForeign = std::to_array<std::string_view>(
    {"9p",        "afs",     "autofs",    "bdev",   "binfmt_misc", "bpf",        "ceph",
     "cgroup",    "cgroup2", "cifs",      "coda",   "configfs",    "debugfs",    "devpts",
     "efivarfs",  "fusectl", "glusterfs", "lustre", "mqueue",      "ncpfs",      "nfs",
     "nfs4",      "nfsd",    "nsfs",      "proc",   "pstore",      "rpc_pipefs", "securityfs",
     "selinuxfs", "smb3",    "smbfs",     "sockfs", "sysfs",       "tracefs",    "virtiofs"});

std::vector<std::string_view> wordsOf(std::string_view line) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        if (end > at)
            words.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

// "\040" stands for a space, and so on for tab, newline and the backslash itself.
std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        const char* digits = text.data() + i + 1;
        if (text[i] == '\\' && i + 3 < text.size() &&
            std::from_chars(digits, digits + 3, code, 8).ptr == digits + 3) {
            plain += static_cast<char>(code);
            i += 3;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

std::uint64_t deviceFrom(std::string_view text) {
    std::uint32_t major = 0, minor = 0;
    const char* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, major);
    if (first.ptr != end && *first.ptr == ':')
        std::from_chars(first.ptr + 1, end, minor);
    return (std::uint64_t{major} << 32U) | minor;
}

bool liesBelow(std::string_view path, std::string_view folder) {
    if (folder == "/")
        return path.size() > 1;
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

}  // namespace

bool isOrdinaryType(std::string_view type) {
    return !type.starts_with("fuse") && std::ranges::find(kForeign, type) == kForeign.end();
}

// 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
std::vector<Mount> parseMountInfo(std::string_view text) {
    std::vector<Mount> mounts;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const auto words = wordsOf(text.substr(at, end - at));
        at = end + 1;
        const auto dash = std::ranges::find(words, std::string_view("-"));
        if (words.size() < 7 || dash == words.end() || std::next(dash) == words.end())
            continue;
        mounts.push_back(
            {unescaped(words[4]), std::string(*std::next(dash)), deviceFrom(words[2])});
    }
    return mounts;
}

void MountTable::read() {
    std::ifstream file("/proc/self/mountinfo");
    m_mounts = parseMountInfo(std::string(std::istreambuf_iterator<char>(file), {}));
    m_isRead = true;
}

void MountTable::refresh() {
    const std::lock_guard lock(m_mutex);
    m_isRead = false;
}

bool MountTable::isOrdinary(std::uint64_t device) {
    const std::lock_guard lock(m_mutex);
    if (!m_isRead)
        read();
    const auto isIt = [device](const Mount& mount) { return mount.device == device; };
    auto mount = std::ranges::find_if(m_mounts, isIt);
    if (mount == m_mounts.end()) {  // mounted meanwhile
        read();
        mount = std::ranges::find_if(m_mounts, isIt);
    }
    return mount == m_mounts.end() || isOrdinaryType(mount->type);
}

std::vector<std::string> MountTable::ordinaryBelow(std::string_view folder) {
    const std::lock_guard lock(m_mutex);
    if (!m_isRead)
        read();
    std::vector<std::string> points;
    for (const Mount& mount : m_mounts)
        if (liesBelow(mount.point, folder) && isOrdinaryType(mount.type))
            points.push_back(mount.point);
    return points;
}

}  // namespace sources
