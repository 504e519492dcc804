#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/Error.h"
#include "sources/FileDescriptor.h"

struct ZSTD_CCtx_s;

namespace enforcement {

/// A file that is compressed (zstd) while it is written, 0600, and appears under its name only when
/// it is whole: before that, or after an error, nothing stays. Never larger than it may be, and
/// never leaves less free space than it must. One thread.
class DumpFile {
  public:
    struct Limits {
        std::uint64_t bytes = 0;      // of the compressed file
        std::uint64_t freeFloor = 0;  // left to others in the file system
    };

    /// In `directory`, as ".<name>.partial" so far. Error Unavailable with errno.
    static model::Result<DumpFile> create(int directory, const std::string& name,
                                          const Limits& limits);

    DumpFile(DumpFile&&) noexcept = default;
    DumpFile& operator=(DumpFile&&) = delete;
    ~DumpFile();

    /// Errors: LimitReached (one of the limits), Unavailable with errno.
    model::Result<void> write(std::string_view bytes);

    /// Ends the frame, syncs and gives the file its name.
    model::Result<void> finish();

    std::uint64_t bytes() const { return m_bytes; }

  private:
    struct Free {
        void operator()(ZSTD_CCtx_s* context) const;
    };

    DumpFile(int directory, std::string name, const Limits& limits)
        : m_directory(directory), m_name(std::move(name)), m_limits(limits) {}
    std::string partialName() const { return "." + m_name + ".partial"; }
    model::Result<void> compress(std::string_view bytes, bool end);
    model::Result<void> store(std::string_view bytes);
    model::Result<void> checkRoom(std::uint64_t more);

    int m_directory;
    std::string m_name;
    Limits m_limits;
    sources::FileDescriptor m_file;
    std::unique_ptr<ZSTD_CCtx_s, Free> m_context;
    std::vector<char> m_out;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_checkedAt = 0;  // m_bytes when the free space was looked at
    std::uint64_t m_room = 0;       // what may be written before it is looked at again
};

}  // namespace enforcement
