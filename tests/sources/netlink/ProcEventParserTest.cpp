#include "sources/netlink/ProcEventParser.h"

#include <gtest/gtest.h>
#include <linux/cn_proc.h>
#include <linux/connector.h>
#include <linux/netlink.h>

#include <cstring>
#include <vector>

namespace sources {
namespace {

/// As in the parser: the names moved between kernel headers.
struct What : proc_event {
    static constexpr auto kExec = PROC_EVENT_EXEC;
    static constexpr auto kFork = PROC_EVENT_FORK;
    static constexpr auto kExit = PROC_EVENT_EXIT;
    static constexpr auto kSid = PROC_EVENT_SID;
};

using Kind = ProcConnectorEvent::Kind;

/// As the kernel sends it: nlmsghdr, cn_msg, proc_event.
std::vector<std::byte> message(const proc_event& event, std::uint32_t sequence = 7) {
    std::vector<std::byte> bytes(sizeof(nlmsghdr) + sizeof(cn_msg) + sizeof event);
    nlmsghdr header{};
    header.nlmsg_len = static_cast<std::uint32_t>(bytes.size());
    header.nlmsg_type = NLMSG_DONE;
    cn_msg connector{};
    connector.id = {CN_IDX_PROC, CN_VAL_PROC};
    connector.seq = sequence;
    connector.len = sizeof event;
    std::memcpy(bytes.data(), &header, sizeof header);
    std::memcpy(bytes.data() + sizeof header, &connector, sizeof connector);
    std::memcpy(bytes.data() + sizeof header + sizeof connector, &event, sizeof event);
    return bytes;
}

proc_event execOf(std::int32_t pid) {
    proc_event event{};
    event.what = What::kExec;
    event.cpu = 3;
    event.timestamp_ns = 123'456;
    event.event_data.exec = {pid, pid};
    return event;
}

TEST(ProcEventParser, readsExec) {
    const auto event = parseProcEvent(message(execOf(4242)));
    ASSERT_TRUE(event);
    EXPECT_EQ(event->kind, Kind::Exec);
    EXPECT_EQ(event->process, 4242);
    EXPECT_EQ(event->cpu, 3U);
    EXPECT_EQ(event->sequence, 7U);
    EXPECT_EQ(event->monotonicNs, 123'456U);
    EXPECT_TRUE(event->isWholeProcess());
}

TEST(ProcEventParser, tellsThreadsFromProcesses) {
    proc_event fork{};
    fork.what = What::kFork;
    fork.event_data.fork = {10, 10, 11, 11};
    const auto process = parseProcEvent(message(fork));
    ASSERT_TRUE(process);
    EXPECT_EQ(process->kind, Kind::Fork);
    EXPECT_EQ(process->process, 11);
    EXPECT_EQ(process->parentProcess, 10);
    EXPECT_TRUE(process->isWholeProcess());
    fork.event_data.fork = {10, 10, 12, 10};
    EXPECT_FALSE(parseProcEvent(message(fork))->isWholeProcess());
}

TEST(ProcEventParser, readsExitAndAcknowledgement) {
    proc_event exit{};
    exit.what = What::kExit;
    exit.event_data.exit.process_pid = exit.event_data.exit.process_tgid = 9;
    exit.event_data.exit.exit_code = 0x300;
    const auto event = parseProcEvent(message(exit));
    ASSERT_TRUE(event);
    EXPECT_EQ(event->kind, Kind::Exit);
    EXPECT_EQ(event->code, 0x300);
    proc_event answer{};
    answer.event_data.ack.err = EPERM;
    const auto refused = parseProcEvent(message(answer));
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->kind, Kind::Acknowledged);
    EXPECT_EQ(refused->code, EPERM);
    proc_event other{};
    other.what = What::kSid;
    EXPECT_EQ(parseProcEvent(message(other))->kind, Kind::Other);
}

TEST(ProcEventParser, whatIsCutShortOrSomebodyElsesIsRefused) {
    const auto whole = message(execOf(1));
    const std::size_t needed =
        sizeof(nlmsghdr) + sizeof(cn_msg) + offsetof(proc_event, event_data) + 4;
    for (std::size_t length = 0; length < needed; ++length)
        EXPECT_FALSE(parseProcEvent(std::span(whole).first(length))) << length;
    auto otherType = whole;
    reinterpret_cast<nlmsghdr*>(otherType.data())->nlmsg_type = NLMSG_ERROR;
    EXPECT_FALSE(parseProcEvent(otherType));
    auto otherIndex = whole;
    reinterpret_cast<cn_msg*>(otherIndex.data() + sizeof(nlmsghdr))->id.idx = 9;
    EXPECT_FALSE(parseProcEvent(otherIndex));
    auto lying = whole;
    reinterpret_cast<cn_msg*>(lying.data() + sizeof(nlmsghdr))->len = 0xFFFF;
    EXPECT_TRUE(parseProcEvent(lying)) << "no more is read than was received";
}

}  // namespace
}  // namespace sources
