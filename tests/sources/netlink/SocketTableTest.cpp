#include "sources/netlink/SocketTable.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "tests/sources/support/Sockets.h"

namespace sources {
namespace {

using testing_support::connectedTo;
using testing_support::inodeOf;
using testing_support::listener;
using testing_support::portOf;
using Owners = SocketTable::Owners;

std::int32_t ownerOf(SocketTable& table, std::uint64_t inode) {
    const auto all = table.read();
    if (!all)
        return -1;
    const auto found = std::ranges::find(
        *all, inode, [](const OwnedSocket& socket) { return socket.row.connection.inode; });
    return found == all->end() ? -1 : found->owner.pid;
}

/// A child that holds what was open when it was forked, until it is told to end.
class Heir {
  public:
    Heir() : m_pid(::fork()) {
        if (m_pid == 0) {
            ::pause();
            ::_exit(0);
        }
    }
    ~Heir() { end(); }
    void end() {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, nullptr, 0);
        }
        m_pid = 0;
    }
    std::int32_t pid() const { return m_pid; }

  private:
    std::int32_t m_pid;
};

class OwnedSockets : public testing::TestWithParam<Owners> {
  protected:
    void SetUp() override {
        if (GetParam() == Owners::Any && !m_table.usesIterator())
            GTEST_SKIP() << "no iterator over open files here";
    }
    SocketTable m_table{GetParam()};
};

TEST_P(OwnedSockets, namesWhoHoldsThem) {
    const int listening = listener(AF_INET);
    const int client = connectedTo(AF_INET6, SOCK_STREAM, portOf(listener(AF_INET6)));
    const int udp = testing_support::boundSocket(AF_INET, SOCK_DGRAM);
    for (const int socket : {listening, client, udp})
        EXPECT_EQ(ownerOf(m_table, inodeOf(socket)), ::getpid());
    const auto all = m_table.read();
    ASSERT_TRUE(all);
    const auto self = std::ranges::find(*all, ::getpid(),
                                        [](const OwnedSocket& socket) { return socket.owner.pid; });
    ASSERT_NE(self, all->end());
    EXPECT_NE(self->owner.startTimeTicks, 0U);
    for (const int socket : {listening, client, udp})
        ::close(socket);
}

TEST_P(OwnedSockets, belongToWhoOpenedThemUntilOnlyAnHeirIsLeft) {
    const int listening = listener(AF_INET);
    const auto inode = inodeOf(listening);
    Heir heir;
    EXPECT_EQ(ownerOf(m_table, inode), GetParam() == Owners::Any ? ::getpid() : heir.pid());
    ::close(listening);
    EXPECT_EQ(ownerOf(m_table, inode), heir.pid());
    heir.end();
    EXPECT_EQ(ownerOf(m_table, inode), -1) << "and it is gone with the last";
}

TEST_P(OwnedSockets, thatCameLaterAreFoundToo) {
    const int first = listener(AF_INET);
    ASSERT_EQ(ownerOf(m_table, inodeOf(first)), ::getpid());
    const int second = listener(AF_INET);
    EXPECT_EQ(ownerOf(m_table, inodeOf(second)), ::getpid());
    ::close(first);
    EXPECT_EQ(ownerOf(m_table, inodeOf(second)), ::getpid());
    ::close(second);
}

INSTANTIATE_TEST_SUITE_P(Ways, OwnedSockets, testing::Values(Owners::Any, Owners::Procfs),
                         [](const auto& param) {
                             return param.param == Owners::Any ? "iterator" : "procfs";
                         });

}  // namespace
}  // namespace sources
