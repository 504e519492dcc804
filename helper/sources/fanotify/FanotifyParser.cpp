#include "sources/fanotify/FanotifyParser.h"

#include <fcntl.h>
#include <sys/fanotify.h>

#include <cstring>

namespace sources {
namespace {

// Linux 5.17; Debian 12's headers have them, older ones do not.
constexpr std::uint8_t kOldName = 10, kNewName = 12;

template <typename T>
std::optional<T> valueAt(std::span<const std::byte> bytes, std::size_t at) {
    if (bytes.size() < at || bytes.size() - at < sizeof(T))
        return std::nullopt;
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof(T));
    return value;
}

std::string_view textOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// header, fsid, file_handle {bytes, type, f_handle[]}, name with its NUL.
std::optional<FanotifyName> nameFrom(std::span<const std::byte> record) {
    constexpr std::size_t kFsid = sizeof(fanotify_event_info_header);
    constexpr std::size_t kHandle = sizeof(fanotify_event_info_fid);
    const auto handle = valueAt<file_handle>(record, kHandle);
    if (!handle || handle->handle_bytes > MAX_HANDLE_SZ)
        return std::nullopt;
    const std::size_t end = kHandle + sizeof(file_handle) + handle->handle_bytes;
    if (end > record.size())
        return std::nullopt;
    const std::string_view rest = textOf(record.subspan(end));
    return FanotifyName{textOf(record.subspan(kFsid, end - kFsid)),
                        rest.substr(0, rest.find('\0'))};
}

void apply(std::span<const std::byte> record, std::uint8_t type, FanotifyRecord& out) {
    if (type == FAN_EVENT_INFO_TYPE_DFID_NAME || type == FAN_EVENT_INFO_TYPE_DFID)
        out.where = nameFrom(record);
    else if (type == kOldName)
        out.from = nameFrom(record);
    else if (type == kNewName)
        out.to = nameFrom(record);
    else if (type == FAN_EVENT_INFO_TYPE_PIDFD)
        if (const auto info = valueAt<fanotify_event_info_pidfd>(record, 0))
            out.pidfd = info->pidfd;
}

}  // namespace

void parseFanotify(std::span<const std::byte> bytes,
                   const std::function<void(const FanotifyRecord&)>& visit) {
    for (;;) {
        const auto head = valueAt<fanotify_event_metadata>(bytes, 0);
        if (!head || head->vers != FANOTIFY_METADATA_VERSION || head->event_len > bytes.size() ||
            head->event_len < head->metadata_len || head->metadata_len < sizeof(*head))
            return;
        FanotifyRecord record;
        record.mask = head->mask;
        record.pid = head->pid;
        auto infos = bytes.subspan(head->metadata_len, head->event_len - head->metadata_len);
        while (const auto info = valueAt<fanotify_event_info_header>(infos, 0)) {
            if (info->len < sizeof(*info) || info->len > infos.size())
                break;
            apply(infos.first(info->len), info->info_type, record);
            infos = infos.subspan(info->len);
        }
        visit(record);
        bytes = bytes.subspan(head->event_len);
    }
}

}  // namespace sources
