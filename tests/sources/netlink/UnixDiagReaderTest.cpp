#include "sources/netlink/UnixDiagReader.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/rtnetlink.h>
#include <linux/unix_diag.h>
#include <sched.h>
#include <sys/un.h>

#include <cstring>
#include <vector>

#include "tests/sources/support/Child.h"
#include "tests/sources/support/Sockets.h"

namespace sources {
namespace {

using testing_support::Child;
using testing_support::inodeOf;

class UnixDiagReaderLive : public testing::Test {
  protected:
    void SetUp() override {
        auto reader = UnixDiagReader::create();
        if (!reader)
            GTEST_SKIP() << toString(reader.error());
        m_reader = std::make_unique<UnixDiagReader>(*std::move(reader));
        ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, m_pair), 0);
    }
    int m_pair[2] = {-1, -1};
    std::unique_ptr<UnixDiagReader> m_reader;
};

TEST_F(UnixDiagReaderLive, findsThePeerBothWays) {
    EXPECT_EQ(m_reader->peerOf(inodeOf(m_pair[0])).value_or(0), inodeOf(m_pair[1]));
    EXPECT_EQ(m_reader->peerOf(inodeOf(m_pair[1])).value_or(0), inodeOf(m_pair[0]));
}

TEST_F(UnixDiagReaderLive, anAcceptedSocketIsThePeerOfItsClient) {
    const int listening = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    const std::string text = "am-test-" + std::to_string(::getpid());
    std::memcpy(name.sun_path + 1, text.data(), text.size());
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + text.size());
    ASSERT_EQ(::bind(listening, reinterpret_cast<sockaddr*>(&name), length), 0);
    ASSERT_EQ(::listen(listening, 1), 0);
    const int client = ::socket(AF_UNIX, SOCK_STREAM, 0);
    ASSERT_EQ(::connect(client, reinterpret_cast<sockaddr*>(&name), length), 0);
    const int accepted = ::accept(listening, nullptr, nullptr);
    EXPECT_EQ(m_reader->peerOf(inodeOf(client)).value_or(0), inodeOf(accepted));
    const auto none = m_reader->peerOf(inodeOf(listening));
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().systemErrno, ENOTCONN);
}

TEST_F(UnixDiagReaderLive, aClosedPeerIsNone) {
    ::close(m_pair[1]);
    const auto none = m_reader->peerOf(inodeOf(m_pair[0]));
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().systemErrno, ENOTCONN);
}

TEST_F(UnixDiagReaderLive, whatIsNoUnixSocketIsNotFoundAndTheReaderGoesOn) {
    const int inet = ::socket(AF_INET, SOCK_DGRAM, 0);
    for (const std::uint64_t inode : {inodeOf(inet), std::uint64_t{3}}) {
        const auto none = m_reader->peerOf(inode);
        ASSERT_FALSE(none);
        EXPECT_EQ(none.error().systemErrno, ENOENT);
    }
    EXPECT_TRUE(m_reader->peerOf(inodeOf(m_pair[0])));
}

TEST_F(UnixDiagReaderLive, looksIntoAnotherNetworkNamespace) {
    if (::geteuid() != 0)
        GTEST_SKIP() << "needs CAP_SYS_ADMIN";
    int inodes[2];
    ASSERT_EQ(::pipe(inodes), 0);
    const Child child([&] {
        int pair[2];
        if (::unshare(CLONE_NEWNET) != 0 || ::socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0)
            ::_exit(77);
        const std::uint64_t both[2] = {inodeOf(pair[0]), inodeOf(pair[1])};
        (void)!::write(inodes[1], both, sizeof both);
    });
    std::uint64_t both[2] = {};
    ASSERT_EQ(::read(inodes[0], both, sizeof both), static_cast<ssize_t>(sizeof both));
    EXPECT_FALSE(m_reader->peerOf(both[0])) << "the reader sees its own namespace only";
    const int there =
        ::open(("/proc/" + std::to_string(child.pid()) + "/ns/net").c_str(), O_RDONLY | O_CLOEXEC);
    auto reader = UnixDiagReader::create({there});
    ASSERT_TRUE(reader);
    EXPECT_EQ(reader->peerOf(both[0]).value_or(0), both[1]);
    EXPECT_FALSE(reader->peerOf(inodeOf(m_pair[0])));
    EXPECT_EQ(m_reader->peerOf(inodeOf(m_pair[0])).value_or(0), inodeOf(m_pair[1]))
        << "the calling thread stays where it is";
}

std::vector<std::byte> answer(std::uint32_t inode, std::uint32_t peer,
                              std::uint16_t attributeLength = RTA_LENGTH(4)) {
    std::vector<std::byte> bytes(sizeof(unix_diag_msg) + RTA_LENGTH(4));
    unix_diag_msg head{};
    head.udiag_family = AF_UNIX;
    head.udiag_ino = inode;
    const rtattr attribute{attributeLength, UNIX_DIAG_PEER};
    std::memcpy(bytes.data(), &head, sizeof head);
    std::memcpy(bytes.data() + sizeof head, &attribute, sizeof attribute);
    std::memcpy(bytes.data() + sizeof head + sizeof attribute, &peer, sizeof peer);
    return bytes;
}

TEST(UnixDiagParser, readsThePeer) {
    EXPECT_EQ(parseUnixDiagPeer(answer(5, 6), 5), 6U);
}

TEST(UnixDiagParser, refusesWhatIsNotAnAnswer) {
    EXPECT_FALSE(parseUnixDiagPeer(answer(5, 6), 7)) << "of another socket";
    EXPECT_FALSE(parseUnixDiagPeer(answer(5, 0), 5)) << "no peer";
    EXPECT_FALSE(parseUnixDiagPeer(answer(5, 6, 3), 5)) << "shorter than its own head";
    EXPECT_FALSE(parseUnixDiagPeer(answer(5, 6, 200), 5)) << "longer than the message";
    EXPECT_FALSE(parseUnixDiagPeer(answer(5, 6, RTA_LENGTH(2)), 5)) << "half a number";
    const auto whole = answer(5, 6);
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_FALSE(parseUnixDiagPeer(std::span(whole).first(length), 5)) << length;
}

}  // namespace
}  // namespace sources
