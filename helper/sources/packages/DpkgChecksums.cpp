#include "sources/packages/DpkgChecksums.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "sources/FileDescriptor.h"

namespace sources {
namespace {

constexpr std::size_t kMd5Digits = 32;
constexpr std::size_t kReadBytes = 128U << 10;

bool isMd5(std::string_view text) {
    return text.size() == kMd5Digits &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

template <typename Visit>
void forEachLine(std::string_view text, Visit visit) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        visit(text.substr(at, end - at));
        at = end + 1;
    }
}

std::string contentsOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Merged /usr: a package that recorded lib/x may own /usr/lib/x.
std::string otherNameOf(std::string_view path) {
    constexpr std::string_view kUsr = "/usr";
    if (path.starts_with("/usr/"))
        return std::string(path.substr(kUsr.size()));
    return std::string(kUsr).append(path);
}

}  // namespace

Checksums parseMd5Sums(std::string_view text) {
    Checksums sums;
    forEachLine(text, [&](std::string_view line) {
        if (line.size() > kMd5Digits + 2 && isMd5(line.substr(0, kMd5Digits)) &&
            line[kMd5Digits] == ' ')
            sums.emplace("/" + std::string(line.substr(kMd5Digits + 2)),
                         line.substr(0, kMd5Digits));
    });
    return sums;
}

Checksums parseConffiles(std::string_view statusText) {
    Checksums sums;
    bool inside = false;
    forEachLine(statusText, [&](std::string_view line) {
        if (!line.starts_with(' '))
            inside = line.starts_with("Conffiles:");
        const std::size_t space = line.find(' ', 1);
        if (!inside || !line.starts_with(" /") || space == std::string_view::npos)
            return;
        const std::string_view sum = line.substr(space + 1, kMd5Digits);
        if (isMd5(sum))
            sums.insert_or_assign(std::string(line.substr(1, space - 1)), std::string(sum));
    });
    return sums;
}

void DpkgChecksums::forget() {
    m_packages.clear();
    m_conffiles.reset();
}

const Checksums& DpkgChecksums::of(const std::string& package) {
    const auto known = m_packages.find(package);
    if (known != m_packages.end())
        return known->second;
    Checksums sums;
    if (package.find('/') == std::string::npos) {
        const auto info = m_administration / "info";
        sums = parseMd5Sums(contentsOf(info / (package + ".md5sums")));
        std::error_code ignored;
        for (const auto& entry : std::filesystem::directory_iterator(info, ignored)) {
            const std::string name = entry.path().filename();
            if (sums.empty() && name.starts_with(package + ":") && name.ends_with(".md5sums"))
                sums = parseMd5Sums(contentsOf(entry.path()));
        }
    }
    return m_packages.emplace(package, std::move(sums)).first->second;
}

std::optional<std::string> DpkgChecksums::recorded(const std::string& package,
                                                   std::string_view path) {
    if (!m_conffiles)
        m_conffiles = parseConffiles(contentsOf(m_administration / "status"));
    for (const Checksums* sums : {&of(package), &std::as_const(*m_conffiles)})
        for (const std::string& name : {std::string(path), otherNameOf(path)})
            if (const auto found = sums->find(name); found != sums->end())
                return found->second;
    return std::nullopt;
}

bool DpkgChecksums::isAtWork() const {
    for (const char* name : {"lock", "lock-frontend"}) {
        const FileDescriptor file(
            ::open((m_administration / name).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
        struct flock lock{};
        lock.l_type = F_WRLCK;
        lock.l_whence = SEEK_SET;
        if (file && ::fcntl(file.get(), F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK)
            return true;
    }
    return false;
}

std::string DpkgChecksums::stamp() const {
    struct stat status{};
    if (::stat((m_administration / "status").c_str(), &status) != 0)
        return {};
    return std::to_string(status.st_ino) + " " + std::to_string(status.st_size) + " " +
           std::to_string(status.st_mtim.tv_sec) + " " + std::to_string(status.st_mtim.tv_nsec);
}

std::string md5Of(int file) {
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(),
                                                                     EVP_MD_CTX_free);
    if (!context || EVP_DigestInit_ex(context.get(), EVP_md5(), nullptr) != 1)
        return {};  // FIPS: there is no MD5
    std::vector<unsigned char> buffer(kReadBytes);
    ssize_t got = 0;
    for (off_t at = 0; (got = ::pread(file, buffer.data(), buffer.size(), at)) > 0; at += got)
        EVP_DigestUpdate(context.get(), buffer.data(), static_cast<std::size_t>(got));
    std::array<unsigned char, EVP_MAX_MD_SIZE> sum;
    unsigned length = 0;
    if (got < 0 || EVP_DigestFinal_ex(context.get(), sum.data(), &length) != 1)
        return {};
    std::string hex;
    for (unsigned i = 0; i < length; ++i) {
        hex += "0123456789abcdef"[unsigned{sum[i]} >> 4U];
        hex += "0123456789abcdef"[unsigned{sum[i]} & 15U];
    }
    return hex;
}

}  // namespace sources
