#include "sources/fanotify/FanotifyParser.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/fanotify.h>

#include <cstring>
#include <string>
#include <vector>

namespace sources {
namespace {

using Bytes = std::vector<std::byte>;

void append(Bytes& bytes, const void* data, std::size_t size) {
    const auto* first = static_cast<const std::byte*>(data);
    bytes.insert(bytes.end(), first, first + size);
}

/// One info record as the kernel lays it out: header, fsid, handle, name, padding to four bytes.
Bytes nameInfo(std::uint8_t type, const std::string& name) {
    Bytes body;
    const std::uint32_t fsid[2] = {11, 22};
    append(body, fsid, sizeof(fsid));
    const std::uint32_t handle[2] = {8, 1};  // bytes, type
    append(body, handle, sizeof(handle));
    const std::uint64_t inode = 4711;
    append(body, &inode, sizeof(inode));
    append(body, name.c_str(), name.size() + 1);
    while ((body.size() + 4) % 4 != 0)
        body.push_back(std::byte{0});
    Bytes info;
    const fanotify_event_info_header header{type, 0, static_cast<std::uint16_t>(body.size() + 4)};
    append(info, &header, sizeof(header));
    append(info, body.data(), body.size());
    return info;
}

Bytes event(std::uint64_t mask, std::int32_t pid, const std::vector<Bytes>& infos) {
    Bytes bytes;
    std::size_t size = sizeof(fanotify_event_metadata);
    for (const Bytes& info : infos)
        size += info.size();
    fanotify_event_metadata head{};
    head.event_len = static_cast<std::uint32_t>(size);
    head.vers = FANOTIFY_METADATA_VERSION;
    head.metadata_len = sizeof(head);
    head.mask = mask;
    head.fd = FAN_NOFD;
    head.pid = pid;
    append(bytes, &head, sizeof(head));
    for (const Bytes& info : infos)
        append(bytes, info.data(), info.size());
    return bytes;
}

std::vector<FanotifyRecord> parsed(const Bytes& bytes) {
    std::vector<FanotifyRecord> records;
    parseFanotify(bytes, [&](const FanotifyRecord& record) { records.push_back(record); });
    return records;
}

TEST(FanotifyParser, ReadsNamesAndWho) {
    Bytes bytes = event(FAN_CREATE, 77, {nameInfo(FAN_EVENT_INFO_TYPE_DFID_NAME, "odd\n\xff")});
    const Bytes more = event(0x10000000, 78, {nameInfo(10, "old"), nameInfo(12, "new")});
    bytes.insert(bytes.end(), more.begin(), more.end());
    const auto records = parsed(bytes);
    ASSERT_EQ(records.size(), 2U);
    EXPECT_EQ(records[0].pid, 77);
    EXPECT_EQ(records[0].pidfd, -1);
    ASSERT_TRUE(records[0].where);
    EXPECT_EQ(records[0].where->name, "odd\n\xff");
    EXPECT_EQ(records[0].where->folder.size(), 8U + 8U + 8U);
    ASSERT_TRUE(records[1].from && records[1].to);
    EXPECT_EQ(records[1].from->name, "old");
    EXPECT_EQ(records[1].to->name, "new");
}

TEST(FanotifyParser, EveryTruncationIsSurvived) {
    const Bytes whole = event(FAN_CREATE, 77, {nameInfo(FAN_EVENT_INFO_TYPE_DFID_NAME, "name")});
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_TRUE(parsed(Bytes(whole.begin(), whole.begin() + static_cast<long>(size))).empty());
    EXPECT_EQ(parsed(whole).size(), 1U);
}

TEST(FanotifyParser, LengthsThatLieAreNotBelieved) {
    Bytes bytes = event(FAN_CREATE, 77, {nameInfo(FAN_EVENT_INFO_TYPE_DFID_NAME, "name")});
    const std::uint32_t huge = 0xFFFFFFFF;  // handle_bytes
    std::memcpy(bytes.data() + sizeof(fanotify_event_metadata) + 4 + 8, &huge, sizeof(huge));
    const auto records = parsed(bytes);
    ASSERT_EQ(records.size(), 1U);
    EXPECT_FALSE(records[0].where);
    const std::uint32_t zero = 0;  // event_len: would never end
    std::memcpy(bytes.data(), &zero, sizeof(zero));
    EXPECT_TRUE(parsed(bytes).empty());
}

}  // namespace
}  // namespace sources
