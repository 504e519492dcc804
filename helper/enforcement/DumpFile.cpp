#include "enforcement/DumpFile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace enforcement {
namespace {

using Code = model::Error::Code;

constexpr int kLevel = -3;   // somebody stands still meanwhile: fast before small
constexpr int kWorkers = 1;  // compresses while the next piece is read
constexpr std::uint64_t kLookEvery = 4U << 20;

std::unexpected<model::Error> cannot(const std::string& name, const char* what) {
    return model::unexpected(
        errno == ENOSPC || errno == EDQUOT ? Code::LimitReached : Code::Unavailable, name, what,
        errno);
}

}  // namespace

void DumpFile::Free::operator()(ZSTD_CCtx_s* context) const {
    ZSTD_freeCCtx(context);
}

model::Result<DumpFile> DumpFile::create(int directory, const std::string& name,
                                         const Limits& limits) {
    DumpFile file(directory, name, limits);
    file.m_file = sources::FileDescriptor(
        ::openat(directory, file.partialName().c_str(),
                 O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.m_file)
        return cannot(name, "cannot be made");
    file.m_context.reset(ZSTD_createCCtx());
    ZSTD_CCtx_setParameter(file.m_context.get(), ZSTD_c_compressionLevel, kLevel);
    ZSTD_CCtx_setParameter(file.m_context.get(), ZSTD_c_checksumFlag, 1);
    ZSTD_CCtx_setParameter(file.m_context.get(), ZSTD_c_nbWorkers, kWorkers);
    file.m_out.resize(ZSTD_CStreamOutSize());
    return file;
}

DumpFile::~DumpFile() {
    if (m_file)
        (void)::unlinkat(m_directory, partialName().c_str(), 0);
}

/// Free space belongs to everybody: it is looked at again after a few MiB, and for every piece once
/// it is near the floor.
model::Result<void> DumpFile::checkRoom(std::uint64_t more) {
    if (m_bytes + more > m_limits.bytes)
        return model::unexpected(Code::LimitReached, m_name,
                                 "it would be larger than the room for dumps");
    if (m_bytes + more <= m_checkedAt + m_room)
        return {};
    struct statvfs disk{};
    if (::fstatvfs(m_file.get(), &disk) != 0)
        return cannot(m_name, "free space cannot be told");
    const std::uint64_t free = std::uint64_t{disk.f_bavail} * disk.f_frsize;
    if (free < m_limits.freeFloor + more + disk.f_frsize)
        return model::unexpected(Code::LimitReached, m_name,
                                 "less free space would be left than must be");
    m_checkedAt = m_bytes;
    m_room = std::min(kLookEvery, (free - m_limits.freeFloor - disk.f_frsize) / 2);
    return {};
}

model::Result<void> DumpFile::store(std::string_view bytes) {
    if (const auto room = checkRoom(bytes.size()); !room)
        return room;
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_file.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return cannot(m_name, "cannot be written");
        m_bytes += static_cast<std::uint64_t>(written);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

model::Result<void> DumpFile::compress(std::string_view bytes, bool end) {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    for (;;) {
        ZSTD_outBuffer out{m_out.data(), m_out.size(), 0};
        const std::size_t left =
            ZSTD_compressStream2(m_context.get(), &out, &in, end ? ZSTD_e_end : ZSTD_e_continue);
        if (ZSTD_isError(left) != 0)
            return model::unexpected(Code::Unavailable, m_name, ZSTD_getErrorName(left));
        if (const auto stored = store({m_out.data(), out.pos}); !stored)
            return stored;
        if (end ? left == 0 : in.pos == in.size)
            return {};
    }
}

model::Result<void> DumpFile::write(std::string_view bytes) {
    return compress(bytes, false);
}

model::Result<void> DumpFile::finish() {
    if (const auto ended = compress({}, true); !ended)
        return ended;
    if (::fdatasync(m_file.get()) != 0 ||
        ::renameat(m_directory, partialName().c_str(), m_directory, m_name.c_str()) != 0)
        return cannot(m_name, "cannot be finished");
    (void)::fsync(m_directory);
    m_file = sources::FileDescriptor();
    return {};
}

}  // namespace enforcement
